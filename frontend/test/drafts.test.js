import assert from "node:assert/strict";
import { test } from "node:test";
import { countWords, total } from "../src/lengths.js";
import { pieceAt } from "../src/pieces.js";

test("words are counted, signs between them are not", () => {
  assert.equal(countWords("Two words — and\n\n- three more."), 5);
  assert.equal(countWords(" \n"), 0);
});

test("LinkedIn's length is the whole text in UTF-16 units", () => {
  assert.deepEqual(total("linkedin", ["a", "😀"], 3000), { words: "5 of 3,000 characters", tone: "" });
  assert.equal(total("linkedin", ["a".repeat(2900)], 3000).tone, "near");
  assert.equal(total("linkedin", ["a".repeat(2999), ""], 3000).tone, "over");
});

test("a blog post is counted in words, a thread by its posts alone", () => {
  assert.equal(total("blog", ["One two.", "Three."], 0).words, "3 words");
  assert.equal(total("thread", ["One two."], 280).words, "");
});

test("the caret finds its sentence, also behind one that was changed", () => {
  const pieces = ["First one.", "Was changed.", "Last one."];
  const text = "First one. Now differs. Last one.";
  assert.equal(pieceAt(text, pieces, 3), 0);
  assert.equal(pieceAt(text, pieces, 15), -1);
  assert.equal(pieceAt(text, pieces, 30), 2);
});

test("of two equal sentences the caret finds the one it is in", () => {
  assert.equal(pieceAt("Same. Same.", ["Same.", "Same."], 8), 1);
});
