// Search is Material's, and it waits until somebody wants it: script, worker and index are loaded
// on the first touch of the button, or with the key /.
const button = document.querySelector("button.find");
const panel = document.getElementById("search");

function load() {
  if (button.dataset.loaded) return;
  button.dataset.loaded = "yes";
  const script = document.createElement("script");
  if (button.dataset.integrity) script.integrity = button.dataset.integrity;
  script.src = button.dataset.script;
  document.body.append(script);
}

if (button && panel) {
  button.hidden = false;
  button.addEventListener("click", load);
  // Material's script looks at the word when a key is let go; what is pasted or dictated has none.
  const word = panel.querySelector("input");
  word.addEventListener("input", () => word.dispatchEvent(new Event("keyup")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    load();
    panel.showPopover();
  });
}
