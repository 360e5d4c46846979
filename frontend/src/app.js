import { Composer } from "./composer.js";
import { DraftEditor } from "./draft.js";
import { keepTypedWords } from "./finished.js";
import { sendFormsOnce } from "./once.js";
import { showPassages } from "./passages.js";
import { defineRelativeTime } from "./relative-time.js";
import { watchSwaps } from "./swaps.js";
import { listTimeZones, offerTimeZone } from "./time-zone.js";
import { warnWhenUnsaved } from "./unsaved.js";

defineRelativeTime();
sendFormsOnce();
listTimeZones();
offerTimeZone();
watchSwaps();
showPassages();
keepTypedWords();

for (const form of document.querySelectorAll("form[data-warn]")) {
  if (form instanceof HTMLFormElement) warnWhenUnsaved(form);
}

const composer = document.getElementById("composer");
if (composer instanceof HTMLFormElement) {
  new Composer(composer);
  warnWhenUnsaved(composer);
  const wrong = composer.querySelector("[aria-invalid=true]");
  if (wrong instanceof HTMLElement) wrong.focus();
}

const draft = document.getElementById("draft");
if (draft instanceof HTMLFormElement) new DraftEditor(draft);
