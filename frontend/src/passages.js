/** A passage that was picked comes into sight where the article stands; the list it was picked from stays put. */
export function showPassages() {
  document.addEventListener("htmx:afterSwap", (event) => {
    const pane = event.target;
    if (!(pane instanceof HTMLElement) || pane.id !== "article-text") return;
    const mark = pane.querySelector("mark");
    if (pane.scrollHeight > pane.clientHeight) {
      const above = mark ? mark.getBoundingClientRect().top - pane.getBoundingClientRect().top : 0;
      pane.scrollTo({ top: pane.scrollTop + above - pane.clientHeight / 4 });
    } else {
      (mark ?? pane).scrollIntoView({ block: "center" });
    }
    const picked = new URL(location.href).searchParams.get("insight");
    for (const insight of document.querySelectorAll(".insight")) {
      insight.toggleAttribute("data-picked", insight.id === `insight-${picked}`);
    }
  });
}
