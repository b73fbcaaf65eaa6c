// Light, dark or as the system says: one button, remembered by this browser and by nobody else.
// It stands in the head, so that the chosen colours are there before the first paint. There it also
// notes a page that was opened from a folder: no demo and no search can start in it.
const STEPS = ["auto", "light", "dark"];
const root = document.documentElement;

if (location.protocol === "file:") root.dataset.from = "folder";

function kept() {
  try {
    return localStorage.getItem("colours");
  } catch {
    return null; // storage may be forbidden; the system's colours do
  }
}

function show(step) {
  if (step === "auto") delete root.dataset.colours;
  else root.dataset.colours = step;
}

show(STEPS.includes(kept()) ? kept() : "auto");

document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("button.colours");
  const tell = () => {
    const step = root.dataset.colours ?? "auto";
    button.setAttribute("aria-label", `${button.dataset.name}: ${button.dataset[step]}`);
    button.title = button.getAttribute("aria-label");
  };
  button.hidden = false;
  tell();
  button.addEventListener("click", () => {
    const step = STEPS[(STEPS.indexOf(root.dataset.colours ?? "auto") + 1) % STEPS.length];
    show(step);
    tell();
    try {
      localStorage.setItem("colours", step);
    } catch {
      // not kept: the choice lasts as long as the page
    }
  });
});
