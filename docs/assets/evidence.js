// One seed instead of the middle of all: in a figure, its evidence, and every number that the page
// quotes from it. The values of the runs stand in the page, spelled for its language. And a guess
// opens the answer that waits behind it.
// No module: those may not be loaded by a page that was opened from a folder.
(() => {
  const SWITCHES = ".seed-switch";
  const middles = new WeakMap();

  function of(figure) {
    return (element) => element.dataset.figure === figure;
  }

  function write(element, place) {
    if (!middles.has(element)) middles.set(element, element.textContent);
    const run = place === "" ? middles.get(element) : element.dataset.runs.split("|")[place];
    element.textContent = run;
    element.classList.toggle("one-run", place !== "");
  }

  // The strokes of one seed come forward; returns how many of them the wide drawing has.
  function choose(holder, place) {
    holder.classList.toggle("one-seed", place !== "");
    const strokes = [...holder.querySelectorAll(".seed")];
    for (const stroke of strokes) {
      stroke.classList.toggle("chosen", stroke.classList.contains(`seed-${place}`));
    }
    return strokes.filter((stroke) => stroke.matches(".wide .chosen")).length;
  }

  function show(figure, place) {
    const quoted = [...document.querySelectorAll("button.measured")].filter((number) =>
      number.dataset.number.startsWith(`${figure}.`),
    );
    const cards = [...document.querySelectorAll(".card")].filter(of(figure));
    const drawn = document.getElementById(`fig-${figure}`);
    const strokes = drawn ? choose(drawn, place) : 0;
    for (const card of cards) choose(card, place);
    const inside = cards.flatMap((card) => [...card.querySelectorAll(".run")]);
    for (const number of [...quoted, ...inside]) write(number, place);
    for (const each of [...document.querySelectorAll(SWITCHES)].filter(of(figure))) {
      const box = [...each.elements].find((one) => one.value === place);
      box.checked = true;
      const seed = box.nextElementSibling.textContent;
      const told = { seed, numbers: quoted.length, strokes };
      each.querySelector("[role=status]").textContent =
        place === "" ? "" : each.dataset.told.replace(/\{(\w+)\}/g, (_, hole) => told[hole]);
    }
  }

  document.addEventListener("change", (event) => {
    const fieldset = event.target.closest(SWITCHES);
    if (fieldset) show(fieldset.dataset.figure, event.target.value);
  });

  // Who has guessed may see the answer.
  document.addEventListener("change", (event) => {
    const asked = event.target.closest(".predict");
    if (asked) asked.querySelector("details").open = true;
  });
})();
