/** @param {HTMLFormElement} form */
const snapshot = (form) => new URLSearchParams(/** @type {any} */ (new FormData(form))).toString();

/**
 * Asks before the page is left while the form holds something that was not sent.
 * @param {HTMLFormElement} form
 */
export function warnWhenUnsaved(form) {
  const saved = "unsaved" in form.dataset ? "" : snapshot(form);
  let leaving = false;
  form.addEventListener("submit", () => {
    leaving = true;
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && snapshot(form) !== saved) event.preventDefault();
  });
}
