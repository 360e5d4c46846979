/** @type {readonly [Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];
const FORMAT = new Intl.RelativeTimeFormat("en", { numeric: "always" });
const EVERY_MS = 20_000;

/**
 * @param {number} at milliseconds
 * @param {number} now milliseconds
 */
export function relativeWords(at, now) {
  const seconds = Math.round((at - now) / 1000);
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return FORMAT.format(Math.trunc(seconds / size), unit);
  }
  return seconds > 0 ? "in less than a minute" : "just now";
}

export function defineRelativeTime() {
  class RelativeTime extends HTMLElement {
    connectedCallback() {
      const at = Date.parse(this.querySelector("time")?.dateTime ?? "");
      if (Number.isNaN(at)) return;
      const span = this.querySelector(".relative-words") ?? document.createElement("span");
      span.className = "relative-words";
      this.append(span);
      const show = () => {
        span.textContent = ` (${relativeWords(at, Date.now())})`;
      };
      show();
      this.timer = setInterval(show, EVERY_MS);
    }

    disconnectedCallback() {
      clearInterval(this.timer);
    }
  }
  customElements.define("relative-time", RelativeTime);
}
