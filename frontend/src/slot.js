import { measure, tone, words } from "./counter.js";
import { find } from "./dom.js";

/** A place for one post in the composer. Places stay; texts move between them. */
export class Slot {
  /** @param {HTMLElement} item */
  constructor(item) {
    this.item = item;
    this.text = find(item, "textarea", HTMLTextAreaElement);
    this.locked = "locked" in item.dataset;
  }

  /**
   * Shows how much room is left, and returns it.
   * @param {number} limit
   */
  count(limit) {
    const { length, remaining } = measure(this.text.value, limit);
    const output = this.item.querySelector("[data-count]");
    if (output instanceof HTMLElement) {
      output.dataset.tone = tone(remaining);
      find(output, "[data-words]", HTMLElement).textContent = words(remaining);
      const empty = Math.max(0, 100 - (100 * length) / limit);
      find(output, "[data-ring]", SVGElement).setAttribute("stroke-dashoffset", String(empty));
    }
    return remaining;
  }

  /** @param {string} value */
  put(value) {
    if (value === this.text.value) return;
    this.text.value = value;
    // What the server said was about the old text.
    this.text.removeAttribute("aria-invalid");
    this.item.querySelector("[data-errors]")?.replaceChildren();
  }

  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight + 2}px`;
  }

  /** @param {{ shown: boolean, last: boolean, up: boolean, down: boolean, alone: boolean }} state */
  show({ shown, last, up, down, alone }) {
    this.item.hidden = !shown;
    this.item.toggleAttribute("data-last", last);
    this.grow();
    const buttons = this.item.querySelector("[data-buttons]");
    if (!(buttons instanceof HTMLElement)) return;
    buttons.hidden = alone;
    find(buttons, "[data-do=up]", HTMLButtonElement).disabled = !up;
    find(buttons, "[data-do=down]", HTMLButtonElement).disabled = !down;
  }
}
