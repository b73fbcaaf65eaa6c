// The one worker of a page: begun on the reader's first touch, shared by all demos, replaced when
// it dies. Every question to it is a promise that ends: with an answer, an error, or no patience.

import { Trouble } from "./trouble.js";

const START = 120; // seconds to load and start Python over a slow line, without any progress
const PATIENCE = 15; // seconds for one picture
const EDITED = 10; // the same for what a reader wrote, where an endless loop is likelier

export class Session {
  constructor(source, language) {
    Object.assign(this, { source, language, worker: null, asked: 0 });
    this.pending = new Map();
    this.opened = new Map();
    this.changes = new Map(); // {demo: {module: text}} as its reader wrote it
    this.tried = new Map(); // {demo: texts last asked for}, whether they ran or not
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

  // Controls, first state and words of a demo, as its reader left it.
  open(demo) {
    return this.#again(() => {
      if (!this.opened.has(demo)) this.#remember(demo, this.#open(demo));
      return this.opened.get(demo);
    });
  }

  #remember(demo, opening) {
    this.opened.set(demo, opening);
    opening.catch(() => this.opened.get(demo) === opening && this.opened.delete(demo));
  }

  // Asks; where the worker ended on another's account, once more in the next one.
  async #again(ask) {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (error.kind !== "anew") throw error;
      }
    }
  }

  async #open(demo) {
    const { words, weights, models, bytes } = this.files.demos[demo];
    const opening = await this.#ask(demo, { open: demo, words, weights, models, bytes }, START);
    return this.changes.has(demo) ? this.#change(demo, this.changes.get(demo)) : opening;
  }

  #change(demo, texts) {
    return this.#ask(demo, { ask: "edit", given: [demo, JSON.stringify(texts)] }, EDITED);
  }

  // The opening of a demo with modules {module: text} in place of those it has.
  async edit(demo, texts) {
    this.tried.set(demo, texts);
    const opening = await this.#again(async () => {
      await this.open(demo);
      if (this.tried.get(demo) !== texts) throw new Trouble("restored");
      return this.#change(demo, texts);
    });
    this.changes.set(demo, texts);
    this.opened.set(demo, Promise.resolve(opening));
    return opening;
  }

  // Forgets what a reader wrote, and the worker that may be spoilt by it.
  restore(demo) {
    this.changes.delete(demo);
    if (this.tried.delete(demo)) this.#end(new Trouble("anew"));
  }

  // The Python of a demo as it was written, {module: text}; most readers never ask.
  texts(demo) {
    return this.#again(async () => {
      await this.open(demo);
      return this.#ask(demo, { ask: "texts", given: [demo] }, PATIENCE);
    });
  }

  // The scene of a state.
  show(demo, state) {
    const question = { ask: "show", given: [demo, JSON.stringify(state)] };
    return this.#again(async () => {
      await this.open(demo);
      return this.#ask(demo, question, this.changes.has(demo) ? EDITED : PATIENCE);
    });
  }

  #ask(demo, question, patience) {
    this.worker ??= this.#begin();
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { demo, resolve, reject, patience, edits: question.ask === "edit" });
      this.#wait(id);
      this.worker.port.postMessage({ id, ...question });
    });
  }

  #wait(id) {
    const question = this.pending.get(id);
    clearTimeout(question.timer);
    const seconds = question.patience;
    const give_up = () => this.#lost("stuck", `> ${seconds} s`, question, { seconds });
    question.timer = setTimeout(give_up, 1000 * seconds);
  }

  // A blob's worker inherits the page's Content-Security-Policy; one from a file would have none.
  #begin() {
    const text = `import ${JSON.stringify(`${this.source}worker.js`)};`;
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const worker = new Worker(address, { type: "module" });
    const { port1, port2: port } = new MessageChannel();
    Object.assign(worker, { port: port1, address });
    const { runtime, library, engine, package: wheel } = this.files;
    worker.postMessage({ port, runtime, library, engine, wheel, own: this.#own() }, [port]);
    port1.onmessage = ({ data }) => this.#hear(data);
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#end(new Trouble("broken", event.message ?? "worker.js"));
    });
    return worker;
  }

  // The files of the demos themselves.
  #own() {
    const demos = Object.values(this.files.demos);
    return demos.flatMap(({ weights, models }) => [weights, ...Object.values(models)]);
  }

  #hear({ id, said, done, total }) {
    if (done !== undefined) {
      for (const tell of this.watchers) tell(done, total);
      for (const waiting of this.pending.keys()) this.#wait(waiting);
      return;
    }
    const question = this.pending.get(id);
    if (!question) return;
    const { answer, trouble } = parsed(said);
    if (trouble?.kind === "broken") return this.#lost("broken", trouble.message, question);
    clearTimeout(question.timer);
    this.pending.delete(id);
    if (!trouble) return question.resolve(answer);
    const { kind, message, file, line, what } = trouble;
    question.reject(new Trouble(kind, message, { file, line, what }));
  }

  // A question ended the worker. If a reader's version asked it, that version goes too, and what
  // others asked is asked again: it was not their doing.
  #lost(kind, message, { demo, edits, reject }, more = {}) {
    const undone = this.changes.delete(demo) || edits;
    if (undone) this.tried.delete(demo);
    reject(new Trouble(kind, message, { ...more, undone }));
    this.#end(undone ? new Trouble("anew") : new Trouble(kind, message, more));
  }

  // Nothing that waited will be answered: say so to everybody, and let the next question begin anew.
  #end(trouble) {
    if (this.worker) {
      this.worker.terminate();
      URL.revokeObjectURL(this.worker.address);
      this.worker = null;
    }
    this.opened.clear();
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const { reject, timer } of waiting) {
      clearTimeout(timer);
      reject(trouble);
    }
  }
}

// A reader's Python may answer anything.
function parsed(said) {
  try {
    return JSON.parse(said);
  } catch (error) {
    return { trouble: { kind: "crash", message: error.message } };
  }
}
