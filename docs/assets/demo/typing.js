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
  const first = value.lastIndexOf("\n", start - 1) + 1;
  if (start === end && !out) {
    return insert(area, STEP.slice((start - first) % STEP.length));
  }
  const lines = value.slice(first, end).split("\n");
  const moved = lines.map((line) => (out ? line.replace(/^ {1,4}/, "") : STEP + line)).join("\n");
  area.setSelectionRange(first, end);
  insert(area, moved);
  area.setSelectionRange(first, first + moved.length);
}

function newline(area) {
  const { selectionStart: start, value } = area;
  const line = value.slice(value.lastIndexOf("\n", start - 1) + 1, start);
  const deeper = line.trimEnd().endsWith(":") ? STEP : "";
  insert(area, `\n${line.match(/^ */)[0]}${deeper}`);
}

// In a way that Ctrl+Z takes back, where the browser still offers it.
function insert(area, text) {
  const done = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (done) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input"));
}
