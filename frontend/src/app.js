import { startComposer } from "./composer.js";
import { sendFormsOnce } from "./once.js";
import { watchPolling, watchPreview } from "./poll.js";
import { defineRelativeTime } from "./relative-time.js";
import { listTimeZones, offerTimeZone } from "./time-zone.js";
import { warnWhenUnsaved } from "./unsaved.js";

defineRelativeTime();
sendFormsOnce();
listTimeZones();
offerTimeZone();
watchPolling();
watchPreview();

const composer = document.getElementById("composer");
if (composer instanceof HTMLFormElement) {
  startComposer(composer);
  warnWhenUnsaved(composer);
}
