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

/** @param {string} selector */
function reveal(selector) {
  document.querySelector(selector)?.removeAttribute("hidden");
}

/**
 * A whole page where a fragment was asked for: the session ended, and this is the sign-in page.
 * Words in a form are not thrown away for it.
 * @param {HTMLElement} target
 */
function noticeSignOut(target) {
  if (target.dataset.state) location.reload();
  else reveal("[data-signed-out]");
}

/** Swaps a polled fragment only when it changed, so that focus and opened parts stay as they are. */
export function watchSwaps() {
  /** @type {string[]} */
  let open = [];

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    if (isWholePage(detail.serverResponse)) {
      detail.shouldSwap = false;
      if (detail.xhr.status === 200) noticeSignOut(detail.target);
      return;
    }
    const state = detail.target.dataset.state;
    if (state && state === stateIn(detail.serverResponse)) detail.shouldSwap = false;
    open = [...document.querySelectorAll("[data-state] details[open]")].map((details) => details.id);
  });

  document.addEventListener("htmx:afterSwap", () => {
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    const spoken = document.getElementById("thread-spoken");
    const sentence = document.querySelector("[data-spoken]")?.getAttribute("data-spoken") ?? "";
    if (spoken && spoken.textContent !== sentence) spoken.textContent = sentence;
    document.querySelector("[data-preview-stale]")?.setAttribute("hidden", "");
  });
  for (const name of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(name, () => reveal("[data-preview-stale]"));
  }
}
