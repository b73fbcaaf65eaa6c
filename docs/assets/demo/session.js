// The one worker of a page: begun on the reader's first touch, shared by all demos, replaced when
// it dies. Every question to it is a promise that ends: with an answer, an error, or no patience.

const START = 120; // seconds to load and start Python over a slow line, without any progress

export class Trouble extends Error {
  // kind: "crash" (Python raised), "stuck" (no answer in time) or "broken" (could not load)
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

export class Session {
  constructor(source, language) {
    Object.assign(this, { source, language, worker: null, asked: 0 });
    this.pending = new Map();
    this.opened = new Map();
    this.watchers = new Set();
  }

  // Words, files and their bytes, in the language of the page: small, loaded with it.
  list() {
    this.listed ??= this.#load();
    return this.listed;
  }

  async #load() {
    this.files = await this.#fetch(`demos.${this.language}.json`);
    return this.files;
  }

  async #fetch(file) {
    const answer = await fetch(this.source + file);
    if (!answer.ok) throw new Trouble("broken", `${answer.status} ${answer.url}`);
    return answer.json();
  }

  bytes(demo) {
    const { runtime, engine, demos } = this.files;
    const networks = Object.keys(demos[demo].models).length ? Object.values(engine) : [];
    return [...Object.values(runtime), ...networks].reduce((a, b) => a + b, demos[demo].bytes);
  }

  watch(tell) {
    this.watchers.add(tell);
    return () => this.watchers.delete(tell);
  }

  // Controls, first state and source of a demo.
  open(demo) {
    if (!this.opened.has(demo)) {
      const { words, weights, models, bytes } = this.files.demos[demo];
      const opening = this.#ask({ open: demo, words, weights, models, bytes }, START);
      opening.catch(() => this.opened.delete(demo));
      this.opened.set(demo, opening);
    }
    return this.opened.get(demo);
  }

  // The scene of a state; a worker that died is begun anew first.
  async show(demo, state, patience) {
    await this.open(demo);
    return this.#ask({ show: demo, state: JSON.stringify(state) }, patience);
  }

  #ask(question, patience) {
    this.worker ??= this.#begin();
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject, patience });
      this.#wait(id);
      this.worker.postMessage({ id, ...question });
    });
  }

  #wait(id) {
    const question = this.pending.get(id);
    clearTimeout(question.timer);
    const give_up = () => this.#end(new Trouble("stuck", `> ${question.patience} s`));
    question.timer = setTimeout(give_up, 1000 * question.patience);
  }

  #begin() {
    const worker = new Worker(`${this.source}worker.js`, { type: "module" });
    const { runtime, engine, package: wheel } = this.files;
    worker.postMessage({ runtime, engine, wheel });
    worker.addEventListener("message", ({ data }) => this.#hear(data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#end(new Trouble("broken", event.message ?? "worker.js"));
    });
    return worker;
  }

  #hear({ id, answer, trouble, done, total }) {
    if (done !== undefined) {
      for (const tell of this.watchers) tell(done, total);
      for (const waiting of this.pending.keys()) this.#wait(waiting);
      return;
    }
    const question = this.pending.get(id);
    if (!question) return;
    clearTimeout(question.timer);
    this.pending.delete(id);
    if (!trouble) question.resolve(JSON.parse(answer));
    else if (trouble.kind === "crash") question.reject(new Trouble("crash", trouble.message));
    else this.#end(new Trouble(trouble.kind, trouble.message), question);
  }

  // Nothing that waited will be answered: say so to everybody, and let the next question begin anew.
  #end(trouble, ...others) {
    this.worker?.terminate();
    this.worker = null;
    this.opened.clear();
    const waiting = [...this.pending.values(), ...others];
    this.pending.clear();
    for (const { reject, timer } of waiting) {
      clearTimeout(timer);
      reject(trouble);
    }
  }
}
