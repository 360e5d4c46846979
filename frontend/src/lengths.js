/** Letters as LinkedIn counts them, the larger of two ways: UTF-16 units are never fewer than code points. */
export const characters = (/** @type {string} */ text) => text.length;

export const countWords = (/** @type {string} */ text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/**
 * What the whole draft amounts to, in words.
 * @param {string} format
 * @param {readonly string[]} texts
 * @param {number} limit 0: there is none
 * @returns {{ words: string, tone: "" | "near" | "over" }}
 */
export function total(format, texts, limit) {
  if (format === "thread") return { words: "", tone: "" };
  const whole = texts.join("\n\n");
  if (!limit) return { words: `${countWords(whole).toLocaleString("en")} words`, tone: "" };
  const length = characters(whole);
  const words = `${length.toLocaleString("en")} of ${limit.toLocaleString("en")} characters`;
  return { words, tone: length > limit ? "over" : length > limit * 0.95 ? "near" : "" };
}
