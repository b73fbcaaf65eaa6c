// What went wrong, in words, and on request word for word.

import { button, element, fill } from "./elements.js";

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
  const { kind, undone, seconds, line } = error;
  const own = Object.hasOwn(host, kind) ? host[kind] : host.crash;
  const found = [undone ? (host[`${kind}_undone`] ?? own) : own];
  if (line) found.push(host.line);
  return found.map((words) => fill(words, { ...error, seconds }));
}
