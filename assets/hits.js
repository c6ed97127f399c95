// What of a chart lies under the pointer: a figure, by the id that the chart carries for it
// (components/charts/frame.py, tied), or words, such as the name of a series.
(() => {
  "use strict";
  window.zonalar ??= {};
  const all = (selector, root) => [...root.querySelectorAll(selector)];

  /** The parts of a label that look different, in their order; a plain one is its only part. */
  function parts(label) {
    const found = all("tspan", label).filter((part) => !part.querySelector("tspan"));
    return found.length ? found : all("text", label).concat(label).slice(0, 1);
  }

  function distance(node, {clientX: x, clientY: y}) {
    const {left, right, top, bottom} = node.getBoundingClientRect();
    return Math.max(left - x, 0, x - right) + Math.max(top - y, 0, y - bottom);
  }

  /** Words in a chart get no events of their own, so that bars under them do. */
  const covers = (node, event) => distance(node, event) === 0;

  /** The id of the part that was hit, or is nearest; empty for one that is no figure. */
  function part(label, ids, event) {
    const far = parts(label).map((one) => distance(one, event));
    const id = ids?.split(" ")[far.indexOf(Math.min(...far))] ?? "";
    return id === "-" ? "" : id;
  }

  /** The bar of the row that was hit: of a short bar there is not much else to hit. */
  function row(node, {clientY}) {
    const [trace, ...more] = node._fullData;
    if (more.length || trace.orientation !== "h") return -1;
    const {yaxis, _size} = node._fullLayout;
    const y = yaxis.p2d(clientY - node.getBoundingClientRect().top - _size.t);
    return trace.y.findIndex((middle, n) => Math.abs(middle - y) <= trace.width[n] / 2);
  }

  const first = (ids) => (typeof ids === "string" ? ids.split(" ")[0] : "");

  /** `{id}` of a figure, or `{words}`, or neither. Areas of a map are regions, no figures. */
  window.zonalar.under = (node, event) => {
    const note = all(".annotation", node).find((one) => covers(one, event));
    if (note) {
      const {name, text} = node._fullLayout.annotations[note.dataset.index];
      return {id: part(note, name, event), words: text};
    }
    const bars = all(".bars .point", node);
    const label = bars.findIndex((one) => all("text", one).some((text) => covers(text, event)));
    if (label >= 0) return {id: part(bars[label].querySelector("text"), node._fullData[0].customdata?.[label], event)};
    const [point] = node._hoverdata ?? [];
    if (point) return {id: point.data.fill === "toself" ? "" : first(point.customdata)};
    return {id: first(node._fullData[0]?.customdata?.[row(node, event)])};
  };
})();
