// Notes when charts are painted: in the same way on a page of the dashboard and on a page that has
// nothing but Plotly. A chart counts as painted two animation frames after Plotly is done with it.
(() => {
  "use strict";
  const QUIET = 250; // ms without a new chart after which a redraw is over
  const bench = (window.bench = {painted: 0, drawn: 0, asked: new Map()});

  function painted() {
    bench.drawn += 1;
    requestAnimationFrame(() => requestAnimationFrame(() => { bench.painted = performance.now(); }));
  }

  /** Stand between Plotly and whoever calls it: `asked` holds what each chart was last given. */
  bench.watch = (Plotly) => {
    const react = Plotly.react;
    Plotly.react = (node, ...rest) => {
      bench.asked.set(node, rest);
      return react(node, ...rest).then((done) => {
        if (node.watched) return done;
        node.watched = true; // from now on Plotly itself says when it has drawn, whoever asked it
        node.on("plotly_afterplot", painted);
        painted();
        return done;
      });
    };
  };

  // The dashboard wraps Plotly itself as the bundle sets it; we must be inside that wrapper.
  const define = Object.defineProperty;
  Object.defineProperty = (target, name, what) => {
    if (target !== window || name !== "Plotly" || !what.set) return define(target, name, what);
    const set = (Plotly) => { bench.watch(Plotly); what.set(Plotly); };
    return define(target, name, {...what, set});
  };

  /** Milliseconds from `act` until its last chart is painted. */
  bench.time = async (act) => {
    bench.painted = bench.drawn = 0;
    const start = performance.now();
    act();
    for (;;) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      const idle = bench.painted && now - bench.painted > QUIET && !window.zonalar?.pending;
      if (idle) return {ms: bench.painted - start, drawn: bench.drawn};
      if (now - start > 10_000) throw new Error("nothing was painted within 10 s");
    }
  };

  /** The charts that stand on the page now, as they were last given to Plotly, with their sizes. */
  bench.charts = () => [...bench.asked].flatMap(([node, [figure]]) => {
    const {width, height} = node.getBoundingClientRect();
    if (!width || !height || !node.isConnected) return [];
    const layout = {...figure.layout, width, height, autosize: false};
    return [{data: figure.data, layout, config: {...figure.config, responsive: false}}];
  });
})();
