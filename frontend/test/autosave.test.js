import assert from "node:assert/strict";
import { test } from "node:test";
import { Autosave } from "../src/autosave.js";

/** A page whose answers are given one by one. */
function page(...answers) {
  const seen = { typed: "a", sent: [], states: [] };
  const autosave = new Autosave({
    read: () => seen.typed,
    body: (action) => `${action} ${seen.typed}`,
    send: async (body) => {
      seen.sent.push(body);
      return answers.shift() ?? { kind: "saved", html: "" };
    },
    show: (state) => seen.states.push(state),
  });
  return { autosave, seen };
}

test("nothing is sent while nothing was typed", async () => {
  const { autosave, seen } = page();
  assert.equal(await autosave.save(), true);
  assert.deepEqual(seen.sent, []);
});

test("what was typed is stored once", async () => {
  const { autosave, seen } = page();
  seen.typed = "ab";
  assert.equal(await autosave.save(), true);
  await autosave.save();
  assert.deepEqual(seen.sent, ["save ab"]);
  assert.deepEqual(seen.states, ["saving", "saved"]);
  assert.equal(autosave.isDirty, false);
});

test("what may have arrived goes out again word for word, then what was typed since", async () => {
  const { autosave, seen } = page({ kind: "failed", html: "" });
  seen.typed = "ab";
  assert.equal(await autosave.save(), false);
  clearTimeout(autosave.timer);
  seen.typed = "abc";
  assert.equal(await autosave.save(), true);
  assert.deepEqual(seen.sent, ["save ab", "save ab", "save abc"]);
  assert.equal(autosave.isDirty, false);
});

test("what is refused is not tried again by itself, and stays unsaved", async () => {
  const { autosave, seen } = page({ kind: "refused", html: "" });
  seen.typed = "ab";
  assert.equal(await autosave.save(), false);
  assert.equal(autosave.unheard, null);
  assert.equal(autosave.isDirty, true);
  assert.equal(seen.states.at(-1), "refused");
});

test("an action is sent even where nothing was typed", async () => {
  const { autosave, seen } = page();
  await autosave.act("up:1");
  assert.deepEqual(seen.sent, ["up:1 a"]);
});

test("what is typed while it is being stored is not taken for stored", async () => {
  const { autosave, seen } = page();
  seen.typed = "ab";
  const saving = autosave.save();
  await Promise.resolve();
  await Promise.resolve();
  seen.typed = "abc";
  await saving;
  clearTimeout(autosave.timer);
  assert.equal(autosave.isDirty, true);
  await autosave.save();
  assert.equal(seen.sent.at(-1), "save abc");
});
