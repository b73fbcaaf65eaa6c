// On a phone a long page is laid out in portions. Text that is far away waits at first (essay.css),
// so that the first words come soon; then, a few blocks at each frame, all of it is laid out, and
// from there every place of the page lies where it belongs. Who is already on the way to one, by an
// address with a #, by a link, by going back, gets all at once.
// No module: those may not be loaded by a page that was opened from a folder.
(() => {
  const PORTION = 3; // blocks at a time, so that no touch waits long
  const PATIENCE = 100; // milliseconds that a portion waits for a pause, where a demo leaves none
  const far = [...document.querySelectorAll(".essay > :is(p, aside), .references > li, .ledger li")];

  function lay(block) {
    block.classList.add("laid");
  }

  function whole() {
    far.splice(0).forEach(lay);
  }

  function portion() {
    far.splice(0, PORTION).forEach(lay);
    if (far.length) next();
  }

  function next() {
    requestAnimationFrame(() => requestIdleCallback(portion, { timeout: PATIENCE }));
  }

  const [came] = performance.getEntriesByType("navigation");
  if (location.hash || came?.type !== "navigate" || !("requestIdleCallback" in window)) whole();
  else next();
  for (const touch of ["click", "keydown"]) addEventListener(touch, whole, { capture: true });
})();
