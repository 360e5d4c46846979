import assert from "node:assert/strict";
import { test } from "node:test";
import { shownAtFirst, swapped, without } from "../src/posts.js";

test("moving swaps two texts and leaves the others", () => {
  assert.deepEqual(swapped(["a", "b", "c"], 1, 2), ["a", "c", "b"]);
});

test("removing closes the gap and keeps the number of places", () => {
  assert.deepEqual(without(["a", "b", "c"], 0), ["b", "c", ""]);
  assert.deepEqual(without(["same", "same", ""], 1), ["same", "", ""]);
});

test("posts are shown up to the last with text", () => {
  assert.equal(shownAtFirst(["", "", ""]), 1);
  assert.equal(shownAtFirst(["a", "", ""]), 1);
  assert.equal(shownAtFirst(["a", "", "c"]), 3);
});
