// The sheet of a picture: title and measure above, source, marks and address below, between them
// the room for what the card shows.
import { balanced, el, family, paragraph, tone, wrapped } from "./text.mjs";

const FORMATS = { "16x9": [1280, 720], "4x3": [1200, 900], square: [1080, 1080] };
const EDGE = 56; // pixels around
const TITLES = [38, 34, 30, 26]; // the largest that takes no more than two lines
const SMALL = 15;

export async function sheet(words, format, content) {
  const [wide, high] = FORMATS[format];
  const room = wide - 2 * EDGE;
  const drawn = el("svg", {
    xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${wide} ${high}`, width: wide, height: high,
    "font-family": family(), role: "img", "aria-labelledby": "title desc",
  });
  const head = above(words, room);
  const foot = below(words, room, high);
  const box = { x: EDGE, y: head.end, width: room, height: foot.start - head.end };
  drawn.append(
    el("title", { id: "title" }, words.title),
    el("desc", { id: "desc" }, `${words.measure}. ${words.sentence}`),
    el("rect", { width: wide, height: high, fill: tone("--paper") }),
    ...strip(words, wide), ...head.parts, await content(box), ...foot.parts,
  );
  return drawn;
}

/** Over the whole width: that the figures are made up, if they are. */
function strip({ made }, wide) {
  if (!made) return [];
  const [word, ...rest] = made.split(" ");
  const runs = [[{ text: word, weight: 700 }, { text: ` ${rest.join(" ")}`, weight: 400 }]];
  return [
    el("rect", { width: wide, height: 36, fill: tone("--ink") }),
    paragraph(runs, { x: EDGE, y: 5, size: 17, lead: 1.5, fill: tone("--paper") }),
  ];
}

function above({ title, measure }, room) {
  const lines = (size) => balanced([{ text: title }], size, room);
  const size = TITLES.find((one) => lines(one).length <= 2) ?? TITLES.at(-1);
  const heading = lines(size);
  const grey = wrapped([{ text: measure }], 20, room);
  const under = EDGE - 8 + heading.length * size * 1.2 + 8;
  return {
    parts: [
      paragraph(heading, { x: EDGE, y: EDGE - 8, size, lead: 1.2, weight: 650, fill: tone("--ink") }),
      paragraph(grey, { x: EDGE, y: under, size: 20, fill: tone("--dim") }),
    ],
    end: under + grey.length * 20 * 1.35 + 26,
  };
}

function below({ source, marks, address }, room, high) {
  const fill = tone("--dim");
  const blocks = [source, marks, `Zonalar · ${address}`]
    .filter(Boolean).map((text) => wrapped([{ text }], SMALL, room));
  const lead = SMALL * 1.45;
  const start = high - EDGE + 16 - blocks.flat().length * lead;
  let y = start;
  const parts = blocks.map((lines) => {
    const block = paragraph(lines, { x: EDGE, y, size: SMALL, lead: 1.45, fill });
    y += lines.length * lead;
    return block;
  });
  const rule = el("line", { x1: EDGE, x2: EDGE + room, y1: start - 12, y2: start - 12, stroke: tone("--line") });
  return { parts: [rule, ...parts], start: start - 12 - 22 };
}
