// What the composer's buttons do to the texts of a thread, apart from the page.

/**
 * @param {readonly string[]} texts
 * @param {number} a
 * @param {number} b
 */
export function swapped(texts, a, b) {
  return texts.map((text, i) => (i === a ? texts[b] : i === b ? texts[a] : text));
}

/**
 * The texts after one is taken out: those below move up, an empty one fills the end.
 * @param {readonly string[]} texts
 * @param {number} index
 */
export function without(texts, index) {
  return [...texts.filter((_, i) => i !== index), ""];
}

/**
 * How many posts to show at first: up to the last that has text, and at least one.
 * @param {readonly string[]} texts
 */
export function shownAtFirst(texts) {
  return Math.max(1, texts.findLastIndex((text) => text !== "") + 1);
}
