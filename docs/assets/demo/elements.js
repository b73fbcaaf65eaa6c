// Small builders of HTML, so that no text is ever read as markup.

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function button(words, press) {
  const made = element("button", { type: "button" }, words);
  made.addEventListener("click", press);
  return made;
}

// What a table without a prototype holds of a kind; the error names the kinds that there are.
export function kinds(what, table, kind) {
  if (kind in table) return table[kind];
  throw new Error(`there is no ${what} of the kind ${kind}, only ${Object.keys(table).join(", ")}`);
}

// "{done} of {total} MB" with its holes filled.
export function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}
