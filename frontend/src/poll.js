/**
 * The state a fragment shows, in the server's words.
 * @param {string} html
 */
function stateIn(html) {
  return new DOMParser().parseFromString(html, "text/html").querySelector("[data-state]")?.getAttribute("data-state");
}

/** @param {string} html */
export function isWholePage(html) {
  return /^\s*<!doctype/i.test(html);
}

/** Swaps a polled fragment only when it changed, so that focus and opened parts stay as they are. */
export function watchPolling() {
  /** @type {string[]} */
  let open = [];

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    if (isWholePage(detail.serverResponse)) {
      // The session ended: the answer is the sign-in page, not a fragment.
      detail.shouldSwap = false;
      location.reload();
      return;
    }
    const state = detail.target.dataset.state;
    if (!state) return;
    if (state === stateIn(detail.serverResponse)) detail.shouldSwap = false;
    open = [...document.querySelectorAll("[data-state] details[open]")].map((details) => details.id);
  });

  document.addEventListener("htmx:afterSwap", () => {
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    const spoken = document.getElementById("thread-spoken");
    const sentence = document.querySelector("[data-spoken]")?.getAttribute("data-spoken") ?? "";
    if (spoken && spoken.textContent !== sentence) spoken.textContent = sentence;
  });
}

/** Says so when the preview no longer follows the text. */
export function watchPreview() {
  const note = document.querySelector("[data-preview-stale]");
  if (!(note instanceof HTMLElement)) return;
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, () => {
      note.hidden = false;
    });
  }
  document.addEventListener("htmx:afterSwap", () => {
    note.hidden = true;
  });
}
