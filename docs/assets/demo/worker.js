// Python in a sealed worker. The first message says what to load and brings the port on which
// questions come; from then on this port is the only way out.

import { seal } from "./seal.js";
import { supply } from "./supply.js";

const here = new URL("./", import.meta.url).href;
let tell; // the page, by the port
let get; // fetches files that the page has listed
let engine; // files of what runs networks, and their bytes; awaited once a demo asks for it
let awaited = false;
let python; // a promise of Python
let desk; // a promise of its side, figures_src/demos/desk.py
let done = 0;
let total = 0;

self.addEventListener("message", start, { once: true });

function start({ data: { port, runtime, engine: files, wheel, own } }) {
  tell = port.postMessage.bind(port);
  engine = files;
  get = supply([...Object.keys(runtime), ...Object.keys(engine), ...own].map((file) => here + file), count);
  seal(get, here);
  python = begin(runtime, wheel);
  desk = python.then(furnish);
  desk.catch(() => {}); // every question meets this error and reports it
  port.onmessage = ({ data }) => answer(data);
}

async function answer(question) {
  try {
    const said = question.open ? await open(question) : await (await desk)[question.ask](...question.given);
    tell({ id: question.id, said });
  } catch (error) {
    const message = String(error?.message ?? error);
    tell({ id: question.id, said: JSON.stringify({ trouble: { kind: "broken", message } }) });
  }
}

async function begin(runtime, name) {
  total += sum(runtime);
  const script = "pyodide/pyodide.asm.mjs"; // imported, not fetched: its bytes come as one lump
  import(here + script).then(() => count(runtime[script]), () => {});
  const { loadPyodide } = await import(`${here}pyodide/pyodide.mjs`);
  count(runtime["pyodide/pyodide.mjs"]);
  return loadPyodide({ indexURL: `${here}pyodide/`, packages: [name] });
}

function furnish(ready) {
  const found = ready.pyimport("figures_src.demos.desk");
  for (const name of ["js", "pyodide_js"]) ready.unregisterJsModule(name);
  found.alone();
  return found.Desk();
}

async function open({ open: demo, words, weights, models, bytes }) {
  total += bytes;
  const [answer, ready, running] = await Promise.all([get(here + weights), desk, networks(models)]);
  if (!answer.ok) throw new Error(`${answer.status} ${weights}`);
  return ready.open(demo, await answer.text(), JSON.stringify(words), running);
}

// What runs the networks of a demo, where it has some.
async function networks(models) {
  if (!Object.keys(models).length) return undefined;
  if (!awaited) total += sum(engine);
  awaited = true;
  const files = Object.entries(models).map(([network, file]) => [network, here + file]);
  const { runner } = await import(`${here}models.js`);
  return runner(Object.fromEntries(files), { folder: here, python, engine, get, count });
}

function sum(sizes) {
  return Object.values(sizes).reduce((total, size) => total + size, 0);
}

function count(bytes) {
  done += bytes;
  tell({ done: Math.min(done, total), total });
}
