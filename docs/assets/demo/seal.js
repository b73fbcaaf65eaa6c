// Takes out of a worker whatever reaches beyond it, before Python comes: requests, the page, other
// workers, what the browser stores, and every way to make JavaScript out of a text. Python can call
// any JavaScript it can name, so nothing is hidden from it: what is not needed is not there.
//
// A list of what stays, since browsers learn new ways out. The page's Content-Security-Policy, which
// a worker begun from a blob inherits, is a second wall.

const LANGUAGE = `AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array
  BigUint64Array Boolean DataView Date DisposableStack Error EvalError FinalizationRegistry
  Float16Array Float32Array Float64Array Infinity Int16Array Int32Array Int8Array Intl Iterator JSON
  Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set
  SharedArrayBuffer String SuppressedError Symbol SyntaxError Temporal TypeError URIError Uint16Array
  Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly decodeURI
  decodeURIComponent encodeURI encodeURIComponent escape globalThis isFinite isNaN parseFloat
  parseInt undefined unescape`.split(/\s+/);
const MACHINE = `AbortController AbortSignal DOMException DedicatedWorkerGlobalScope Event EventTarget
  MessageChannel MessageEvent MessagePort TextDecoder TextEncoder URL URLSearchParams
  WorkerGlobalScope atob btoa clearInterval clearTimeout console crypto performance queueMicrotask
  self structuredClone`.split(/\s+/);
const KEPT = new Set([...LANGUAGE, ...MACHINE]);
const MAKERS = [
  () => {},
  async () => {},
  function* () {},
  async function* () {},
];

// fetch: the only one from now on; location: what addresses are relative to
export function seal(fetch, location) {
  const timers = { setTimeout: timer(self.setTimeout), setInterval: timer(self.setInterval) };
  for (const maker of MAKERS) forget(Object.getPrototypeOf(maker), "constructor");
  for (let scope = self; scope !== EventTarget.prototype; scope = Object.getPrototypeOf(scope)) {
    for (const name of Reflect.ownKeys(scope)) if (!kept(name)) drop(scope, name);
  }
  for (const name of ["createObjectURL", "revokeObjectURL"]) drop(URL, name);
  Object.assign(self, { ...timers, fetch, location, Function: refuse });
  refuse.prototype = Object.getPrototypeOf(refuse); // functions are still instances of it
  // Nothing that this worker's own code reads of its messages can be put in another's hands.
  for (const name of MACHINE) Object.freeze(self[name]?.prototype);
}

function kept(name) {
  return KEPT.has(name) || name === Symbol.toStringTag || name === "constructor";
}

function drop(scope, name) {
  if (Reflect.deleteProperty(scope, name) || typeof scope[name] === "number") return;
  throw new Error(`${String(name)} cannot be taken away`);
}

function forget(scope, name) {
  Object.defineProperty(scope, name, { value: refuse, writable: false, configurable: false });
}

function refuse() {
  throw new Error("a sealed worker makes no JavaScript out of text");
}

// A timer that takes no text for JavaScript.
function timer(set) {
  const bound = set.bind(self);
  return (work, ...rest) => (typeof work === "function" ? bound(work, ...rest) : refuse());
}
