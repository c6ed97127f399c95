// A click on the name of a series highlights it and dims the others; a second one takes it back. (A
// click on a figure opens its receipt: assets/receipts.js.) A zone type has one colour everywhere, so
// a bar's or line's colour says whose it is.
(() => {
  "use strict";
  window.zonalar ??= {};
  const zonalar = window.zonalar;
  const COLOUR = /var\(--(\w+?)(?:-\w+)?\)/;
  const control = () => document.querySelector("[data-filter=focus] select");
  const NONE = "none";
  const offered = () => [...(control()?.options ?? [])].filter(({value}) => value && value !== NONE);
  const one = (value, n) => (Array.isArray(value) ? value[n] : value);

  const zone = (colour) => {
    const slug = COLOUR.exec(colour ?? "")?.[1];
    return offered().some((option) => option.value === slug) ? slug : "";
  };

  /** The zone type of a bar or point; a derived bar is hollow and has its colour in its outline. */
  function owner({marker = {}, line}, n) {
    return zone(one(marker.color, n)) || zone(one(marker.line?.color, n)) || zone(line?.color);
  }

  /** The zone types of a chart in their order. */
  function series(node) {
    const each = (trace) => (Array.isArray(trace.marker?.color) ? trace.marker.color : [0]);
    const all = (node.zonalar?.data ?? []).flatMap((trace) => each(trace).map((_c, n) => owner(trace, n)));
    return [...new Set(all)].filter(Boolean);
  }

  function named(words) {
    const text = words.replace(/<[^>]+>/g, " ").trim();
    return offered().find((one) => text === one.title || text.startsWith(one.text))?.value ?? "";
  }

  document.addEventListener("click", (event) => {
    const node = event.target.closest?.(".js-plotly-plot");
    if (!node?.zonalar || !control()) return;
    const {id, words} = zonalar.under(node, event);
    if (id || !words) return;
    const [all, chosen] = [series(node), named(words)];
    if (all.length < 2 || !all.includes(chosen)) return;
    zonalar.choose("focus", control().value === chosen ? NONE : chosen);
  });

  /** Highlight the next series of a slide; after the last one, none. */
  zonalar.cycle = (charts) => {
    const all = [...new Set(charts.flatMap(series))];
    if (all.length > 1) zonalar.choose("focus", all[all.indexOf(control().value) + 1] ?? NONE);
  };
})();
