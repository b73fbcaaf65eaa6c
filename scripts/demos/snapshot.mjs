// Python's memory after its start, with every demo imported: node snapshot.mjs PYODIDE WHEEL FOLDER
//
// It starts twice: once from the standard library as it is, to compile what the demos import of it,
// and once from that, so that the memory, FOLDER/memory, holds no more than it must.

import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const DEMOS = "/lib/demos.zip"; // worker.js puts the wheel there
const NEUTRAL = {
  env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" }, // sets in the same order every time
  _sysExecutable: "python",
};

const [pyodide, wheel, folder] = process.argv.slice(2);
const waking = await readFile(new URL("waking.py", import.meta.url), "utf8");
still();
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));

try {
  await take();
} catch (error) {
  console.error(error.message); // the trace of Python; a stack here would show all of Pyodide
  process.exitCode = 1;
}

async function take() {
  const first = await python({});
  first.runPython(`pack(compiled("${library(first)}"), "/compiled.zip")`);
  await writeFile(`${folder}/compiled.zip`, first.FS.readFile("/compiled.zip"));

  const second = await python({ stdLibURL: `${folder}/compiled.zip`, _makeSnapshot: true });
  second.runPython("settle()");
  await writeFile(`${folder}/memory`, second.makeMemorySnapshot());
}

async function python(options) {
  const ready = await loadPyodide({ indexURL: pyodide, ...NEUTRAL, ...options });
  ready.FS.writeFile(DEMOS, await readFile(wheel));
  ready.runPython(`${waking}\nwake("${DEMOS}")`);
  return ready;
}

// Where Pyodide puts the standard library: its name has the version of Python in it.
function library(ready) {
  const name = ready.FS.readdir("/lib").find((name) => /^python\d+\.zip$/.test(name));
  return `/lib/${name}`;
}

// No clock, no chance and no machine's name: whatever Python asks for them stays in its memory.
function still() {
  const Clock = Date;
  globalThis.Date = class extends Clock {
    constructor(...given) {
      super(...(given.length ? given : [0]));
    }
    static now() {
      return 0;
    }
  };
  performance.now = () => 0;
  set("crypto", { getRandomValues: (bytes) => bytes.fill(1) });
  set("navigator", { userAgent: "" });
}

function set(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true });
}
