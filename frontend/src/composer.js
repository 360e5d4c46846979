import { tone, words } from "./counter.js";
import { find } from "./dom.js";
import { shownAtFirst, swapped, without } from "./posts.js";
import { Slot } from "./slot.js";

const SPEAK_AFTER_MS = 1000;
const DEFAULT_LIMIT = 280;

export class Composer {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.slots = [...form.querySelectorAll("li[data-post]")].map((li) => new Slot(/** @type {HTMLElement} */ (li)));
    this.limits = JSON.parse(document.getElementById("account-limits")?.textContent || "{}");
    this.account = find(form, "[name=account]", HTMLSelectElement);
    this.add = find(form, "[data-add]", HTMLButtonElement);
    this.removed = find(form, "[data-removed]", HTMLElement);
    this.shown = shownAtFirst(this.texts);
    this.before = { texts: this.texts, shown: this.shown };
    this.speaking = 0;
    this.listen();
    this.draw();
    form.classList.add("is-ready");
  }

  get texts() {
    return this.slots.map((slot) => slot.text.value);
  }

  get limit() {
    return Number(this.limits[this.account.value] ?? DEFAULT_LIMIT);
  }

  listen() {
    this.form.addEventListener("input", (event) => this.onInput(event));
    this.form.addEventListener("click", (event) => this.onClick(event));
    this.account.addEventListener("change", () => this.draw());
    this.add.addEventListener("click", () => this.change(this.texts, this.shown + 1, this.shown));
    find(this.form, "[data-undo]", HTMLElement).addEventListener("click", () => {
      this.change(this.before.texts, this.before.shown, this.before.shown - 1);
      this.say("The post is back");
    });
  }

  /** @param {Event} event */
  onInput(event) {
    const index = this.slots.findIndex(({ text }) => text === event.target);
    if (index < 0) return;
    this.removed.hidden = true;
    this.slots[index].grow();
    const remaining = this.slots[index].count(this.limit);
    clearTimeout(this.speaking);
    if (!tone(remaining)) return;
    // Spoken after a pause in the typing: a number at every key would drown the words themselves.
    this.speaking = window.setTimeout(() => this.say(`Post ${index + 1}: ${words(remaining)}`), SPEAK_AFTER_MS);
  }

  /** @param {Event} event */
  onClick(event) {
    const button = event.target instanceof Element && event.target.closest("[data-do]");
    if (!(button instanceof HTMLElement)) return;
    const index = this.slots.findIndex((slot) => slot.item.contains(button));
    if (button.dataset.do === "remove") this.remove(index);
    else this.move(index, button.dataset.do === "up" ? index - 1 : index + 1);
  }

  /** @param {number} index */
  remove(index) {
    this.change(without(this.texts, index), this.shown - 1, Math.min(index, this.shown - 2));
    this.removed.hidden = false;
    this.say(`Post ${index + 1} removed`);
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  move(from, to) {
    this.change(swapped(this.texts, from, to), this.shown, to);
    this.say(`Moved to place ${to + 1}`);
  }

  /**
   * @param {readonly string[]} texts
   * @param {number} shown
   * @param {number} focus the place to go on writing at
   */
  change(texts, shown, focus) {
    this.before = { texts: this.texts, shown: this.shown };
    this.slots.forEach((slot, index) => slot.put(texts[index]));
    this.shown = shown;
    this.removed.hidden = true;
    this.draw();
    this.slots[focus].text.focus();
    this.form.dispatchEvent(new Event("composer:change", { bubbles: true }));
  }

  draw() {
    const { shown, slots } = this;
    const movable = (/** @type {number} */ index) => index >= 0 && index < shown && !slots[index].locked;
    slots.forEach((slot, index) => {
      slot.show({
        shown: index < shown,
        last: index === shown - 1,
        up: movable(index - 1),
        down: movable(index + 1),
        alone: shown === 1,
      });
      slot.count(this.limit);
    });
    this.add.hidden = shown === slots.length;
    find(this.form, "[data-full]", HTMLElement).hidden = shown !== slots.length;
  }

  /** @param {string} sentence */
  say(sentence) {
    clearTimeout(this.speaking);
    find(this.form, "[data-announce]", HTMLElement).textContent = sentence;
  }
}
