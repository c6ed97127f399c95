// Regions: the list, the map and the slider are other holds on two selects of the filter bar, so
// that address, history and redraw stay the work of filters.js.
(() => {
  "use strict";
  const main = () => document.querySelector("main[data-page]");
  const select = (name) => main()?.querySelector(`[data-filter=${name}] select`);
  const setter = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value").set;
  let wanted = null; // [card, region]: where the focus goes when the list has been filled again

  /** What the reader would have done in the select itself; React listens to its event. */
  function choose(name, value) {
    const control = select(name);
    if (!control || control.value === value) return;
    setter.call(control, value);
    control.dispatchEvent(new Event("change", {bubbles: true}));
  }

  const links = (link) => [...link.closest("tbody").querySelectorAll(".pick")];

  /** One link of a list is a stop of the Tab key; the arrow keys go through the others. */
  function rove(list) {
    const all = [...list.querySelectorAll(".pick")];
    const first = all.find((link) => link.getAttribute("aria-current") === "true") ?? all[0];
    for (const link of all) link.tabIndex = link === first ? 0 : -1;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".pick");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const again = link.getAttribute("aria-current") === "true"; // a second choice takes it back
    const region = again ? "1700" : link.dataset.region;
    wanted = [link.closest("[data-card]").dataset.card, link.dataset.region];
    choose("region", region);
  });

  document.addEventListener("keydown", (event) => {
    const link = event.target.closest?.(".pick");
    if (!link) return;
    const all = links(link);
    const place = all.indexOf(link);
    const to = {ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: all.length - 1}[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all[Math.min(Math.max(to, 0), all.length - 1)].focus();
  });

  document.addEventListener("focusin", (event) => {
    if (!event.target.matches?.(".pick")) return;
    for (const link of links(event.target)) link.tabIndex = link === event.target ? 0 : -1;
  });

  // ---- the map ----
  function listen(chart) {
    if (chart.zonalarMap || !chart.on) return;
    chart.zonalarMap = true;
    chart.on("plotly_click", ({points, event}) => {
      if (window.zonalar.under(chart, event).id) return; // a figure: its receipt opens
      const region = points?.[0]?.data?.name ?? chart._fullData?.[points?.[0]?.curveNumber]?.name;
      if (region) choose("region", select("region")?.value === region ? "1700" : region);
    });
  }

  // ---- the slider ----
  let sliding = ""; // the period it was moved to, until the select has it
  let moving = 0;

  function place() {
    const box = main()?.querySelector(".slider");
    const control = select("at");
    const range = box?.querySelector("input");
    if (!range || !control) return;
    const names = JSON.parse(box.dataset.periods);
    const keys = Object.keys(names);
    const at = keys.includes(control.value) ? keys.indexOf(control.value) : keys.length - 1;
    if (sliding && sliding !== control.value) return; // the reader is ahead of the redraw
    sliding = "";
    range.value = at;
    said(box, range, keys.includes(control.value) ? "" : box.dataset.newest);
  }

  /** Newer figures have other periods (assets/fresh.js); `place` follows when they are painted. */
  window.zonalar.stops = (periods) => {
    const box = main()?.querySelector(".slider");
    if (!box) return;
    box.dataset.periods = JSON.stringify(periods);
    box.querySelector("input").max = Object.keys(periods).length - 1;
  };

  /** In words where the slider stands; of several maps no period is said before it was moved. */
  function said(box, range, instead = "") {
    const words = instead || (Object.values(JSON.parse(box.dataset.periods))[range.value] ?? "");
    range.setAttribute("aria-valuetext", words);
    const shown = box.querySelector(".slide-name");
    if (shown.textContent !== words) shown.textContent = words;
  }

  document.addEventListener("input", (event) => {
    const box = event.target.closest?.(".slider");
    if (!box) return;
    said(box, event.target);
    clearTimeout(moving); // a drag passes many periods: the one it rests on is drawn
    sliding = Object.keys(JSON.parse(box.dataset.periods))[event.target.value];
    moving = setTimeout(() => choose("at", sliding), 120);
  });

  /** After every redraw: focus back to the row that was chosen, stops of the Tab key, the slider. */
  function settle() {
    if (!main()?.querySelector(".slider, .ranked")) return;
    for (const list of main().querySelectorAll(".ranked")) if (!list.dataset.roves) {
      list.dataset.roves = "1";
      rove(list);
    }
    for (const chart of main().querySelectorAll('[data-card$="-map"] .js-plotly-plot')) listen(chart);
    place();
    if (!wanted || main().dataset.ready !== "1") return;
    const [card, region] = wanted;
    wanted = null;
    main().querySelector(`[data-card="${card}"] [data-region="${region}"]`)?.focus({preventScroll: true});
  }

  new MutationObserver(settle).observe(document.documentElement, {
    subtree: true, attributes: true, attributeFilter: ["data-ready"],
  });
})();
