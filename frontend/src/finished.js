/** Whether a field holds something that was typed and not sent. */
function hasTyped() {
  return [...document.querySelectorAll("main textarea, main input")].some(
    (field) =>
      (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== "hidden")) &&
      field.value !== field.defaultValue,
  );
}

/** What was waited for leads on by itself, but not away from words that would be lost: then it says so instead. */
export function keepTypedWords() {
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { xhr, target } = /** @type {CustomEvent} */ (event).detail;
    const finished = target.querySelector("[data-finished]");
    if (!finished || !xhr.getResponseHeader("HX-Redirect") || !hasTyped()) return;
    event.preventDefault();
    finished.removeAttribute("hidden");
    target.replaceWith(finished);
  });
}
