const FORMAT = new Intl.RelativeTimeFormat("en", { numeric: "always" });
const EVERY_MS = 20_000;

/**
 * @param {number} at milliseconds
 * @param {number} now milliseconds
 */
export function relativeWords(at, now) {
  const minutes = Math.round((at - now) / 60_000);
  if (minutes === 0) return at > now ? "in less than a minute" : "just now";
  if (Math.abs(minutes) < 60) return FORMAT.format(minutes, "minute");
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 48 ? FORMAT.format(hours, "hour") : FORMAT.format(Math.round(hours / 24), "day");
}

export function defineRelativeTime() {
  class RelativeTime extends HTMLElement {
    connectedCallback() {
      const at = Date.parse(this.querySelector("time")?.dateTime ?? "");
      if (Number.isNaN(at)) return;
      const span = this.querySelector(".relative-words") ?? document.createElement("span");
      if (!span.isConnected) this.append(" ", span);
      span.className = "relative-words";
      const show = () => {
        span.textContent = `(${relativeWords(at, Date.now())})`;
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
