/**
 * Puts fragments from the server in place of the elements that have the same ids; what was open stays open.
 * @param {string} html
 */
export function replaceById(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const fresh of [...template.content.children]) {
    const old = document.getElementById(fresh.id);
    if (!old) continue;
    const open = [...old.querySelectorAll("details[open]")].map(({ id }) => id);
    const top = old.scrollTop;
    old.replaceWith(fresh);
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    fresh.scrollTop = top;
    /** @type {any} */ (window).htmx?.process(fresh);
  }
}
