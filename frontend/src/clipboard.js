const SHOWN_MS = 2000;

/**
 * @param {HTMLElement} button
 * @param {string} text
 * @param {(sentence: string) => void} say
 */
export async function copy(button, text, say) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    say("Your browser does not let this page copy. Select the text and copy it from there.");
    return;
  }
  say("Copied");
  if (button.dataset.copied) return;
  const label = [...button.childNodes];
  button.dataset.copied = "yes";
  button.replaceChildren("Copied");
  setTimeout(() => {
    button.replaceChildren(...label);
    delete button.dataset.copied;
  }, SHOWN_MS);
}
