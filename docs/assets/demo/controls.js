// Declared controls -> native, labelled inputs. `change({id: value})` is called for every change.

import { button, element } from "./elements.js";

const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const MANY = 4; // more options than this become a list

export class Controls {
  constructor(demo, declared, words, language, change) {
    Object.assign(this, { demo, declared, words, language, change });
    this.inputs = new Map();
    this.panel = element("div", { class: "demo-controls" });
    for (const control of declared) {
      const made = this[control.kind]?.(control);
      if (made) this.panel.append(made);
    }
  }

  // Shows a state without telling anybody that something changed.
  show(state) {
    for (const [id, show] of this.inputs) if (id in state) show(state[id]);
  }

  range(control) {
    const { id, min, max, step } = control;
    const input = element("input", { type: "range", id: this.#id(id), min, max, step });
    const value = element("output", { for: input.id });
    const show = (number) => {
      input.value = number;
      value.textContent = this.#number(control, Number(number));
      input.setAttribute("aria-valuetext", value.textContent);
    };
    const set = (number) => {
      show(number);
      this.change({ [id]: Number(input.value) });
    };
    input.addEventListener("input", () => set(input.value));
    input.addEventListener("keydown", (event) => this.#stride(event, control, input, set));
    this.inputs.set(id, show);
    const name = element("label", { for: input.id }, this.words[control.id]);
    return element("div", { class: "demo-range", "data-id": id }, name, value, input);
  }

  choice(control) {
    return control.options.length > MANY ? this.#list(control) : this.#radios(control);
  }

  // What the reader expects: asked like a choice, kept out of the address (address.js).
  guess(control) {
    return this.#radios(control);
  }

  button(control) {
    let presses = 0;
    this.inputs.set(control.id, (count) => (presses = count));
    const press = () => this.change({ [control.id]: presses + 1, ...control.sets });
    const made = button(this.words[control.id], press);
    made.id = this.#id(control.id);
    return made;
  }

  // Drags on the picture and arrow keys move two ranges, which stay usable by themselves.
  drag(control, canvas, state) {
    if (!canvas) return null;
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", this.words[control.id]);
    const axes = [control.across, control.down].map(([id, slope]) => ({
      ...this.declared.find((each) => each.id === id),
      slope, // of the range per pixel
    }));
    const move = (steps) => {
      const now = state();
      const moved = axes.map((axis, k) => [axis.id, within(axis, now[axis.id] + steps[k])]);
      this.change(Object.fromEntries(moved));
    };
    canvas.addEventListener("keydown", (event) => {
      const way = KEYS[event.key];
      if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      move(way.map((step, k) => Math.sign(step * axes[k].slope) * axes[k].stride));
    });
    let held = null;
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      held = [event.clientX, event.clientY];
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!held) return;
      const now = [event.clientX, event.clientY];
      const way = now.map((place, k) => (place - held[k]) * axes[k].slope);
      held = now;
      move(way);
    });
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      canvas.addEventListener(end, () => (held = null));
    }
    return null;
  }

  #radios(control) {
    const group = element("fieldset", { class: "demo-choice" });
    group.append(element("legend", {}, this.words[control.id]));
    for (const value of control.options) {
      const input = element("input", { type: "radio", name: this.#id(control.id), value });
      input.addEventListener("change", () => this.change({ [control.id]: value }));
      group.append(element("label", {}, input, element("span", {}, this.words[value])));
    }
    this.inputs.set(control.id, (chosen) => {
      for (const input of group.querySelectorAll("input")) input.checked = input.value === chosen;
    });
    return group;
  }

  #list(control) {
    const list = element("select", { id: this.#id(control.id) });
    for (const value of control.options) {
      list.append(element("option", { value }, this.words[value]));
    }
    list.addEventListener("change", () => this.change({ [control.id]: list.value }));
    this.inputs.set(control.id, (chosen) => (list.value = chosen));
    const name = element("label", { for: list.id }, this.words[control.id]);
    return element("div", { class: "demo-list" }, name, list);
  }

  // An arrow key moves to the next whole stride; finer places are for the hand.
  #stride(event, control, input, set) {
    const [across, down] = KEYS[event.key] ?? [0, 0];
    const way = across - down;
    if (!way || !control.stride || event.shiftKey) return;
    event.preventDefault();
    const rtl = across && getComputedStyle(input).direction === "rtl" ? -1 : 1;
    const places = Number(input.value) / control.stride;
    const next = way * rtl > 0 ? Math.floor(places + 1e-6) + 1 : Math.ceil(places - 1e-6) - 1;
    set(Math.min(control.max, Math.max(control.min, next * control.stride)));
  }

  #number(control, number) {
    const style = control.shown === "percent" ? { style: "percent" } : {};
    const text = new Intl.NumberFormat(this.language, { maximumFractionDigits: 2, ...style });
    return text.format(number) + (control.shown === "degree" ? "°" : "");
  }

  #id(id) {
    return `demo-${this.demo}-${id}`;
  }
}

// A range that goes all the way round comes out on the other side; any other stops at its ends.
function within({ min, max, round }, number) {
  if (round) return min + ((((number - min) % (max - min)) + (max - min)) % (max - min));
  return Math.min(max, Math.max(min, number));
}
