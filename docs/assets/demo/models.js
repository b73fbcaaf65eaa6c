// Networks in the worker: onnxruntime-web below Python's `await models.run(network, inputs)`.
// Only a demo that names MODELS loads the library.

const LIBRARY = "ort.wasm.bundle.min.mjs";
const MACHINE = "ort-wasm-simd-threaded.wasm";
let library; // a promise of onnxruntime

// files: {network: where its bytes lie}; folder: of the demos; python: a promise of Pyodide; engine:
// {file: bytes}; get: fetches; count: told of bytes. What it returns is handed to a reader's
// Python, the only JavaScript that is: it leads no further because the seal took the makers of
// functions from all of them.
export async function runner(files, { folder, python, engine, get, count }) {
  const asked = Object.entries(files).map(async ([name, file]) => [name, await bytes(file, get)]);
  library ??= begin(`${folder}onnx/`, engine, get, count);
  const [ort, ready, ...contents] = await Promise.all([library, python, ...asked]);
  const sessions = new Map();
  for (const [network, content] of contents) {
    sessions.set(network, await ort.InferenceSession.create(content));
  }
  return {
    async run(network, given) {
      return ready.toPy(await run(ort, sessions.get(network), network, given));
    },
  };
}

// given: a Python dict of array("f"), which arrive as one Float32Array each; the answers go back as
// one memoryview each.
async function run(ort, session, network, given) {
  const inputs = given.toJs({ dict_converter: Object.fromEntries });
  if (!session) throw new Error(`MODELS names no network '${network}'`);
  const feeds = {};
  for (const { name, shape } of session.inputMetadata) {
    const dims = fitted(network, name, shape, inputs[name]);
    feeds[name] = new ort.Tensor("float32", inputs[name], dims);
  }
  const answers = Object.entries(await session.run(feeds));
  return Object.fromEntries(answers.map(([name, { data }]) => [name, data]));
}

// The lengths of an input, whose only open one follows from how many numbers there are.
function fitted(network, name, shape, numbers) {
  const known = shape.filter(Number.isInteger).reduce((product, length) => product * length, 1);
  const open = shape.some((length) => !Number.isInteger(length));
  const count = numbers?.length ?? 0;
  if (open ? count % known || !count : count !== known) {
    throw new Error(`${network}: ${name} takes ${shape.join(" × ")} numbers, not ${count}`);
  }
  return shape.map((length) => (Number.isInteger(length) ? length : count / known));
}

async function begin(folder, engine, get, count) {
  const ort = await import(folder + LIBRARY);
  count(engine[`onnx/${LIBRARY}`]); // imported, not fetched: its bytes come as one lump
  ort.env.wasm.numThreads = 1; // more would need headers that a plain file server does not send
  ort.env.wasm.wasmBinary = await bytes(folder + MACHINE, get);
  return ort;
}

async function bytes(file, get) {
  const answer = await get(file);
  if (!answer.ok) throw new Error(`${answer.status} ${file}`);
  return new Uint8Array(await answer.arrayBuffer());
}
