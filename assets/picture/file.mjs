// From a drawing to a file that looks the same everywhere: its fonts go with it.
import { family } from "./text.mjs";

const SMALL = [320, 180], PAUSE = 40, ALIKE = 5, TURNS = 75; // pixels; ms; turns
const SHARP = 2; // pixels of a PNG for one of the drawing

/** The drawing as a file of its own. */
export async function svg(drawn) {
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  style.textContent = await fonts(drawn.textContent);
  drawn.prepend(style);
  const text = new XMLSerializer().serializeToString(drawn);
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${text}`], { type: "image/svg+xml" });
}

/** The same as pixels. */
export async function png(blob) {
  const address = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    await lettered(image);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth * SHARP, image.naturalHeight * SHARP];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, failed) => {
      canvas.toBlob((made) => (made ? done(made) : failed(new Error("no picture"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Until the image looks the same for a while: the fonts in it are read after it is decoded, one
 * for each alphabet, and until then its words are not there. */
async function lettered(image) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = SMALL;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  let [seen, same] = ["", 0];
  for (let turn = 0; turn < TURNS && same < ALIKE; turn += 1) {
    context.clearRect(0, 0, ...SMALL);
    context.drawImage(image, 0, 0, ...SMALL);
    const now = context.getImageData(0, 0, ...SMALL).data.join();
    same = now === seen ? same + 1 : 0;
    seen = now;
    await new Promise((done) => { setTimeout(done, PAUSE); });
  }
}

export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // the download has begun by then
}

/** The font faces of the page that the text needs, their files written into them. */
async function fonts(text) {
  const used = new Set([...text].map((sign) => sign.codePointAt(0)));
  const holds = ([low, high]) => [...used].some((one) => one >= low && one <= high);
  const wanted = [...document.styleSheets].flatMap(faces)
    .filter((face) => family().includes(face.family) && face.ranges.some(holds));
  return (await Promise.all(wanted.map(rule))).join("");
}

async function rule({ family: name, weight, range, address }) {
  const file = await inlined(address);
  const part = range && `;unicode-range:${range}`;
  return file && `@font-face{font-family:"${name}";font-weight:${weight};src:url(${file}) format("woff2")${part}}\n`;
}

function faces(sheet) {
  return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map(({ style }) => {
    const get = (name) => style.getPropertyValue(name).trim();
    const range = get("unicode-range");
    return {
      family: get("font-family").replace(/["']/g, ""), weight: get("font-weight") || "400", range,
      ranges: (range || "U+0-10FFFF").split(",").map(bounds),
      address: new URL(get("src").match(/url\(["']?([^"')]+)/)[1], sheet.href ?? location.href).href,
    };
  });
}

/** `U+2000-206F` → [8192, 8303] */
function bounds(range) {
  const [low, high = low] = range.trim().replace(/^U\+/i, "").split("-");
  return [parseInt(low, 16), parseInt(high, 16)];
}

async function inlined(address) {
  const answer = await fetch(address);
  if (!answer.ok) return ""; // set up without a network: the page has no such font either
  const blob = new Blob([await answer.arrayBuffer()], { type: "font/woff2" });
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}
