// The demo's Python, in a text area in which the reader may change it and run it again.

import { button, element, fill } from "./elements.js";
import { told } from "./trouble.js";
import { manners } from "./typing.js";

const HERE = /^# Yours to change/m; // where a demo would have its reader begin

export class Editor {
  // load() -> {module: Python}, the demo's own first; it, run(texts changed) and restore() are its
  // player's
  constructor(host, { load, run, restore }) {
    Object.assign(this, { host, load, run, restore, texts: {} });
    this.changed = false; // whether what runs is the reader's
    this.trouble = element("div");
    const summary = element("summary", {}, host.source);
    this.box = element("details", { class: "demo-source" }, summary, this.trouble);
    this.box.addEventListener("toggle", () => this.box.open && !this.area && this.#asked());
  }

  // A reader looks for the Python: only now it comes.
  async #asked() {
    try {
      this.loading ??= this.load();
      const texts = await this.loading;
      if (!this.area) this.#build(texts);
    } catch (error) {
      this.loading = null;
      this.trouble.replaceChildren(told(error, this.host));
    }
  }

  #build(texts) {
    Object.assign(this, { original: texts, texts: { ...texts } });
    [this.module] = Object.keys(texts);
    this.trouble.replaceChildren();
    this.lines = element("pre", { class: "demo-lines", "aria-hidden": "true" });
    this.area = element("textarea", {
      class: "demo-text", wrap: "off", spellcheck: "false", autocapitalize: "none",
      autocomplete: "off", autocorrect: "off", translate: "no", dir: "ltr", lang: "en",
    });
    const keys = element("p", { class: "demo-note", id: `demo-keys-${this.module}` }, this.host.keys);
    this.area.setAttribute("aria-describedby", keys.id);
    this.area.addEventListener("input", () => this.#typed());
    this.area.addEventListener("scroll", () => this.#scrolled());
    manners(this.area, () => this.#run());
    const code = element("div", { class: "demo-code", dir: "ltr" }, this.lines, this.area);
    this.box.append(this.#files(), code, keys, this.#tools(), this.trouble);
    this.#open(this.module);
  }

  // Which file: the demo's own, or one that it shares with others.
  #files() {
    const id = `demo-file-${this.module}`;
    const list = element("select", { id });
    for (const module of Object.keys(this.original)) {
      list.append(element("option", { value: module }, `${module}.py`));
    }
    list.addEventListener("change", () => this.#open(list.value));
    this.list = list;
    return element("div", { class: "demo-list" }, element("label", { for: id }, this.host.file), list);
  }

  #tools() {
    const run = button(this.host.run, () => this.#run());
    const back = button(this.host.original, () => this.#back());
    this.said = element("span", { role: "status" });
    return element("div", { class: "demo-tools demo-edit" }, run, back, this.said);
  }

  #open(module) {
    this.module = this.list.value = module;
    this.area.value = this.texts[module];
    this.area.setAttribute("aria-label", fill(this.host.code, { file: `${module}.py` }));
    this.#number();
    const start = this.area.value.search(HERE);
    this.#reveal(start < 0 ? 1 : this.area.value.slice(0, start).split("\n").length);
  }

  #typed() {
    this.texts[this.module] = this.area.value;
    this.#number();
  }

  // Beside each line its number; one may be marked.
  #number(marked) {
    const count = this.area.value.split("\n").length;
    if (count === this.lines.childElementCount && !this.marked && !marked) return;
    this.marked = marked;
    const numbers = Array.from({ length: count }, (_, k) =>
      element("span", k + 1 === marked ? { class: "demo-wrong" } : {}, k + 1),
    );
    this.lines.replaceChildren(...numbers);
    this.#scrolled();
  }

  #scrolled() {
    this.lines.scrollTop = this.area.scrollTop;
  }

  #reveal(line) {
    const height = this.area.scrollHeight / Math.max(1, this.lines.childElementCount);
    this.area.scrollTop = Math.max(0, (line - 3) * height);
  }

  #run() {
    this.trouble.replaceChildren();
    this.#number();
    this.#say(this.host.running);
    const changed = Object.entries(this.texts).filter(([name, text]) => text !== this.original[name]);
    if (changed.length) this.run(Object.fromEntries(changed));
    else this.restore();
  }

  #back() {
    this.texts = { ...this.original };
    this.#open(this.module);
    this.trouble.replaceChildren();
    this.restore();
  }

  // A picture was drawn.
  calm() {
    if (this.changed && !this.lasting) this.trouble.replaceChildren();
  }

  // What runs now: the reader's version, or the original.
  running(changed) {
    Object.assign(this, { changed, lasting: false });
    this.#say(changed ? this.host.yours : this.host.written);
  }

  // Beside the buttons, once they are there.
  #say(words) {
    if (this.said) this.said.textContent = words;
  }

  // Told beside the text, with the line where there is one. lasting: until the next run, whatever
  // else is drawn in between.
  fail(error, lasting = false) {
    this.lasting = lasting;
    this.#say(this.changed ? "" : this.host.written);
    this.trouble.replaceChildren(told(error, this.host));
    this.box.open = true;
    if (!error.line || !Object.hasOwn(this.texts, error.file)) return;
    this.#open(error.file);
    this.#number(error.line);
    this.#reveal(error.line);
  }
}
