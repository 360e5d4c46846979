/** Tells the server the browser's zone when it knows none, and chooses it in an untouched composer. */
export function offerTimeZone() {
  const url = document.body.dataset.timezoneUnknown;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  if (!url || !zone || !(token instanceof HTMLInputElement)) return;
  fetch(url, {
    method: "POST",
    headers: { "X-CSRFToken": token.value },
    body: new URLSearchParams({ zone }),
  }).catch((error) => console.info("The time zone could not be saved; the next page tries again.", error));
  const select = document.querySelector("#composer:not([data-unsaved]) select[name=timezone]");
  if (select instanceof HTMLSelectElement && [...select.options].some((option) => option.value === zone)) {
    select.value = zone;
  }
}

/** Completes a zone name while it is typed. */
export function listTimeZones() {
  const list = document.querySelector("[data-zones]");
  if (!list) return;
  list.append(...Intl.supportedValuesOf("timeZone").map((zone) => new Option(zone, zone)));
  for (const input of document.querySelectorAll("input[name=timezone]")) input.setAttribute("list", list.id);
}
