// main[data-page][data-ready="1"] once all visible cards are painted; tests and printing wait for it.
(() => {
  "use strict";
  window.zonalar ??= {};
  const zonalar = window.zonalar;
  const FRAMES = 3; // quiet frames before a page counts as painted
  let waiting = false, quiet = 0, running = false;

  const main = () => document.querySelector("main[data-page]");
  const visible = (node) => node.getClientRects().length > 0;

  function settled() {
    if (waiting || (zonalar.pending ?? 0) || (zonalar.painting ?? 0)) return false;
    const charts = [...main().querySelectorAll(".dash-graph")].filter(visible);
    return charts.every((chart) => chart.querySelector(".js-plotly-plot")?._fullLayout);
  }

  function watch() {
    if (running) return;
    running = true;
    requestAnimationFrame(function frame() {
      const page = main();
      quiet = page && settled() ? quiet + 1 : 0;
      if (page && quiet >= FRAMES) {
        for (const option of page.querySelectorAll("[data-filter] option")) option.dataset.value = option.value;
        for (const link of document.querySelectorAll(".topics a")) {
          if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
          else link.removeAttribute("aria-current");
        }
        if (page.dataset.ready !== "1") page.dataset.ready = "1";
        running = false;
        return;
      }
      requestAnimationFrame(frame);
    });
  }

  /** A choice was made: the page is not ready until its answer is painted. */
  zonalar.busy = () => {
    if (main()) main().dataset.ready = "0";
    waiting = true;
    quiet = 0;
    setTimeout(() => { waiting = false; }, 1500); // a choice that asks nothing of the server
    watch();
  };
  document.addEventListener("zonalar:idle", () => { waiting = false; quiet = 0; watch(); });
  new MutationObserver(() => { if (main()?.dataset.ready === "0") watch(); })
    .observe(document.documentElement, {childList: true, subtree: true});
})();
