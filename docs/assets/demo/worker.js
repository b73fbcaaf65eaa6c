// Python in a worker. First message: what to load and how many bytes it has. Then questions.

const here = new URL("./", import.meta.url).href;
const stages = new Map();
let engine; // files of what runs networks, and their bytes; awaited once a demo asks for it
let awaited = false;
let python; // a promise of Python with the demos' package
let done = 0;
let total = 0;

self.addEventListener("message", async ({ data }) => {
  if (data.runtime) {
    engine = data.engine;
    python = begin(data.runtime, data.wheel);
    python.catch(() => {}); // every question meets this error and reports it
    return;
  }
  try {
    const answer = data.open ? await open(data) : await stages.get(data.show).show(data.state);
    self.postMessage({ id: data.id, answer });
  } catch (error) {
    const kind = error?.constructor?.name === "PythonError" ? "crash" : "broken";
    self.postMessage({ id: data.id, trouble: { kind, message: String(error?.message ?? error) } });
  }
});

async function begin(runtime, name) {
  total += sum(runtime);
  self.fetch = counted(self.fetch.bind(self));
  const script = "pyodide/pyodide.asm.mjs"; // imported, not fetched: its bytes come as one lump
  import(here + script).then(() => count(runtime[script]), () => {});
  const { loadPyodide } = await import(`${here}pyodide/pyodide.mjs`);
  count(runtime["pyodide/pyodide.mjs"]);
  return loadPyodide({ indexURL: `${here}pyodide/`, packages: [name] });
}

async function open({ open: demo, words, weights, models, bytes }) {
  total += bytes;
  const asked = [fetch(here + weights), python, networks(models)];
  const [answer, ready, running] = await Promise.all(asked);
  if (!answer.ok) throw new Error(`${answer.status} ${weights}`);
  const stage = ready.pyimport("figures_src.demos.stage");
  stages.set(demo, stage.Stage(demo, await answer.text(), JSON.stringify(words), running));
  return stages.get(demo).opening();
}

// What runs the networks of a demo, where it has some.
async function networks(models) {
  if (!Object.keys(models).length) return undefined;
  if (!awaited) total += sum(engine);
  awaited = true;
  const files = Object.entries(models).map(([network, file]) => [network, here + file]);
  const { Models } = await import(`${here}models.js`);
  return Models.open(Object.fromEntries(files), { python, engine, count });
}

function sum(sizes) {
  return Object.values(sizes).reduce((total, size) => total + size, 0);
}

// The same fetch, which also counts the bytes that arrive.
function counted(fetch) {
  return async (...request) => {
    const answer = await fetch(...request);
    if (!answer.ok || !answer.body) return answer;
    const counter = new TransformStream({
      transform(chunk, out) {
        count(chunk.byteLength);
        out.enqueue(chunk);
      },
    });
    const { status, headers } = answer;
    return new Response(answer.body.pipeThrough(counter), { status, headers });
  };
}

function count(bytes) {
  done += bytes;
  self.postMessage({ done: Math.min(done, total), total });
}
