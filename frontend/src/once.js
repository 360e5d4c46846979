/** @type {Map<HTMLElement, string>} */
const busy = new Map();

/**
 * What takes a while says so on its own button.
 * @param {HTMLElement | null} button
 */
function sayBusy(button) {
  if (!button?.dataset.busy) return;
  busy.set(button, button.innerHTML);
  button.textContent = button.dataset.busy;
}

/** A second click on a slow button must not send the form a second time. */
export function sendFormsOnce() {
  /** @type {Set<EventTarget>} */
  const sent = new Set();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post" || event.defaultPrevented) return;
    if (sent.has(form)) event.preventDefault();
    else sayBusy(event.submitter);
    sent.add(form);
  });
  // The page may come back from the browser's memory, with its forms to be used again.
  window.addEventListener("pageshow", () => {
    sent.clear();
    for (const [button, html] of busy) button.innerHTML = html;
    busy.clear();
  });
}
