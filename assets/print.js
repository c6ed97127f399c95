// The page on paper: in light colours, charts as wide as the paper, notes and sources opened, the
// filters in words, address and date at the foot. What was changed is put back afterwards.
(() => {
  "use strict";
  window.zonalar ??= {};
  const zonalar = window.zonalar;
  const root = document.documentElement;
  // Pixels of a chart on A4 upright, more for one as wide as the page on screen: its labels count
  // on it. print.css fits the drawing to the paper at hand.
  const width = (chart) => (chart.closest(".wide") ? 860 : 690);
  let undo = []; // what puts the page back, last change first

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const plain = (node) => node?.textContent.trim() ?? "";

  function element(tag, name, ...children) {
    const node = document.createElement(tag);
    node.className = name;
    node.append(...children);
    undo.push(() => node.remove());
    return node;
  }

  /** Light, whatever the reader's theme is: ink costs, and paper is white. */
  function light() {
    const { theme } = root.dataset;
    root.dataset.theme = "light";
    undo.push(() => {
      if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
      zonalar.repaint?.();
    });
  }

  /** Each chart at the width of paper; the view box lets the paper scale it. */
  function charts() {
    zonalar.repaint?.(width);
    for (const chart of all(".panel .js-plotly-plot")) {
      const { width, height } = chart._fullLayout ?? {};
      if (!width) continue;
      const box = chart.closest(".chart");
      box.style.setProperty("--paper-ratio", `${width} / ${height}`);
      for (const drawing of all(".main-svg", chart)) drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
      undo.push(() => {
        box.style.removeProperty("--paper-ratio");
        for (const drawing of all(".main-svg", chart)) drawing.removeAttribute("viewBox");
      });
    }
  }

  function notes() {
    for (const details of all("main details.noted:not([open])")) {
      details.open = true;
      undo.push(() => { details.open = false; });
    }
  }

  /** What a control says: `Period: Jan–Mar`; nothing for lists in which nothing is ticked. */
  function said(control) {
    const name = plain(control.querySelector(".filter-name, .pick-name"));
    const select = control.querySelector("select");
    if (select) return [name, plain(select.selectedOptions[0])];
    const ticked = all("input:checked", control).map((input) => plain(input.labels[0]));
    return [name, ticked.join(", ") || plain(control.querySelector(".pick-value"))];
  }

  /** Every filter in words, those left at their default too. */
  function filters() {
    const bar = document.querySelector("main .filters");
    if (!bar) return;
    const controls = all("fieldset, label:has(select), .pick", bar).filter((node) => !node.parentElement.closest(".pick"));
    const entries = controls.map(said).filter(([name, value]) => name && value)
      .map(([name, value]) => element("div", "", element("dt", "", name), element("dd", "", value)));
    bar.after(element("dl", "on-paper filters-in-words", ...entries));
  }

  /** Address and date: in the margin of every page where browsers can, and at the end. */
  function foot() {
    const when = new Intl.DateTimeFormat(root.lang === "en" ? "en-GB" : root.lang, { dateStyle: "long" }).format(new Date());
    const text = `Zonalar · ${when} · ${document.querySelector("#active .copy-link")?.href ?? location.href}`;
    document.querySelector("main")?.append(element("p", "on-paper printed", text));
    const margin = new CSSStyleSheet();
    margin.replaceSync(`@page { @bottom-left { content: ${JSON.stringify(text)} } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, margin];
    undo.push(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== margin);
    });
  }

  addEventListener("beforeprint", () => {
    if (undo.length) return; // Safari says it twice
    for (const change of [light, charts, notes, filters, foot]) change();
  });
  addEventListener("afterprint", () => {
    const changes = undo.toReversed();
    undo = [];
    for (const change of changes) change();
  });
})();
