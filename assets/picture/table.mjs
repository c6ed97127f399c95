// A table as SVG: the largest type with which all rows fit; only then are the last ones left out,
// and it says how many.
import { el, paragraph, tone, width, wrapped } from "./text.mjs";

const SIZES = Array.from({ length: 13 }, (_one, n) => 24 - n); // pixels
const LEAD = 1.35;

export function table(node, box, rest) {
  const rows = [...node.rows].map(cells);
  const made = SIZES.map((size) => laid(rows, size, box.width)).filter(Boolean);
  const whole = made.find((one) => one.height <= box.height);
  return whole ? painted(whole, box) : painted(cut(made.at(-1) ?? laid(rows, 9, box.width, true), box.height), box, rest);
}

function cells(row) {
  return [...row.cells].map((cell) => {
    const swatch = cell.querySelector(".swatch");
    const style = getComputedStyle(cell);
    return {
      text: cell.innerText.trim(), number: cell.classList.contains("num"), fill: style.color,
      head: Boolean(cell.closest("thead")), weight: Number(style.fontWeight),
      swatch: swatch && getComputedStyle(swatch).backgroundColor,
    };
  });
}

/** Columns and rows in this size; null where words that must stay whole are too wide. */
function laid(rows, size, room, forced = false) {
  const gap = size * 1.1;
  const own = (cell) => (cell.head ? size * 0.88 : size);
  const mark = (cell) => (cell.swatch ? size * 1.15 : 0);
  const longest = (cell, cut) => Math.max(...cell.text.split(cut).map((part) => width(part, own(cell), cell.weight)));
  const full = (cell) => mark(cell) + longest(cell, "\n");
  const words = (cell) => longest(cell, /[ \n]/);
  const least = (cell) => (cell.number && !cell.head ? full(cell) : mark(cell) + words(cell));
  const column = (measure) => rows[0].map((_cell, n) => Math.max(...rows.map((row) => (row[n] ? measure(row[n]) : 0))));
  const [most, min] = [column(full), column(least)];
  const sum = (list) => list.reduce((a, b) => a + b, 0);
  const free = room - gap * (min.length - 1);
  if (sum(min) > free && !forced) return null;
  const spare = free - sum(most);
  const part = spare < 0 ? (free - sum(min)) / (sum(most) - sum(min)) : 0;
  const wide = most.map((one, n) => (spare < 0 ? min[n] + (one - min[n]) * part : one + spare / most.length));
  const lines = rows.map((row) => row.map((cell, n) => cell.text.split("\n").flatMap(
    (text) => wrapped([{ text }], own(cell), wide[n] - mark(cell) + 1),
  )));
  const heights = lines.map((row) => Math.max(...row.map((one) => one.length)) * size * LEAD + size * 0.9);
  return { rows, size, gap, own, mark, wide, lines, heights, height: sum(heights) };
}

/** As many rows as fit, with a line left for the words about the others. */
function cut(whole, room) {
  let [height, n] = [whole.size * 2, 0];
  while (n < whole.rows.length && height + whole.heights[n] <= room) height += whole.heights[n++];
  return { ...whole, shown: n, height };
}

function painted({ rows, size, gap, own, mark, wide, lines, heights, shown = rows.length }, box, rest = "") {
  const drawn = el("g", { style: "font-variant-numeric: tabular-nums" });
  let { y } = box;
  for (let n = 0; n < shown; n += 1) {
    let { x } = box;
    rows[n].forEach((cell, column) => {
      const small = own(cell);
      const depth = lines[n][column].length * small * LEAD;
      const top = cell.head ? y + heights[n] - size * 0.45 - depth : y + size * 0.45;
      if (cell.swatch) {
        drawn.append(el("rect", { x, y: top + small * 0.3, width: size * 0.72, height: size * 0.72, rx: 2, fill: cell.swatch }));
      }
      const at = cell.number ? { x: x + wide[column], anchor: "end" } : { x: x + mark(cell) };
      if (cell.number && cell.swatch) drawn.lastChild.setAttribute("x", at.x - width(cell.text, small, cell.weight) - size * 1.05);
      drawn.append(paragraph(lines[n][column], { ...at, y: top, size: small, lead: LEAD, fill: cell.fill, weight: cell.weight }));
      x += wide[column] + gap;
    });
    y += heights[n];
    drawn.append(el("line", { x1: box.x, x2: box.x + box.width, y1: y, y2: y, stroke: tone("--line") }));
  }
  const left = rows.length - shown;
  if (left) {
    const words = [[{ text: rest.replace("{n}", left) }]];
    drawn.append(paragraph(words, { x: box.x, y: y + size * 0.4, size, fill: tone("--dim") }));
  }
  return drawn;
}
