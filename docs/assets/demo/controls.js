// Declared controls -> native, labelled inputs. `change({id: value})` is called for every change.

import { button, element, kinds } from "./elements.js";
import { KEYS } from "./gestures.js";

const MANY = 4; // more options than this become a list
const nothing = () => []; // has no input of its own: gestures.js waits for it, or nobody does
const INPUTS = {
  __proto__: null,
  range: (panel, control) => panel.range(control),
  choice: (panel, control) => panel.choice(control),
  button: (panel, control) => panel.button(control),
  guess: (panel, control) => panel.guess(control),
  play: (panel, control) => panel.play(control),
  drag: nothing,
  tap: nothing,
  memory: nothing,
};

export class Controls {
  constructor(demo, declared, words, language, change) {
    Object.assign(this, { demo, declared, words, language, state: {} });
    this.advance = change; // by a running control; a hand on any other halts it first
    this.change = (values) => {
      this.halt();
      change(values);
    };
    this.inputs = new Map();
    this.panel = element("div", { class: "demo-controls" });
    const made = declared.map((control) => kinds("control", INPUTS, control.kind)(this, control));
    this.panel.append(...made.flat());
  }

  // Shows a state without telling anybody that something changed.
  show(state) {
    this.state = state;
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

  button(control) {
    let presses = 0;
    this.inputs.set(control.id, (count) => (presses = count));
    const press = () => this.change({ [control.id]: presses + 1, ...control.sets });
    const made = button(this.words[control.id], press);
    made.id = this.#id(control.id);
    return made;
  }

  // What the reader expects, before the scene tells. The first answer counts; reset asks again.
  guess(control) {
    const group = element("fieldset", { class: "demo-choice demo-guess" });
    group.append(element("legend", {}, this.words[control.id]));
    const made = control.options.map((value) => {
      const answer = () => this.state[control.id] || this.change({ [control.id]: value });
      return [value, button(this.words[value], answer)];
    });
    group.append(...made.map(([, option]) => option));
    this.inputs.set(control.id, (chosen) => {
      for (const [value, option] of made) {
        option.setAttribute("aria-pressed", value === chosen);
        option.setAttribute("aria-disabled", chosen !== "");
      }
    });
    return group;
  }

  // While it is pressed a range grows to its end; from there it begins anew. It halts at any other
  // touch, and where nobody can see the demo.
  play(control) {
    const made = button(this.words[control.id], () =>
      made.ariaPressed === "true" ? this.halt() : this.#run(control, made),
    );
    made.ariaPressed = "false";
    return made;
  }

  #run({ moves, by, every }, pressed) {
    this.halt();
    const { min, max } = this.declared.find((each) => each.id === moves);
    if (this.state[moves] >= max) this.advance({ [moves]: min });
    pressed.ariaPressed = "true";
    const timer = setInterval(() => this.#grow(moves, by, max), every);
    const seen = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting || this.halt());
    seen.observe(pressed.closest(".demo") ?? pressed);
    const hidden = new AbortController();
    const { signal } = hidden;
    document.addEventListener("visibilitychange", () => this.halt(), { signal });
    this.running = { pressed, timer, seen, hidden };
  }

  #grow(id, by, max) {
    const next = Math.min(max, this.state[id] + by);
    this.advance({ [id]: next });
    if (next === max) this.halt();
  }

  halt() {
    if (!this.running) return;
    const { pressed, timer, seen, hidden } = this.running;
    clearInterval(timer);
    seen.disconnect();
    hidden.abort();
    pressed.ariaPressed = "false";
    this.running = null;
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
