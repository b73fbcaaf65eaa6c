// One running demo: its controls, its picture, its sentence, and what happens when it breaks.

import { demoInAddress, link, read, write } from "./address.js";
import { Picture } from "./canvas.js";
import { Controls } from "./controls.js";
import { button, element, fill } from "./elements.js";
import { GESTURES } from "./gestures.js";

const QUIET = 600; // milliseconds without change before a screen reader hears the sentence
const PATIENCE = 15; // seconds for one picture

export class Player {
  constructor(section, play, session, list) {
    this.name = section.dataset.demo;
    Object.assign(this, { section, play, session, host: list.host });
    this.words = list.demos[this.name].words;
  }

  async open() {
    const { controls, state, source } = await this.session.open(this.name);
    Object.assign(this, { declared: controls, first: state, source });
    this.state = { ...state, ...read(this.name, state, controls) };
    const scene = await this.session.show(this.name, this.state, PATIENCE);
    this.#build();
    this.#shown(scene);
    addEventListener("hashchange", () => this.#moved());
  }

  #build() {
    const change = (values) => this.change(values);
    this.controls = new Controls(
      this.name, this.declared, this.words, this.session.language, change,
    );
    this.sentence = element("p", { class: "demo-sentence", id: `demo-${this.name}-sentence` });
    this.room = element("p", { class: "demo-room", "aria-hidden": "true" });
    const said = element("div", { class: "demo-said" }, this.sentence, this.room);
    this.spoken = element("p", { class: "demo-spoken", role: "status" });
    this.trouble = element("div");
    const canvas = element("canvas", { "aria-describedby": this.sentence.id });
    this.picture = new Picture(canvas);
    for (const control of this.declared) {
      GESTURES[control.kind]?.(control, this.picture, this.controls, () => this.#full());
    }
    this.controls.show(this.state);
    const { panel } = this.controls;
    this.play.replaceChildren(
      canvas, said, this.spoken, this.trouble, panel, this.#tools(), this.#source(),
    );
    const first = canvas.tabIndex === 0 ? canvas : panel.querySelector("input, button");
    first.focus({ preventScroll: true });
  }

  #tools() {
    const reset = button(this.host.reset, () => this.reset());
    const share = button(this.host.share, () => this.#share());
    this.note = element("span", { role: "status" });
    return element("div", { class: "demo-tools" }, reset, share, this.note);
  }

  // Beside the button that makes room again.
  #full() {
    this.note.textContent = this.host.full;
  }

  #source() {
    const code = element("pre", { tabindex: "0", dir: "ltr" }, element("code", {}, this.source));
    const name = element("summary", {}, this.host.source);
    return element("details", { class: "demo-source" }, name, code);
  }

  // Values from the reader's hand. While Python works only the latest state waits.
  change(values) {
    this.state = { ...this.state, ...values };
    this.controls.show(this.state);
    this.note.textContent = "";
    write(this.#link());
    this.#ask();
  }

  reset() {
    this.controls.halt();
    this.change(this.first);
  }

  async #ask() {
    if (this.waiting) {
      this.again = true;
      return;
    }
    this.waiting = true;
    try {
      do {
        this.again = false;
        this.#shown(await this.session.show(this.name, this.state, PATIENCE));
      } while (this.again);
    } catch (error) {
      this.fail(error, () => this.#recover());
    } finally {
      this.waiting = false;
    }
  }

  #shown(scene) {
    this.trouble.replaceChildren();
    if (scene.state && !this.again) {
      this.state = { ...this.state, ...scene.state };
      write(this.#link());
    }
    this.controls.show(this.state);
    this.picture.draw(scene);
    this.sentence.textContent = scene.live;
    this.room.textContent = scene.room ?? "";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.spoken.textContent = scene.live), QUIET);
    this.section.dataset.drawn = Number(this.section.dataset.drawn ?? 0) + 1;
  }

  // A crash stays inside the demo: it is said in words, and one press begins anew.
  fail(error, recover) {
    this.controls?.halt();
    const words = this.host[error.kind] ?? this.host.crash;
    const box = element("div", { class: "demo-trouble", role: "alert" });
    const what = element("details", {}, element("summary", {}, this.host.details));
    what.append(element("pre", { tabindex: "0", dir: "ltr" }, String(error.message)));
    const said = element("p", {}, fill(words, { seconds: PATIENCE }));
    box.append(said, button(this.host.again, recover), what);
    (this.trouble ?? this.play.querySelector(".demo-offer")).replaceChildren(box);
  }

  async #recover() {
    this.trouble.replaceChildren(element("p", {}, this.host.starting));
    this.reset();
  }

  #link() {
    return link(this.name, this.state, this.first, this.declared);
  }

  // No address holds them, so none takes them away.
  #guesses() {
    const asked = this.declared.filter(({ kind }) => kind === "guess");
    return Object.fromEntries(asked.map(({ id }) => [id, this.state[id]]));
  }

  async #share() {
    try {
      await navigator.clipboard.writeText(this.#link());
      this.note.textContent = this.host.shared;
    } catch {
      history.replaceState(history.state, "", this.#link());
      this.note.textContent = this.host.in_address;
    }
  }

  #moved() {
    if (demoInAddress() !== this.name) return;
    this.controls.halt();
    this.change({ ...this.first, ...this.#guesses(), ...read(this.name, this.first, this.declared) });
  }
}
