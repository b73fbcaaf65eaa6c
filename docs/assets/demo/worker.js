// Python in a worker. First message: what to load and how many bytes it has. Then questions.

const here = new URL("./", import.meta.url).href;
const stages = new Map();
let python; // a promise of Python with the demos' package
let done = 0;
let total = 0;

self.addEventListener("message", async ({ data }) => {
  if (data.runtime) {
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
  total += Object.values(runtime).reduce((sum, size) => sum + size, 0);
  self.fetch = counted(self.fetch.bind(self));
  const script = "pyodide/pyodide.asm.mjs"; // imported, not fetched: its bytes come as one lump
  import(here + script).then(() => count(runtime[script]), () => {});
  const { loadPyodide } = await import(`${here}pyodide/pyodide.mjs`);
  count(runtime["pyodide/pyodide.mjs"]);
  return loadPyodide({ indexURL: `${here}pyodide/`, packages: [name] });
}

async function open({ open: demo, words, weights, bytes }) {
  total += bytes;
  const [answer, ready] = await Promise.all([fetch(here + weights), python]);
  if (!answer.ok) throw new Error(`${answer.status} ${weights}`);
  const stage = ready.pyimport("figures_src.demos.stage");
  stages.set(demo, stage.Stage(demo, await answer.text(), JSON.stringify(words)));
  return stages.get(demo).opening();
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
