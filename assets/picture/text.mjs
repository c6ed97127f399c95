// Text in SVG: it has no line breaks of its own, so lines are measured and cut here.
const SPACE = "http://www.w3.org/2000/svg";
const pen = document.createElement("canvas").getContext("2d");

export const family = () => getComputedStyle(document.body).fontFamily;
export const tone = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** An SVG element: `el("text", {x: 0, y: 20}, "Exports")`. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) node.setAttribute(name, typeof value === "number" ? Math.round(value * 100) / 100 : value);
  }
  node.append(...children);
  return node;
}

/** Width in pixels. Digits count as wide as a zero: tables have tabular figures. */
export function width(text, size, weight = 400) {
  pen.font = `${weight} ${size}px ${family()}`;
  return pen.measureText(text.replace(/\d/g, "0")).width;
}

/** Lines of words in different looks (`{text, weight, fill}`), none wider than `room`; a word that
 *  is wider, as an address can be, is cut where it must. */
export function wrapped(runs, size, room) {
  const lines = [[]];
  let used = 0;
  const add = (run, text) => {
    const wide = width(text, run.size ?? size, run.weight);
    if (used && used + wide > room + 0.5 && text.trim()) {
      lines.push([]);
      used = 0;
    }
    if (!used && !text.trim()) return;
    lines.at(-1).push({ ...run, text });
    used += wide;
  };
  for (const run of runs) {
    for (const word of run.text.split(/( +)/).filter(Boolean)) {
      const whole = width(word, run.size ?? size, run.weight) <= room;
      for (const part of whole ? [word] : pieces(word, run, size, room)) add(run, part);
    }
  }
  return lines.filter((line) => line.length);
}

/** A word too long for a line in pieces that fit: after `&` and `,` rather than anywhere. */
function pieces(word, run, size, room) {
  const fits = (text) => width(text, run.size ?? size, run.weight) <= room;
  const parts = word.split(/(?<=[&,/?])/).flatMap((part) => (fits(part) ? [part] : [...part]));
  const found = [""];
  for (const part of parts) {
    if (fits(found.at(-1) + part)) found[found.length - 1] += part;
    else found.push(part);
  }
  return found;
}

/** The same lines of about equal length, as `text-wrap: balance` makes them. */
export function balanced(runs, size, room) {
  const lines = wrapped(runs, size, room);
  let [low, high] = [room / 2, room];
  while (lines.length > 1 && high - low > 4) {
    const middle = (low + high) / 2;
    if (wrapped(runs, size, middle).length > lines.length) low = middle; else high = middle;
  }
  return lines.length > 1 ? wrapped(runs, size, high) : lines;
}

/** Lines as one text element; `y` is the upper edge. */
export function paragraph(lines, { x, y, size, lead = 1.35, fill, weight = 400, anchor = "start" }) {
  const rows = lines.map((line, n) => el(
    "tspan", { x, y: y + (n + 0.5) * lead * size + 0.36 * size },
    ...line.map((run) => el("tspan", { fill: run.fill, "font-weight": run.weight, "font-size": run.size }, run.text)),
  ));
  return el("text", { "font-size": size, "font-weight": weight, fill, "text-anchor": anchor, "xml:space": "preserve" }, ...rows);
}
