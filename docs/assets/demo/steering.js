// Words of the prose that set a demo: each becomes a real button, and a press is the same as
// opening a link to that state. The demo starts if it has not; the way back is the browser's own.

import { button } from "./elements.js";

export function steer(section) {
  const name = section.dataset.demo;
  for (const words of document.querySelectorAll(`span.steer[data-demo="${name}"]`)) {
    const pressed = button("", () => go(section, `#demo-${name}?${words.dataset.state}`));
    pressed.className = "steer";
    pressed.append(...words.childNodes);
    words.replaceWith(pressed);
  }
}

function go(section, address) {
  location.hash = address;
  section.querySelector(".demo-start")?.click();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  section.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
}
