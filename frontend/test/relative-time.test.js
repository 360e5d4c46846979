import assert from "node:assert/strict";
import { test } from "node:test";
import { relativeWords } from "../src/relative-time.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const CASES = [
  [20 * SECOND, "in less than a minute"],
  [-20 * SECOND, "just now"],
  [MINUTE, "in 1 minute"],
  [-59 * MINUTE, "59 minutes ago"],
  [59.7 * MINUTE, "in 1 hour"],
  [2 * HOUR - SECOND, "in 2 hours"],
  [26 * HOUR, "in 26 hours"],
  [-3 * DAY, "3 days ago"],
];

for (const [offset, expected] of CASES) {
  test(`${offset} ms away is ${expected}`, () => {
    assert.equal(relativeWords(1e12 + offset, 1e12), expected);
  });
}
