// A scene (plain data from Python, see figures_src/demos/scene.py) on a canvas.

import { kinds } from "./elements.js";

export class Picture {
  // fail: is told of a scene that cannot be painted
  constructor(canvas, fail) {
    Object.assign(this, { canvas, fail });
    this.probe = canvas.appendChild(document.createElement("span"));
    this.scene = null;
    this.asked = false;
    this.ended = new AbortController();
    const repaint = () => this.repaint();
    this.size = new ResizeObserver(repaint);
    this.size.observe(canvas);
    const { signal } = this.ended;
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint, { signal });
    const themes = { subtree: false, attributes: true };
    this.themes = new MutationObserver(repaint);
    for (const root of [document.documentElement, document.body]) this.themes.observe(root, themes);
  }

  // Another picture takes its place.
  end() {
    this.ended.abort();
    this.size.disconnect();
    this.themes.disconnect();
  }

  draw(scene) {
    const [width, height] = scene.size;
    if (!this.scene) this.canvas.style.aspectRatio = `${width} / ${height}`;
    this.scene = scene;
    this.repaint();
  }

  // Where on the scene a pointer is, in the scene's units.
  at({ offsetX, offsetY }) {
    const scale = this.scene.size[0] / this.canvas.clientWidth;
    return [offsetX * scale, offsetY * scale];
  }

  // At most one painting per frame of the screen, always of the latest scene.
  repaint() {
    if (this.asked || !this.scene) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      try {
        this.#paint();
      } catch (error) {
        this.fail(error);
      }
    });
  }

  // A variable may hold light-dark(…) or another variable; only a real property is computed.
  #ink(name) {
    this.probe.style.color = `var(--ink-${name}, currentcolor)`;
    return getComputedStyle(this.probe).color;
  }

  #paint() {
    const dots = window.devicePixelRatio || 1;
    const wide = Math.round(this.canvas.clientWidth * dots);
    const high = Math.round(this.canvas.clientHeight * dots);
    if (!wide || !high) return;
    if (this.canvas.width !== wide || this.canvas.height !== high) {
      Object.assign(this.canvas, { width: wide, height: high });
    }
    const pen = this.canvas.getContext("2d");
    const style = getComputedStyle(this.canvas);
    const inks = new Map();
    const colour = (name) => {
      if (!inks.has(name)) inks.set(name, name.startsWith("#") ? name : this.#ink(name));
      return inks.get(name);
    };
    const scale = wide / this.scene.size[0];
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, wide, high);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    const { fontFamily: font, fontSize } = style;
    const { size: room, layers } = this.scene;
    const brush = { pen, colour, pixel: dots / scale, font, size: fontSize, room };
    for (const layer of layers) kinds("layer", PAINT, layer.kind)(layer, brush);
  }
}

const PAINT = {
  __proto__: null,

  polygons({ corners, xy, palette, fill }, { pen, colour, pixel }) {
    const inks = palette.map(colour);
    pen.lineJoin = "round";
    pen.lineWidth = 0.8 * pixel; // closes the hair between neighbours
    for (let k = 0, at = 0; k < fill.length; k++, at += 2 * corners) {
      pen.fillStyle = pen.strokeStyle = inks[fill[k]];
      pen.beginPath();
      pen.moveTo(xy[at], xy[at + 1]);
      for (let c = 1; c < corners; c++) pen.lineTo(xy[at + 2 * c], xy[at + 2 * c + 1]);
      pen.closePath();
      pen.fill();
      pen.stroke();
    }
  },

  path({ xy, ink, width, dash }, { pen, colour, pixel }) {
    pen.strokeStyle = colour(ink);
    pen.lineWidth = width * pixel;
    pen.setLineDash(dash.map((length) => length * pixel));
    pen.beginPath();
    for (let k = 0; k < xy.length; k += 2) pen.lineTo(xy[k], xy[k + 1]);
    pen.stroke();
    pen.setLineDash([]);
  },

  dots({ xy, ink, radius }, { pen, colour, pixel }) {
    pen.fillStyle = colour(ink);
    for (let k = 0; k < xy.length; k += 2) {
      pen.beginPath();
      pen.arc(xy[k], xy[k + 1], radius * pixel, 0, 2 * Math.PI);
      pen.fill();
    }
  },

  image({ box, size, rgb, cover }, { pen }) {
    const [columns, rows] = size;
    const pixels = new ImageData(columns, rows);
    const bytes = atob(rgb);
    const covers = cover && atob(cover);
    for (let k = 0; k < columns * rows; k++) {
      for (let c = 0; c < 3; c++) pixels.data[4 * k + c] = bytes.charCodeAt(3 * k + c);
      pixels.data[4 * k + 3] = covers ? covers.charCodeAt(k) : 255;
    }
    const sheet = new OffscreenCanvas(columns, rows);
    sheet.getContext("2d").putImageData(pixels, 0, 0);
    pen.imageSmoothingEnabled = false; // a pixel is a square
    pen.drawImage(sheet, ...box);
  },

  text({ at, text, ink, align }, { pen, colour, pixel, font, size, room }) {
    pen.fillStyle = colour(ink);
    pen.font = `${parseFloat(size) * pixel}px ${font}`;
    pen.textAlign = align;
    pen.fillText(text, ...inside(at, pen.measureText(text), room));
  },
};

// The place of a text, moved as far as its letters would stand out of the scene: on a small screen
// they are large beside everything else.
function inside([x, y], letters, [width, height]) {
  const { actualBoundingBoxLeft: left, actualBoundingBoxRight: right } = letters;
  const { actualBoundingBoxAscent: above, actualBoundingBoxDescent: below } = letters;
  return [
    Math.max(left, Math.min(x, width - right)),
    Math.max(above, Math.min(y, height - below)),
  ];
}
