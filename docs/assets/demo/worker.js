// Python in a sealed worker. The first message says what to load and brings the port on which
// questions come; from then on this port is the only way out.

import { seal } from "./seal.js";
import { unpacked } from "./snapshot.js";
import { supply } from "./supply.js";

const DEMOS = "/lib/demos.zip"; // where scripts/demos/snapshot.mjs had them
const here = new URL("./", import.meta.url).href;
let tell; // the page, by the port
let get; // fetches files that the page has listed
let engine; // files of what runs networks, and their bytes; awaited once a demo asks for it
let awaited = false;
let python; // a promise of Python
let library; // {file: bytes} of Python's standard library
let shelf; // where in Python's files it belongs
let shelved; // a promise that it stands there
let desk; // a promise of its side, figures_src/demos/desk.py
let done = 0;
let total = 0;

self.addEventListener("message", start, { once: true });

function start({ data: { port, runtime, library: books, engine: files, wheel, own } }) {
  tell = port.postMessage.bind(port);
  [library, engine] = [books, files];
  const listed = [runtime, library, engine].flatMap(Object.keys);
  get = supply([...listed, ...own].map((file) => here + file), count);
  seal(get, here);
  python = begin(runtime, wheel);
  desk = python.then(furnish);
  desk.catch(() => {}); // every question meets this error and reports it
  port.onmessage = ({ data }) => answer(data);
}

async function answer(question) {
  try {
    if (question.ask === "texts") shelve().catch(() => {}); // a reader who looks may write next
    if (question.ask === "edit") await shelve();
    const said = question.open ? await open(question) : await (await desk)[question.ask](...question.given);
    tell({ id: question.id, said });
  } catch (error) {
    const message = String(error?.message ?? error);
    tell({ id: question.id, said: JSON.stringify({ trouble: { kind: "broken", message } }) });
  }
}

// Python is not started but taken over as it was after its start, with all demos imported. Of its
// files it needs none then; Pyodide wants a library all the same, and gets the demos for one.
async function begin(runtime, wheel) {
  total += sum(runtime);
  const memory = unpacked(get(`${here}pyodide/snapshot.bin`));
  const script = "pyodide/pyodide.asm.mjs"; // imported, not fetched: its bytes come as one lump
  import(here + script).then(() => count(runtime[script]), () => {});
  const { loadPyodide } = await import(`${here}pyodide/pyodide.mjs`);
  count(runtime["pyodide/pyodide.mjs"]);
  const files = { indexURL: `${here}pyodide/`, stdLibURL: here + wheel };
  const ready = await loadPyodide({ ...files, _loadSnapshot: memory });
  shelf = `/lib/${ready.FS.readdir("/lib").find((name) => name.endsWith(".zip"))}`;
  ready.FS.rename(shelf, DEMOS);
  return ready;
}

// The standard library beyond what the demos import: only a reader's Python asks for it.
function shelve() {
  return (shelved ??= fetchLibrary());
}

async function fetchLibrary() {
  const [file] = Object.keys(library);
  total += library[file];
  const [ready, answer] = await Promise.all([python, get(here + file)]);
  if (!answer.ok) throw new Error(`${answer.status} ${file}`);
  ready.FS.writeFile(shelf, new Uint8Array(await answer.arrayBuffer()));
}

function furnish(ready) {
  const found = ready.pyimport("figures_src.demos.desk");
  for (const name of ["js", "pyodide_js"]) ready.unregisterJsModule(name);
  found.alone();
  ready.runPython("import random; random.seed()"); // every reader's chance is another
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
