// A hand on the picture: what it drags and touches, and the arrow keys that do the same. Each moves
// two ranges, which stay usable by themselves. On a picture with both, a hand that moves drags and
// one that does not touches; arrow keys drag, and with Shift they go to the place of a touch.

import { fits } from "./address.js";

const SLACK = 5; // pixels that a finger wavers while it touches

export const KEYS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

// Each waits on the picture's canvas for the hand, and tells `controls` what it changed.
export const GESTURES = { __proto__: null, drag, tap };

function drag(control, { canvas }, controls) {
  const axes = [control.across, control.down].map(([id, slope]) => ({
    ...range(controls, id),
    slope, // of the range per pixel
  }));
  const move = keys(control, canvas, axes, controls);
  let held = null;
  let dragged = false;
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    held = [event.clientX, event.clientY];
    dragged = false;
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!held) return;
    const now = [event.clientX, event.clientY];
    const way = now.map((place, k) => place - held[k]);
    dragged ||= Math.hypot(...way) > SLACK;
    if (!dragged) return;
    held = now;
    move(way.map((pixels, k) => pixels * axes[k].slope));
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    canvas.addEventListener(end, () => (held = null));
  }
  swallow(canvas, () => dragged);
}

// A browser ends every drag with a click, which is no touch. Keys click without a drag before.
function swallow(canvas, dragged) {
  const capture = true; // before any gesture that waits for clicks
  const stop = (event) => event.detail && dragged() && event.stopImmediatePropagation();
  canvas.addEventListener("click", stop, { capture });
}

// A touch notes its place in a memory, and so do Enter and Space. What would no longer fit into the
// page's address is not noted, and `full` says so.
function tap(control, picture, controls, full) {
  const { canvas } = picture;
  const axes = [control.across, control.down].map(([id, least, greatest]) => ({
    ...range(controls, id),
    least, // place in the scene of the range's least value
    slope: greatest - least,
  }));
  const note = (values) => {
    const place = Object.fromEntries(axes.map((axis, k) => [axis.id, values[k]]));
    const noted = `${controls.state[control.into]}${values.join(",")};`;
    const room = fits(noted);
    controls.change({ ...place, ...(room && { [control.into]: noted }) });
    if (!room) full();
  };
  keys(control, canvas, axes, controls, controls.declared.some(({ kind }) => kind === "drag"));
  canvas.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    note(axes.map(({ id }) => controls.state[id]));
  });
  canvas.addEventListener("click", (event) => {
    const shares = picture.at(event).map((at, k) => (at - axes[k].least) / axes[k].slope);
    const inside = shares.every((share) => share >= 0 && share <= 1);
    if (inside) note(shares.map((share, k) => stepped(axes[k], share)));
  });
}

// Arrow keys, or those with Shift, move the ranges of two axes by their strides; returns what moves
// them by hand.
function keys(control, canvas, axes, controls, shift = false) {
  name(canvas, controls.words[control.id]);
  const move = (steps) => {
    const moved = axes.map((axis, k) => [
      axis.id,
      within(axis, controls.state[axis.id] + steps[k]),
    ]);
    controls.change(Object.fromEntries(moved));
  };
  canvas.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (!way || event.shiftKey !== shift || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(way.map((step, k) => Math.sign(step * axes[k].slope) * axes[k].stride));
  });
  return move;
}

// Every gesture adds what it is good for.
function name(canvas, words) {
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  const before = canvas.getAttribute("aria-label");
  canvas.setAttribute("aria-label", before ? `${before} ${words}` : words);
}

function range(controls, id) {
  return controls.declared.find((each) => each.id === id);
}

// A share of a range as one of its values, on its steps.
function stepped({ min, max, step }, share) {
  return Number((min + step * Math.round((share * (max - min)) / step)).toFixed(6));
}

// A range that goes all the way round comes out on the other side; any other stops at its ends.
function within({ min, max, round }, number) {
  if (round) return min + ((((number - min) % (max - min)) + (max - min)) % (max - min));
  return Math.min(max, Math.max(min, number));
}
