// Networks in the worker: onnxruntime-web below Python's `await models.run(network, inputs)`.
// Only a demo that names MODELS loads this file and what it imports.

const folder = new URL("onnx/", import.meta.url).href;
const LIBRARY = "ort.wasm.bundle.min.mjs";
const MACHINE = "ort-wasm-simd-threaded.wasm";
let library; // a promise of onnxruntime

export class Models {
  // files: {network: where its bytes lie}; python: that of Pyodide; count: told of bytes
  static async open(files, { python, engine, count }) {
    const fetched = Object.entries(files).map(async ([network, file]) => [network, await bytes(file)]);
    library ??= begin(engine, count);
    const [ort, ...contents] = await Promise.all([library, ...fetched]);
    const models = new Models();
    Object.assign(models, { ort, python: await python, sessions: new Map() });
    for (const [network, content] of contents) {
      models.sessions.set(network, await ort.InferenceSession.create(content));
    }
    return models;
  }

  // given: a Python dict of array("f"), which arrive as one Float32Array each; the answers go back
  // as one memoryview each.
  async run(network, given) {
    const inputs = given.toJs({ dict_converter: Object.fromEntries });
    const session = this.sessions.get(network);
    if (!session) throw new Error(`MODELS names no network '${network}'`);
    const feeds = {};
    for (const { name, shape } of session.inputMetadata) {
      const dims = fitted(network, name, shape, inputs[name]);
      feeds[name] = new this.ort.Tensor("float32", inputs[name], dims);
    }
    const answers = Object.entries(await session.run(feeds));
    return this.python.toPy(Object.fromEntries(answers.map(([name, { data }]) => [name, data])));
  }
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

async function begin(engine, count) {
  const ort = await import(folder + LIBRARY);
  count(engine[`onnx/${LIBRARY}`]); // imported, not fetched: its bytes come as one lump
  ort.env.wasm.numThreads = 1; // more would need headers that a plain file server does not send
  ort.env.wasm.wasmBinary = await bytes(folder + MACHINE);
  return ort;
}

async function bytes(file) {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${answer.status} ${file}`);
  return new Uint8Array(await answer.arrayBuffer());
}
