import assert from "node:assert/strict";
import { test } from "node:test";
import { measure, tone, words } from "../src/counter.js";

const CASES = [
  ["", 0],
  ["plain words", 11],
  ["curly “quotes” — and a dash", 27],
  ["日本語", 6],
  ["👩‍👩‍👧‍👦", 2],
  ["https://example.com/" + "long".repeat(40), 23],
  ["x.co", 23],
  ["README.md is here", 31],
  ["e\u0301", 1],
  ["two\r\nlines", 9],
];

for (const [text, length] of CASES) {
  test(`${JSON.stringify(text).slice(0, 40)} weighs ${length}`, () => {
    assert.deepEqual(measure(text, 280), { length, remaining: 280 - length });
  });
}

test("an account that may write long posts has its own limit", () => {
  assert.equal(measure("a".repeat(300), 25_000).remaining, 24_700);
});

test("the words and the tone say how close the limit is", () => {
  assert.deepEqual([21, 20, 0, -1].map(tone), ["", "near", "near", "over"]);
  assert.deepEqual([12, 0, -8].map(words), ["12 left", "0 left", "8 too many"]);
});
