// A card as a file: its words, its chart, table or tiles, on one sheet.
import { chart } from "./chart.mjs";
import { png, save, svg } from "./file.mjs";
import { sheet } from "./sheet.mjs";
import { table } from "./table.mjs";
import { tiles } from "./tiles.mjs";
import { told } from "./words.mjs";

const seen = (node) => Boolean(node?.getClientRects().length);

/** What draws the card as it stands: tiles, its table, or its chart. */
function content(panel) {
  const [group, drawing] = [panel.querySelector(".tiles"), panel.querySelector(".js-plotly-plot")];
  if (group) return (box) => tiles(group, box);
  if (seen(drawing)) return (box) => chart(drawing, box);
  return (box) => table(panel.querySelector(".panel-table table"), box, told(panel).rest);
}

/** Make and save the picture of a card; its file name. */
export async function picture(panel, format, kind) {
  await document.fonts.ready;
  const words = told(panel);
  const drawn = await sheet(words, format, content(panel));
  const blob = kind === "png" ? await png(await svg(drawn)) : await svg(drawn);
  const name = `${words.name}-${format}.${kind}`;
  save(blob, name);
  return name;
}
