import configs from "twitter-text/dist/configs.js";
import parseTweet from "twitter-text/dist/parseTweet.js";

const NEAR = 20;

/**
 * How long X takes the text to be: links weigh 23, emoji 2, most of CJK 2, Latin 1.
 * @param {string} text
 * @param {number} limit
 */
export function measure(text, limit) {
  const { weightedLength } = parseTweet(text.replace(/\r\n?/g, "\n"), configs.version3);
  return { length: weightedLength, remaining: limit - weightedLength };
}

/** @param {number} remaining */
export function words(remaining) {
  return remaining < 0 ? `${-remaining} too many` : `${remaining} left`;
}

/**
 * @param {number} remaining
 * @returns {"" | "near" | "over"}
 */
export function tone(remaining) {
  if (remaining < 0) return "over";
  return remaining <= NEAR ? "near" : "";
}
