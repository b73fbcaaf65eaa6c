// Manners of a text area for Python: Tab indents, and after Escape it leaves as everywhere else;
// Enter keeps the indentation; Ctrl+Enter runs.

const STEP = "    ";

export function manners(area, run) {
  let leaving = false; // after Escape
  area.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event;
    if (isComposing) return;
    if (key === "Tab" && !leaving && !ctrlKey && !metaKey && !altKey) act(event, () => indent(area, shiftKey));
    else if (key === "Enter" && (ctrlKey || metaKey)) act(event, run);
    else if (key === "Enter" && !shiftKey && !altKey) act(event, () => newline(area));
    if (key !== "Shift") leaving = key === "Escape";
  });
  area.addEventListener("blur", () => (leaving = false));
}

function act(event, work) {
  event.preventDefault();
  work();
}

// All lines that the selection touches, one step in or out; without one, to the next step.
function indent(area, out) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const first = lineStart(value, start);
  if (start === end && !out) return insert(area, STEP.slice((start - first) % STEP.length));
  const last = lineEnd(value, Math.max(start, end - 1));
  const lines = value.slice(first, last).split("\n");
  const moved = lines.map((line) => (out ? line.replace(/^ {1,4}/, "") : STEP + line)).join("\n");
  const taken = last - first - moved.length;
  if (!taken) return;
  area.setSelectionRange(first, last);
  insert(area, moved);
  const place = Math.max(first, start - taken); // a caret stays one, or the next key would replace all
  area.setSelectionRange(start === end ? place : first, start === end ? place : last - taken);
}

function newline(area) {
  const { selectionStart: start, value } = area;
  const line = value.slice(lineStart(value, start), start);
  const deeper = line.trimEnd().endsWith(":") ? STEP : "";
  insert(area, `\n${line.match(/^ */)[0]}${deeper}`);
}

function lineStart(value, place) {
  return value.slice(0, place).lastIndexOf("\n") + 1;
}

function lineEnd(value, place) {
  const end = value.indexOf("\n", place);
  return end < 0 ? value.length : end;
}

// In a way that Ctrl+Z takes back, where the browser still offers it.
function insert(area, text) {
  const done = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (done) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input"));
}
