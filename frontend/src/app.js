import { Composer } from "./composer.js";
import { sendFormsOnce } from "./once.js";
import { defineRelativeTime } from "./relative-time.js";
import { watchSwaps } from "./swaps.js";
import { listTimeZones, offerTimeZone } from "./time-zone.js";
import { warnWhenUnsaved } from "./unsaved.js";

defineRelativeTime();
sendFormsOnce();
listTimeZones();
offerTimeZone();
watchSwaps();

const composer = document.getElementById("composer");
if (composer instanceof HTMLFormElement) {
  new Composer(composer);
  warnWhenUnsaved(composer);
  const wrong = composer.querySelector("[aria-invalid=true]");
  if (wrong instanceof HTMLElement) wrong.focus();
}
