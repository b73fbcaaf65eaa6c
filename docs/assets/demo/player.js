// One running demo: its controls, its picture, its sentence, and what happens when it breaks.

import { demoInAddress, kept, link, read, write } from "./address.js";
import { Picture } from "./canvas.js";
import { Controls } from "./controls.js";
import { Editor } from "./editor.js";
import { button, element } from "./elements.js";
import { GESTURES } from "./gestures.js";
import { told } from "./trouble.js";

const QUIET = 600; // milliseconds without change before a screen reader hears the sentence

export class Player {
  constructor(section, play, session, list) {
    this.name = section.dataset.demo;
    Object.assign(this, { section, play, session, host: list.host });
  }

  async open() {
    const opening = await this.session.open(this.name);
    this.state = { ...opening.state, ...read(this.name, opening.state, opening.controls) };
    const scene = await this.session.show(this.name, this.state);
    this.board = element("div");
    this.editor = new Editor(this.host, {
      load: () => this.session.texts(this.name),
      run: (texts) => this.#edit(texts),
      restore: () => this.#restore(),
    });
    this.#build(opening);
    this.play.replaceChildren(this.board, this.editor.box);
    this.#shown(scene);
    const first = this.canvas.tabIndex === 0 ? this.canvas : this.board.querySelector("input, button");
    first.focus({ preventScroll: true });
    addEventListener("hashchange", () => this.#moved());
  }

  #build({ controls, state, words }) {
    const change = (values) => this.change(values);
    const made = new Controls(this.name, controls, words, this.session.language, change);
    this.controls?.halt();
    this.picture?.end();
    Object.assign(this, { declared: controls, first: state, controls: made });
    this.sentence = element("p", { class: "demo-sentence", id: `demo-${this.name}-sentence` });
    this.room = element("p", { class: "demo-room", "aria-hidden": "true" });
    const said = element("div", { class: "demo-said" }, this.sentence, this.room);
    this.spoken = element("p", { class: "demo-spoken", role: "status" });
    this.trouble = element("div");
    this.canvas = element("canvas", { "aria-describedby": this.sentence.id });
    this.picture = new Picture(this.canvas, (error) => this.fail(error));
    for (const control of controls) {
      GESTURES[control.kind]?.(control, this.picture, this.controls, () => this.#full());
    }
    this.controls.show(this.state);
    const { panel } = this.controls;
    this.board.replaceChildren(
      this.canvas, said, this.spoken, this.trouble, panel, this.#tools(),
    );
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

  // The demo as its reader wrote it: its own controls, and of the state what they still know.
  async #edit(texts) {
    try {
      this.#adopt(await this.session.edit(this.name, texts));
      this.editor.running(true);
      this.#ask();
    } catch (error) {
      if (error.kind === "restored") return;
      if (error.undone) this.#restore();
      this.editor.fail(error, true);
    }
  }

  #adopt(opening) {
    const before = this.state;
    this.state = { ...opening.state, ...kept(before, opening.state, opening.controls) };
    this.#build(opening);
  }

  // As it was written, in a worker that the reader's version has never seen.
  async #restore() {
    this.session.restore(this.name);
    this.editor.running(false);
    this.trouble.replaceChildren(element("p", {}, this.host.starting));
    try {
      const opening = await this.session.open(this.name);
      this.state = opening.state;
      this.#build(opening);
      write(this.#link());
      this.#ask();
    } catch (error) {
      this.fail(error);
    }
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
    this.section.dataset.waiting = "";
    try {
      do await this.#answer();
      while (this.again);
    } finally {
      this.waiting = false;
      delete this.section.dataset.waiting;
    }
  }

  async #answer() {
    this.again = false;
    try {
      this.#shown(await this.session.show(this.name, this.state));
    } catch (error) {
      this.fail(error);
    }
  }

  #shown(scene) {
    this.trouble.replaceChildren();
    this.editor.calm();
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

  // A crash stays inside the demo and is said in words. One press begins anew; where the reader's
  // own version crashed it is told beside the text, and a version that ended Python is taken away.
  fail(error) {
    this.controls.halt();
    if (error.undone) this.#restore();
    if (error.undone || this.editor.changed) this.editor.fail(error, error.undone);
    else this.trouble.replaceChildren(told(error, this.host, () => this.#recover()));
  }

  #recover() {
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
