import { measure, tone, words } from "./counter.js";
import { shownAtFirst, swapped, without } from "./posts.js";

const SPEAK_AFTER_MS = 1000;
const DEFAULT_LIMIT = 280;

/**
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind
 */
function find(root, selector, kind) {
  const element = root.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`The page has no ${selector}`);
  return element;
}

/** One post of the thread being written: its place in the list, not its text, is fixed. */
class Slot {
  /** @param {HTMLElement} item */
  constructor(item) {
    this.item = item;
    this.text = find(item, "textarea", HTMLTextAreaElement);
    this.locked = "locked" in item.dataset;
  }

  /** @param {number} limit */
  count(limit) {
    const { length, remaining } = measure(this.text.value, limit);
    const output = this.item.querySelector("[data-count]");
    if (output instanceof HTMLElement) {
      output.dataset.tone = tone(remaining);
      find(output, "[data-words]", HTMLElement).textContent = words(remaining);
      const left = Math.max(0, 100 - (100 * length) / limit);
      find(output, "[data-ring]", SVGElement).setAttribute("stroke-dashoffset", String(left));
    }
    return remaining;
  }

  /** What the server said was about the old text. */
  forgetErrors() {
    this.text.removeAttribute("aria-invalid");
    this.item.querySelector("[data-errors]")?.replaceChildren();
  }

  /** @param {string} value */
  put(value) {
    if (value === this.text.value) return;
    this.text.value = value;
    this.forgetErrors();
  }

  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight + 2}px`;
  }
}

/** @param {HTMLFormElement} form */
export function startComposer(form) {
  const slots = [...form.querySelectorAll("[data-post]")].map((item) => new Slot(/** @type {HTMLElement} */ (item)));
  const limits = JSON.parse(document.getElementById("account-limits")?.textContent || "{}");
  const account = find(form, "[name=account]", HTMLSelectElement);
  const [add, full, removed, undo, announce] = ["add", "full", "removed", "undo", "announce"].map((name) =>
    find(form, `[data-${name}]`, HTMLElement),
  );
  let shown = shownAtFirst(slots.map((slot) => slot.text.value));
  let before = { texts: [""], shown };
  let speaking = 0;

  const texts = () => slots.map((slot) => slot.text.value);
  const limit = () => Number(limits[account.value] ?? DEFAULT_LIMIT);

  /** @param {string} sentence */
  function say(sentence) {
    clearTimeout(speaking);
    announce.textContent = sentence;
  }

  /** @param {Slot} slot */
  function countAndSpeak(slot) {
    const remaining = slot.count(limit());
    clearTimeout(speaking);
    if (!tone(remaining)) return;
    const sentence = `Post ${slots.indexOf(slot) + 1}: ${words(remaining)}`;
    speaking = window.setTimeout(() => say(sentence), SPEAK_AFTER_MS);
  }

  /** @param {number} index */
  const movable = (index) => index >= 0 && index < shown && !slots[index].locked;

  function draw() {
    slots.forEach((slot, index) => {
      slot.item.hidden = index >= shown;
      slot.item.toggleAttribute("data-last", index === shown - 1);
      slot.count(limit());
      slot.grow();
      const buttons = slot.item.querySelector("[data-buttons]");
      if (!(buttons instanceof HTMLElement)) return;
      buttons.hidden = shown === 1;
      find(buttons, "[data-do=up]", HTMLButtonElement).disabled = !movable(index - 1);
      find(buttons, "[data-do=down]", HTMLButtonElement).disabled = !movable(index + 1);
    });
    add.hidden = shown === slots.length;
    full.hidden = shown !== slots.length;
  }

  /**
   * @param {readonly string[]} values
   * @param {number} count
   */
  function change(values, count) {
    before = { texts: texts(), shown };
    slots.forEach((slot, index) => slot.put(values[index]));
    shown = count;
    removed.hidden = true;
    draw();
    form.dispatchEvent(new Event("composer:change", { bubbles: true }));
  }

  /** @type {Record<string, (index: number) => void>} */
  const actions = {
    up: (index) => move(index, index - 1),
    down: (index) => move(index, index + 1),
    remove(index) {
      change(without(texts(), index), shown - 1);
      removed.hidden = false;
      say(`Post ${index + 1} removed`);
      slots[Math.min(index, shown - 1)].text.focus();
    },
  };

  /**
   * @param {number} from
   * @param {number} to
   */
  function move(from, to) {
    change(swapped(texts(), from, to), shown);
    say(`Moved to place ${to + 1}`);
    slots[to].text.focus();
  }

  form.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-do]");
    if (!(button instanceof HTMLElement)) return;
    const index = slots.findIndex((slot) => slot.item.contains(button));
    actions[button.dataset.do ?? ""](index);
  });
  add.addEventListener("click", () => {
    change(texts(), shown + 1);
    slots[shown - 1].text.focus();
  });
  undo.addEventListener("click", () => {
    change(before.texts, before.shown);
    say("The post is back");
    slots[shown - 1].text.focus();
  });
  form.addEventListener("input", (event) => {
    const slot = slots.find(({ text }) => text === event.target);
    if (!slot) return;
    removed.hidden = true;
    slot.grow();
    countAndSpeak(slot);
  });
  account.addEventListener("change", draw);

  draw();
  form.classList.add("is-ready");
}
