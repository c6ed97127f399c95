// Tiles as SVG, in as many columns as make them largest.
import { el, paragraph, width, wrapped } from "./text.mjs";

const GAP = 36;
const LARGEST = 2.2; // times the size on screen

export function tiles(group, box) {
  const all = [...group.querySelectorAll(".tile")].map(read);
  const ways = all.map((_one, n) => arranged(all, n + 1, box)).filter(Boolean);
  const best = ways.toSorted((a, b) => b.scale - a.scale)[0] ?? laid(all, 1, 0.6, box);
  const drawn = el("g");
  best.placed.forEach((tile) => drawn.append(...painted(tile, best.scale)));
  return drawn;
}

/** Text in the looks it has on screen. */
function runs(node) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const style = getComputedStyle(walker.currentNode.parentElement);
    found.push({ text: walker.currentNode.data, fill: style.color, weight: Number(style.fontWeight) });
  }
  return found;
}

function read(tile) {
  const [figure, unit] = runs(tile.querySelector(".big"));
  return {
    rule: getComputedStyle(tile).borderTopColor, name: runs(tile.querySelector("h2")),
    figure, unit, change: runs(tile.querySelector(".change")),
  };
}

/** The largest size with so many columns, or null. */
function arranged(all, columns, box) {
  for (let scale = LARGEST; scale >= 0.7; scale -= 0.05) {
    const one = laid(all, columns, scale, box);
    if (one.fits) return one;
  }
  return null;
}

function laid(all, columns, scale, box) {
  const wide = (box.width - GAP * (columns - 1)) / columns;
  const sized = all.map((tile) => {
    const name = wrapped(tile.name, 14 * scale, wide);
    const change = wrapped(tile.change, 14 * scale, wide);
    const big = [[{ ...tile.figure, size: 34 * scale }, ...(tile.unit ? [{ ...tile.unit, size: 15 * scale }] : [])]];
    const long = big[0].reduce((sum, run) => sum + width(run.text, run.size, run.weight), 0);
    return { ...tile, name, change, big, long, height: (12 + name.length * 19 + 46 + change.length * 19) * scale };
  });
  const rows = Array.from({ length: Math.ceil(all.length / columns) }, (_one, n) => sized.slice(n * columns, (n + 1) * columns));
  const heights = rows.map((row) => Math.max(...row.map((tile) => tile.height)));
  const height = heights.reduce((a, b) => a + b, 0) + GAP * (rows.length - 1);
  let y = box.y + Math.max(0, (box.height - height) / 2);
  const placed = rows.flatMap((row, n) => {
    const line = row.map((tile, column) => ({ ...tile, x: box.x + column * (wide + GAP), y, wide }));
    y += heights[n] + GAP;
    return line;
  });
  const fits = height <= box.height && sized.every((tile) => tile.long <= wide);
  return { scale, placed, fits };
}

function painted({ x, y, wide, rule, name, big, change }, scale) {
  const top = y + 12 * scale;
  const figure = top + name.length * 19 * scale;
  const look = { x, size: 14 * scale, lead: 19 / 14 };
  return [
    el("rect", { x, y, width: wide, height: 3 * scale, fill: rule }),
    paragraph(name, { ...look, y: top, weight: 500 }),
    paragraph(big, { x, y: figure, size: 34 * scale, lead: 44 / 34, weight: 600 }),
    paragraph(change, { ...look, y: figure + 46 * scale }),
  ];
}
