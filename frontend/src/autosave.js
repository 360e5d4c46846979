const AFTER_TYPING_MS = 1000;
const AGAIN_MS = 5000;

/**
 * What came of one try: stored, refused in words, or not heard of, in which case it is tried again.
 * @typedef {{ kind: "saved" | "refused" | "signed-out" | "failed", html: string }} Answer
 * @typedef {"saved" | "saving" | "unsaved" | "refused" | "signed-out" | "failed"} State
 */

/** Stores a text a moment after the typing stops, one request at a time, and never loses what was typed. */
export class Autosave {
  /**
   * @param {{
   *   read: () => string,
   *   body: (action: string) => string,
   *   send: (body: string) => Promise<Answer>,
   *   show: (state: State, html: string) => void,
   * }} page `read` is what is typed; `body` is what is sent of it
   */
  constructor(page) {
    this.page = page;
    this.saved = page.read();
    /** @type {{ text: string, body: string } | null} sent, and not known whether it arrived */
    this.unheard = null;
    this.timer = 0;
    /** @type {Promise<boolean>} */
    this.running = Promise.resolve(true);
  }

  get isDirty() {
    return this.unheard !== null || this.page.read() !== this.saved;
  }

  typed() {
    if (!this.isDirty) return;
    this.page.show("unsaved", "");
    this.later(AFTER_TYPING_MS);
  }

  /** @param {number} ms */
  later(ms) {
    clearTimeout(this.timer);
    this.timer = Number(setTimeout(() => this.save(), ms));
  }

  /** True once everything typed so far is stored. */
  save() {
    return this.act("save");
  }

  /**
   * @param {string} action
   * @returns {Promise<boolean>}
   */
  act(action) {
    clearTimeout(this.timer);
    const attempt = () => this.attempt(action);
    this.running = this.running.then(attempt, attempt);
    return this.running;
  }

  /** @param {string} action */
  async attempt(action) {
    // What may have arrived goes out again word for word: the server knows its own text and takes it once.
    if (this.unheard && !(await this.try(this.unheard))) return false;
    if (action === "save" && !this.isDirty) return true;
    return this.try({ text: this.page.read(), body: this.page.body(action) });
  }

  /** @param {{ text: string, body: string }} sent */
  async try(sent) {
    this.unheard = sent;
    this.page.show("saving", "");
    const { kind, html } = await this.page.send(sent.body);
    if (kind === "failed") this.later(AGAIN_MS);
    else this.unheard = null;
    if (kind === "saved") {
      const typedMeanwhile = this.page.read() !== sent.text;
      this.saved = sent.text;
      this.page.show("saved", html);
      // An action may have changed the texts themselves: what the page shows now is what is stored.
      if (!typedMeanwhile) this.saved = this.page.read();
      else this.typed();
      return true;
    }
    this.page.show(kind, html);
    return false;
  }
}
