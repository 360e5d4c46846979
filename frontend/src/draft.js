import { Autosave } from "./autosave.js";
import { copy } from "./clipboard.js";
import { find } from "./dom.js";
import { countWords, total } from "./lengths.js";
import { pieceAt } from "./pieces.js";
import { replaceById } from "./replace.js";
import { Slot } from "./slot.js";
import { isWholePage } from "./swaps.js";

const BESIDE = "(min-width: 64rem)"; // the sources stand beside the text, not below it
const KEPT_ALIVE = 60_000; // characters a browser still sends while the page goes

const WORDS = {
  saved: "Saved",
  saving: "Saving…",
  unsaved: "Not saved yet",
  refused: "Not saved: see below",
  "signed-out": "Not saved: you have been signed out. Copy your text before you go on, then sign in again.",
  failed: "Not saved: the server cannot be reached. Your text is kept here and tried again.",
};

/** The page on which a draft is worked on. */
export class DraftEditor {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.format = form.dataset.format ?? "";
    this.limit = Number(form.dataset.limit);
    this.leaving = false;
    this.autosave = new Autosave({
      read: () => JSON.stringify([find(form, "[name=title]", HTMLInputElement).value, ...this.texts]),
      body: (action) => this.body(action),
      send: (body) => this.send(body),
      show: (state, html) => this.show(state, html),
    });
    if ("unsaved" in form.dataset) this.autosave.saved = "";
    this.listen();
    this.draw();
  }

  get slots() {
    return [...this.form.querySelectorAll("li[data-part]")].map((li) => new Slot(/** @type {HTMLElement} */ (li)));
  }

  get texts() {
    return this.slots.map((slot) => slot.text.value);
  }

  listen() {
    this.form.addEventListener("input", () => this.onInput());
    this.form.addEventListener("submit", (event) => this.onSubmit(event));
    this.form.addEventListener("click", (event) => this.showSource(event.target));
    document.addEventListener("click", (event) => this.onClick(event));
    window.addEventListener("online", () => void this.autosave.save());
    window.addEventListener("pageshow", () => {
      this.leaving = false;
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && !this.leaving && this.autosave.isDirty) void this.autosave.save();
    });
    window.addEventListener("beforeunload", (event) => {
      if (!this.leaving && this.autosave.isDirty) event.preventDefault();
    });
  }

  onInput() {
    this.autosave.typed();
    this.draw();
  }

  /** @param {SubmitEvent} event */
  onSubmit(event) {
    const button = event.submitter;
    if (button?.hasAttribute("formaction")) {
      this.leaving = true;
      return;
    }
    event.preventDefault();
    const action = button instanceof HTMLButtonElement && button.name === "action" ? button.value : "save";
    void this.act(action);
  }

  /** @param {string} action */
  async act(action) {
    const isTyping = action === "save" || action === "over";
    if (!isTyping) for (const { text } of this.slots) text.readOnly = true;
    const done = await this.autosave.act(action);
    for (const { text } of this.slots) text.readOnly = false;
    if (done && !isTyping) this.goOn(action);
  }

  /**
   * Where the person goes on after a button that may be gone now.
   * @param {string} action
   */
  goOn(action) {
    const [name, where] = action.split(":");
    const { slots } = this;
    const same = this.form.querySelector(`button[value="${action}"]`);
    const empty = slots.findLastIndex(({ text }) => text.value === "");
    const next = { add: empty, remove: Math.min(Number(where), slots.length - 1), up: Number(where) - 1, down: Number(where) + 1 };
    const target = name === "link" ? same : slots[next[/** @type {keyof typeof next} */ (name)]]?.text;
    if (target instanceof HTMLElement) target.focus();
    const said = { add: "Added", remove: "Removed", up: "Moved up", down: "Moved down", link: "The link was moved" };
    this.say(said[/** @type {keyof typeof said} */ (name)] ?? "");
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest("[data-copy]");
    if (button instanceof HTMLElement) {
      const one = document.getElementById(button.dataset.copy ?? "");
      const text = one instanceof HTMLTextAreaElement ? one.value : this.texts.join("\n\n");
      void copy(button, text, (sentence) => this.say(sentence));
    }
    const link = event.target.closest("a[data-needs-saved]");
    if (link instanceof HTMLAnchorElement && this.autosave.isDirty) {
      event.preventDefault();
      void this.autosave.save().then((done) => done && location.assign(link.href));
    }
  }

  /**
   * Selecting a sentence in the text opens its passage beside it.
   * @param {EventTarget | null} target
   */
  showSource(target) {
    if (!(target instanceof HTMLTextAreaElement) || !matchMedia(BESIDE).matches) return;
    const number = target.closest("[data-part]")?.getAttribute("data-part");
    const pieces = [...document.querySelectorAll(`#draft-source [id^="piece-${number}."]`)];
    const texts = pieces.map((piece) => piece.getAttribute("data-piece") ?? "");
    const piece = pieces[pieceAt(target.value, texts, target.selectionStart)];
    if (!piece) return;
    piece.setAttribute("open", "");
    piece.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} action */
  body(action) {
    const data = new FormData(this.form);
    data.set("action", action);
    return new URLSearchParams(/** @type {any} */ (data)).toString();
  }

  /**
   * @param {string} body
   * @returns {Promise<import("./autosave.js").Answer>}
   */
  async send(body) {
    try {
      // Not `form.action`: that is the buttons of this name.
      const answer = await fetch(this.form.getAttribute("action") ?? "", {
        method: "POST",
        headers: { "HX-Request": "true", "Content-Type": "application/x-www-form-urlencoded" },
        body,
        keepalive: body.length < KEPT_ALIVE,
      });
      const html = await answer.text();
      if (answer.status === 409 || answer.status === 422) return { kind: "refused", html };
      if (answer.status === 403 || (answer.ok && isWholePage(html))) return { kind: "signed-out", html: "" };
      return answer.ok ? { kind: "saved", html } : { kind: "failed", html: "" };
    } catch {
      return { kind: "failed", html: "" };
    }
  }

  /**
   * @param {import("./autosave.js").State} state
   * @param {string} html
   */
  show(state, html) {
    const line = find(this.form, "[data-save-state]", HTMLElement);
    if (line.textContent !== WORDS[state]) line.textContent = WORDS[state];
    line.dataset.tone = ["refused", "signed-out", "failed"].includes(state) ? "over" : "";
    if (html) replaceById(html);
    if (html) this.draw();
  }

  draw() {
    const { slots } = this;
    for (const slot of slots) {
      slot.grow();
      if (this.format === "thread") slot.count(this.limit);
      else find(slot.item, "[data-words]", HTMLElement).textContent = `${countWords(slot.text.value)} words`;
    }
    const output = find(this.form, "[data-total]", HTMLElement);
    const { words, tone } = total(this.format, slots.map((slot) => slot.text.value), this.limit);
    output.textContent = words;
    output.dataset.tone = tone;
  }

  /** @param {string} sentence */
  say(sentence) {
    find(this.form, "[data-announce]", HTMLElement).textContent = sentence;
  }
}
