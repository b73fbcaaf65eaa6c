// What went wrong, in words, and on request word for word.

import { button, element, fill } from "./elements.js";

export class Trouble extends Error {
  // kind: "crash" (Python raised), "absent" (what it imports is not here), "stuck" (no answer in
  // time), "broken" (could not load), "anew" (ask again) or "restored" (the reader took back what
  // was to run). more: file, line and what of a crash; seconds of patience; undone: whether the
  // reader's version was taken away
  constructor(kind, message, more = {}) {
    super(message);
    Object.assign(this, more, { kind });
  }
}

// again: what a press on the button does; without it there is no button
export function told(error, host, again) {
  const box = element("div", { class: "demo-trouble", role: "alert" });
  for (const said of sentences(error, host)) box.append(element("p", {}, said));
  if (again) box.append(button(host.again, again));
  const trace = element("pre", { tabindex: "0", dir: "ltr" }, String(error.message));
  box.append(element("details", {}, element("summary", {}, host.details), trace));
  return box;
}

function sentences(error, host) {
  const own = Object.hasOwn(host, error.kind) ? host[error.kind] : host.crash;
  const found = [error.undone ? (host[`${error.kind}_undone`] ?? own) : own];
  if (error.file) found.push(host.line); // `line` alone is on every error of Safari's
  return found.map((words) => fill(words, error));
}
