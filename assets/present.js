// A page as slides, at `present=1&slide=n`: one card a slide. The cards stay where they are in the
// document; present.css lays each over the whole screen and shows the one with [data-slide].
// (Keys and buttons: assets/keys.js. Larger type in charts: assets/enlarge.js.)
(() => {
  "use strict";
  window.zonalar ??= {};
  const zonalar = window.zonalar;
  const root = document.documentElement;
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 50));
  let slide = null; // the one shown

  const on = () => "present" in root.dataset;
  const main = () => document.querySelector("main[data-page]");
  const frame = () => document.getElementById("presenter");
  const part = (name) => frame().querySelector(`.slide-${name}`);
  const query = () => new URLSearchParams(location.search);
  const charts = (node) => [...node.querySelectorAll(".js-plotly-plot")].filter((one) => one.zonalar);
  const put = (node, text) => { if (node.textContent !== text) node.textContent = text; };
  const worded = (words, values) => words.replace(/{(\w+)}/g, (_whole, name) => values[name]);

  /** The tiles together, then each card that shows something; else what says why there is none. */
  function slides() {
    const all = (selector) => [...main().querySelectorAll(selector)];
    const found = all(".tile-cards:has(.tile), .cards > :is(.has-chart, .is-table)");
    return found.length ? found : all(".tile-cards, .cards > .is-empty").slice(0, 1);
  }

  function address(present, n) {
    const there = query();
    for (const name of ["present", "slide"]) there.delete(name);
    if (present) there.set("present", "1");
    if (present && n) there.set("slide", n);
    const text = there.toString().replaceAll("%2C", ",");
    return location.pathname + (text ? `?${text}` : "");
  }

  function draw(node) {
    for (const chart of charts(node)) if (zonalar.outgrown(chart)) window.Plotly.react(chart, chart.zonalar);
  }

  /** The other slides are drawn while nothing else is to do, the nearest first: a step is instant. */
  function ahead() {
    if (!on() || !slide) return;
    const all = slides();
    const here = all.indexOf(slide) + 0.1; // the next one comes before the last one
    const far = (node) => Math.abs(all.indexOf(node) - here);
    const near = all.toSorted((a, b) => far(a) - far(b));
    const next = near.find((node) => charts(node).some(zonalar.outgrown));
    if (!next) return;
    draw(next);
    idle(ahead);
  }

  /** Show the slide of this number or the nearest one. */
  function show(wanted) {
    const all = slides();
    const n = Math.min(Math.max(wanted, 1), all.length);
    if (slide !== all[n - 1]) {
      if (slide) root.dataset.read = ""; // one step on, notices on the address have been seen
      slide?.removeAttribute("data-slide");
      document.querySelector("[data-parameter=slide]")?.remove();
      slide = all[n - 1];
    }
    slide.dataset.slide = n;
    root.dataset.present = slide.matches(".tile-cards") ? "tiles" : "card";
    draw(slide);
    label(n, all.length);
    const there = address(true, n);
    if (there !== location.pathname + location.search) history.replaceState(history.state, "", there);
    idle(ahead);
    return n;
  }

  /** Page and group of cards above the slide; number and sources below it. */
  function label(n, all) {
    let before = slide;
    while (before && !before.matches(".section")) before = before.previousElementSibling;
    const group = slide.matches("[data-card]") && before?.textContent;
    const title = (slide.querySelector(".panel-head h2") ?? main().querySelector("h1"))?.textContent;
    put(part("over"), [main().querySelector(".over")?.textContent, group].filter(Boolean).join(" · "));
    put(part("number"), `${n} / ${all}`);
    put(part("position"), worded(frame().dataset.position, {n, all, title}));
    part("source").innerHTML = sourced([...slide.querySelectorAll(".source")]);
  }

  /** The source line of a card; of several tiles each source once. */
  function sourced(lines) {
    if (lines.length < 2) return lines[0]?.innerHTML ?? "";
    const names = lines.map((line) => line.querySelector(".origin :is(a, span)").outerHTML);
    return `<span>${lines[0].querySelector(".origin").firstChild.textContent} ${[...new Set(names)].join(", ")}</span>`;
  }

  /** A wrong number is said; the nearest slide is shown. */
  function showAsked() {
    const asked = query().get("slide");
    const number = /^\d+$/.test(asked ?? "1") ? Number(asked ?? 1) : 1;
    const n = show(number);
    if (asked === null || String(n) === asked.replace(/^0+/, "")) return;
    const notice = document.createElement("p");
    notice.dataset.parameter = "slide";
    notice.className = "notice";
    notice.textContent = worded(frame().dataset.missing, {value: asked.slice(0, 60), n});
    document.getElementById("notices").append(notice);
  }

  const measure = () => { zonalar.unit = parseFloat(getComputedStyle(frame()).fontSize) / 24; };

  function start() {
    root.dataset.present = "card";
    measure();
    main().focus({preventScroll: true});
  }

  function stop() {
    slide?.removeAttribute("data-slide");
    slide = null;
    zonalar.unit = 0;
    for (const name of ["present", "filters", "blank", "rest", "read"]) delete root.dataset[name];
    if (document.fullscreenElement) document.exitFullscreen();
    for (const chart of main() ? charts(main()) : []) {
      zonalar.shrunk(chart);
      zonalar.refit(chart);
    }
    document.dispatchEvent(new CustomEvent("zonalar:left"));
  }

  /** Bring the page to what the address says. */
  function sync() {
    const asked = query().get("present") === "1" && main()?.querySelector("[data-card]");
    if (!asked) return on() ? stop() : undefined;
    if (!on()) start();
    return showAsked();
  }

  function enter() {
    history.pushState(null, "", address(true, 1));
    sync();
    // Not everywhere allowed; without it the slide fills the window.
    root.requestFullscreen?.({navigationUI: "hide"}).catch(() => {});
  }

  function leave() {
    if (!on()) return;
    history.pushState(null, "", address(false));
    stop();
    document.querySelector("a.present")?.focus();
  }

  zonalar.present = sync;
  zonalar.slides = {
    on, enter, leave,
    go: show,
    step: (by) => show(Number(slide.dataset.slide) + by),
    last: () => show(slides().length),
    charts: () => charts(slide),
  };

  // New text: another page, or a choice; then the slide stays unless its card has nothing to show.
  document.addEventListener("zonalar:filled", () => {
    if (!on() || !slide?.isConnected) return sync();
    const found = slides().indexOf(slide);
    return show(found < 0 ? Number(slide.dataset.slide) : found + 1);
  });
  addEventListener("popstate", sync); // on another page; on the same one filters.js calls it
  addEventListener("resize", () => {
    if (!on()) return;
    measure();
    draw(slide);
    idle(ahead);
  });
  document.addEventListener("fullscreenchange", () => {
    const busy = "filters" in root.dataset || document.querySelector("dialog[open]");
    if (!document.fullscreenElement && !busy) leave();
  });
})();
