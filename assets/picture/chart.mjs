// The chart of a card, drawn anew for the room it has: larger as a whole, never stretched.
import { el } from "./text.mjs";

const NARROWEST = 480; // pixels of the figure, before it is enlarged: its labels need them
const WIDE = 800; // the same for a card as wide as the page: its figure counts on it
const LARGEST = 1.9; // times the size on screen

export async function chart(node, { x, y, width, height }) {
  const figure = node.zonalar;
  const tall = figure.layout.height;
  const least = node.closest(".wide") ? WIDE : NARROWEST;
  const scale = Math.min(height / tall, width / least, LARGEST);
  const wide = Math.floor(width / scale);
  const { data, layout } = window.zonalar.painted(figure, wide);
  const options = { format: "svg", width: wide, height: tall, imageDataOnly: true };
  const text = await window.Plotly.toImage({ data, layout }, options);
  const drawn = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const top = y + Math.max(0, (height - tall * scale) / 2);
  const place = `translate(${x} ${top.toFixed(2)}) scale(${scale.toFixed(4)})`;
  return el("g", { transform: place }, ...document.importNode(drawn, true).childNodes);
}
