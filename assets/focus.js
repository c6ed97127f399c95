// A click on a series or on its name highlights it and dims the others; a second one takes it back.
// A zone type has one colour everywhere, so a bar's or line's colour says whose it is.
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

  /** The bar of the row that was clicked: a short bar, or the figure beside it. */
  function bar(node, {clientY}) {
    const [trace, ...more] = node.zonalar.data;
    if (more.length || trace.orientation !== "h") return "";
    const {yaxis, _size} = node._fullLayout;
    const y = yaxis.p2d(clientY - node.getBoundingClientRect().top - _size.t);
    return owner(trace, trace.y.findIndex((middle, n) => Math.abs(middle - y) <= trace.width[n] / 2));
  }

  /** Words in a chart get no events of their own, so that bars under them do. */
  function hit(note, {clientX: x, clientY: y}) {
    const {left, right, top, bottom} = note.getBoundingClientRect();
    return left <= x && x <= right && top <= y && y <= bottom;
  }

  function under(node, event) {
    const note = [...node.querySelectorAll(".annotation")].find((one) => hit(one, event));
    if (note) return named(node.zonalar.layout.annotations[note.dataset.index].text);
    const [point] = node._hoverdata ?? [];
    return point ? owner(node.zonalar.data[point.curveNumber], point.pointNumber) : bar(node, event);
  }

  document.addEventListener("click", (event) => {
    const node = event.target.closest?.(".js-plotly-plot");
    if (!node?.zonalar || !control()) return;
    const [all, chosen] = [series(node), under(node, event)];
    if (all.length < 2 || !all.includes(chosen)) return;
    zonalar.choose("focus", control().value === chosen ? NONE : chosen);
  });

  /** Highlight the next series of a slide; after the last one, none. */
  zonalar.cycle = (charts) => {
    const all = [...new Set(charts.flatMap(series))];
    if (all.length > 1) zonalar.choose("focus", all[all.indexOf(control().value) + 1] ?? NONE);
  };
})();
