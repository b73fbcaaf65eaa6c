// Puts every demo of a page to work. A demo is Python; this host knows nothing of what it shows.
//
//   host.js      finds the demos, asks before anything heavy is loaded
//   player.js    one running demo: controls, picture, sentence, reset, link, crash
//   editor.js    its Python, which the reader may change
//   typing.js    good manners of a text area for Python
//   trouble.js   what went wrong, in words
//   controls.js  declared controls -> native labelled inputs
//   gestures.js  drags and touches on the picture, and the arrow keys
//   canvas.js    scene (plain data) -> canvas
//   address.js   state <-> the page's address
//   session.js   the one worker of the page, its progress, its death
//   worker.js    Python itself
//   seal.js      takes away whatever leads out of the worker
//   supply.js    the files that it may still ask for
//   models.js    networks below Python, for the demos that ask for some
//   steering.js  words of the prose that set a demo
//   elements.js  small builders of HTML
//
// Until the reader's first touch the page loads what asks for it and one small list of words: no
// player, no Python.

import { demoInAddress } from "./address.js";
import { button, element, fill } from "./elements.js";
import { Session } from "./session.js";
import { steer } from "./steering.js";
import { told } from "./trouble.js";

const sessions = new Map(); // one per language: in practice one per page

let style;

function session(source, language) {
  const key = source + language;
  if (!sessions.has(key)) sessions.set(key, new Session(source, language));
  return sessions.get(key);
}

// Only pages with a demo pay for its style; nothing is shown before it is there.
function styled(source) {
  style ??= new Promise((resolve, reject) => {
    const link = element("link", { rel: "stylesheet", href: `${source}demo.css` });
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(new Error(link.href)));
    document.head.append(link);
  });
  return style;
}

async function mount(section) {
  if (section.dataset.mounted) return;
  section.dataset.mounted = "yes";
  const source = new URL(section.dataset.src, document.baseURI).href;
  const play = element("div", { class: "demo-play" });
  const still = section.querySelector(".demo-still");
  still.after(play);
  try {
    const shared = session(source, section.dataset.lang);
    await styled(source);
    offer(section, play, shared, await shared.list());
  } catch (error) {
    play.remove(); // the static figure stays what it is
    console.warn(error);
  }
}

function offer(section, play, shared, list) {
  const name = section.dataset.demo;
  const format = new Intl.NumberFormat(shared.language, { maximumFractionDigits: 0 });
  const size = format.format(shared.bytes(name) / 1e6);
  const start = button(list.host.start, () => begin(section, play, shared, list));
  start.classList.add("demo-start");
  const note = element("p", { class: "demo-note" }, fill(list.host.cost, { size }));
  play.replaceChildren(element("div", { class: "demo-offer" }, start, note));
  section.querySelector(".demo-still").addEventListener("click", () => start.click());
  steer(section);
  if (demoInAddress() === name) section.scrollIntoView();
}

async function begin(section, play, shared, list) {
  const bar = element("progress", { max: "1", value: "0", "aria-label": list.host.starting });
  const count = element("p", { class: "demo-note" }, list.host.starting);
  const box = play.querySelector(".demo-offer");
  box.replaceChildren(bar, count);
  box.tabIndex = -1;
  box.focus({ preventScroll: true });
  const unwatch = shared.watch((done, total) => tell(bar, count, shared, list, done, total));
  try {
    const { Player } = await import("./player.js");
    await new Player(section, play, shared, list).open();
    section.classList.add("demo-running");
  } catch (error) {
    box.replaceChildren(told(error, list.host, () => begin(section, play, shared, list)));
  } finally {
    unwatch();
  }
}

function tell(bar, count, shared, list, done, total) {
  const format = new Intl.NumberFormat(shared.language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const [a, b] = [done, total].map((bytes) => format.format(bytes / 1e6));
  bar.value = done / total;
  count.textContent =
    done < total ? fill(list.host.loading, { done: a, total: b }) : list.host.starting;
}

document.querySelectorAll("section.demo[data-demo]").forEach(mount);
