// State in the page's address, both ways: #demo-paper_ball?layer=7&objective=classify
// Only what differs from the first state is written, so an untouched demo leaves no trace; what a
// reader guessed is nobody's business and never written.

const NOTED = /^[\w.,;:+-]{0,2000}$/; // what a memory may hold
const PATTERN = /^#demo-(\w+)(?:\?(.*))?$/;

export function demoInAddress() {
  return location.hash.match(PATTERN)?.[1];
}

// The values the address holds for this demo, of the kinds that `first` has; others are dropped.
export function read(demo, first, controls) {
  const [, name, query] = location.hash.match(PATTERN) ?? [];
  if (name !== demo || !query) return {};
  const named = Object.fromEntries(new URLSearchParams(query));
  const asked = controls.filter(({ kind }) => kind !== "guess");
  return kept(named, first, asked);
}

// Whether a memory still fits into an address that may be shared.
export function fits(text) {
  return NOTED.test(text);
}

// What of a state other controls still know.
export function kept(state, first, controls) {
  const found = {};
  for (const control of controls) {
    const { id } = control;
    if (!(id in first) || !(id in state)) continue;
    const value = allowed(control, String(state[id]));
    if (value !== undefined) found[id] = value;
  }
  return found;
}

function allowed(control, text) {
  if (control.kind === "choice" || control.kind === "guess") {
    const open = control.kind === "guess" && text === ""; // not guessed yet
    return open || control.options.includes(text) ? text : undefined;
  }
  if (control.kind === "memory") return fits(text) ? text : undefined;
  const number = Number(text);
  if (text === "" || !Number.isFinite(number)) return undefined;
  if (control.kind === "range") return Math.min(control.max, Math.max(control.min, number));
  return Math.max(0, Math.round(number));
}

export function link(demo, state, first, controls) {
  const query = new URLSearchParams();
  for (const { id, kind } of controls) {
    if (kind !== "guess" && id in first && state[id] !== first[id]) query.set(id, state[id]);
  }
  const values = query.toString();
  return `${location.href.split("#")[0]}#demo-${demo}${values ? `?${values}` : ""}`;
}

// Written a little later, and once for many changes: browsers refuse a hundred in a row.
let timer;
export function write(address) {
  clearTimeout(timer);
  timer = setTimeout(() => history.replaceState(history.state, "", address), 250);
}
