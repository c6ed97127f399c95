// The keyboard among figures. Of a table or a group of tiles one figure is a stop of the Tab key, of
// a chart its box; arrow keys, Home and End go on from there, Enter opens the receipt.
(() => {
  "use strict";
  window.zonalar ??= {};
  const zonalar = window.zonalar;
  const GROUP = ".figures, .tile-cards";
  const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
  let pointed = false; // the focus came by a pointer: on slides arrow keys are then for these
  let walk = null; // {chart, stops, place}

  // ---- tables and tiles ----
  /** The nearest figure in the rows above or below, in the column if there is one. */
  function vertical(all, figure, by) {
    const here = figure.getBoundingClientRect();
    const far = (one) => {
      const box = one.getBoundingClientRect();
      const down = by * (box.top - here.top);
      return down < 6 ? Infinity : down * 1000 + Math.abs(box.right - here.right);
    };
    const nearest = all.map((one) => [far(one), one]).toSorted(([a], [b]) => a - b)[0];
    return nearest[0] < Infinity ? nearest[1] : figure;
  }

  function step(figure, key) {
    const all = [...figure.closest(GROUP).querySelectorAll(".fig")];
    const [across, down] = ARROWS[key] ?? [0, 0];
    const place = {Home: 0, End: all.length - 1}[key] ?? all.indexOf(figure) + across;
    const next = down ? vertical(all, figure, down) : all[place] ?? figure;
    next.focus();
  }

  document.addEventListener("focusin", ({target}) => {
    const group = target.matches?.(".fig") && target.closest(GROUP);
    if (!group) return;
    for (const one of group.querySelectorAll('.fig[tabindex="0"]')) one.tabIndex = -1;
    target.tabIndex = 0;
  });

  document.addEventListener("zonalar:filled", () => {
    for (const group of document.querySelectorAll(GROUP)) {
      const first = group.querySelector('.fig[tabindex="0"]') ?? group.querySelector(".fig");
      if (first) first.tabIndex = 0;
    }
  });

  // ---- charts ----
  const one = (value, n) => (Array.isArray(value) ? value[n] : value);

  function stops(chart) {
    return chart._fullData.flatMap((trace, curve) => (trace.customdata ?? []).flatMap((ids, n) => (
      ids ? [{curve, n, id: ids.split(" ")[0], trace}] : []
    )));
  }

  /** What the pointer would be told there. */
  function words({trace, n}) {
    const told = one(trace.hovertext || trace.text, n);
    const text = trace.xaxis && !trace.hovertext && Array.isArray(trace.text) ? `${trace.name}, ${trace.x[n]}: ${told}` : told;
    return text.replace(/<[^>]+>/g, "");
  }

  function go(place) {
    const {chart, stops: all} = walk;
    walk.place = Math.min(Math.max(place, 0), all.length - 1);
    const {curve, n, trace} = all[walk.place];
    const [x, y] = trace.meta ?? []; // an area has no point of its own
    const where = trace.meta ? {xval: x, yval: y} : [{curveNumber: curve, pointNumber: n}];
    window.Plotly.Fx.hover(chart, where, chart._fullLayout._subplots.cartesian);
    document.getElementById("chart-said").textContent = words(all[walk.place]);
  }

  /** The figure of the next series that stands nearest. */
  function beside(by) {
    const {stops: all, place} = walk;
    const here = all[place];
    const curves = [...new Set(all.map(({curve}) => curve))];
    const curve = curves[curves.indexOf(here.curve) + by];
    if (curves.length === 1 || curve === undefined) return place + (curves.length === 1 ? by : 0);
    const far = ({trace, n}) => Math.abs(new Date(trace.x[n]) - new Date(here.trace.x[here.n]));
    const there = all.filter((stop) => stop.curve === curve).toSorted((a, b) => far(a) - far(b))[0];
    return all.indexOf(there);
  }

  function begin(box) {
    const chart = box.querySelector(".js-plotly-plot");
    const all = chart?._fullData ? stops(chart) : [];
    if (!all.length) return;
    walk = {chart, stops: all, place: 0, drawn: chart._fullData};
    go(0);
  }

  function end() {
    if (walk?.chart.isConnected) window.Plotly.Fx.unhover(walk.chart);
    walk = null;
  }

  function through(box, key) {
    if (walk && (!box.contains(walk.chart) || walk.drawn !== walk.chart._fullData)) end();
    if (!walk) return begin(box);
    const [across, down] = ARROWS[key] ?? [0, 0];
    if (key === "Enter") return zonalar.receipt(walk.stops[walk.place].id, box);
    if (key === "Escape") return end();
    return go({Home: 0, End: walk.stops.length - 1}[key] ?? (down ? beside(down) : walk.place + across));
  }

  document.addEventListener("focusout", ({target, relatedTarget}) => {
    if (target !== walk?.chart.closest(".chart")) return;
    if (relatedTarget && !relatedTarget.closest("dialog")) end(); // the receipt gives the focus back
  });

  // ---- keys ----
  const moves = (key) => key in ARROWS || key === "Home" || key === "End";

  /** Whether a key is for the figures, not for the slides. */
  function meant({key, target}) {
    if (!target.matches?.(":focus-visible") || (pointed && zonalar.slides?.on())) return false;
    if (target.matches(".fig")) return moves(key);
    return target.matches(".chart") && (moves(key) || key === "Enter" || (key === "Escape" && Boolean(walk)));
  }

  document.addEventListener("pointerdown", () => { pointed = true; }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Tab") pointed = false;
    if (event.ctrlKey || event.metaKey || event.altKey || !meant(event)) return;
    if (event.target.matches(".fig") && !event.target.closest(GROUP)) return;
    event.preventDefault();
    if (event.target.matches(".fig")) step(event.target, event.key);
    else through(event.target, event.key);
  }, true);
})();
