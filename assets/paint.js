// Figures name colours as CSS variables; here they become the colours of the theme at hand, so that
// a theme is a matter of style.css alone and changing it asks nothing of the server.
(() => {
  "use strict";
  window.zonalar ??= {};
  const zonalar = window.zonalar;
  const root = document.documentElement;
  const NAME = /var\((--[\w-]+)\)/g;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const NARROW = 460; // pixels: a phone
  const NEXT = {light: "dark", dark: "contrast", contrast: "light"};
  zonalar.painting ??= 0;
  const widths = new WeakMap(); // chart → pixels; asking the browser lays the page out each time
  let palette = {};
  let paper = null; // chart → its pixels on paper, while the page is printed

  function tone(_whole, name) {
    palette[name] ??= getComputedStyle(root).getPropertyValue(name).trim() || "#888";
    return palette[name];
  }

  function resolved(value) {
    if (typeof value === "string") return value.includes("var(--") ? value.replace(NAME, tone) : value;
    if (Array.isArray(value)) return value.map(resolved);
    if (value && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolved(part)]));
    }
    return value;
  }

  /** The width to draw at: that of the card, or of the paper (assets/print.js). */
  function widthOf(node) {
    if (!widths.get(node)) widths.set(node, node.clientWidth);
    return paper?.(node) ?? widths.get(node);
  }

  /** The layout for a width: on a narrow one `layout.meta.narrow` is laid over the rest. */
  function fitted(layout, width) {
    const narrow = width < NARROW ? layout?.meta?.narrow : null;
    const sized = width ? {...layout, width, autosize: false} : layout;
    return narrow ? merged(sized, narrow) : sized;
  }

  function merged(base, over) {
    const both = {...base};
    for (const [key, part] of Object.entries(over)) {
      const nested = part && Object.getPrototypeOf(part) === Object.prototype;
      both[key] = nested ? merged(base[key] ?? {}, part) : part;
    }
    return both;
  }

  function wrap(Plotly) {
    for (const [name, words] of Object.entries(zonalar.locales)) {
      const format = {...words, date: "%d.%m.%Y", decimal: ",", thousands: "\u00a0"};
      Plotly.register({moduleType: "locale", name, dictionary: {}, format});
    }
    const react = Plotly.react;
    Plotly.react = (node, figure, ...rest) => {
      const {data, layout} = figure ?? {};
      if (!data) return react(node, figure, ...rest);
      zonalar.fill?.(); // the height of its box has come with the same answer
      node.zonalar = figure;
      // A card without a view is not seen: what stands in it is drawn when the card comes back.
      if (node._fullLayout && node.closest(".panel.absent")) return Promise.resolve(node);
      zonalar.painting += 1;
      const slide = paper ? null : zonalar.enlarged?.(node, figure, fitted);
      const sized = slide ?? {data, layout: fitted(layout, widthOf(node))};
      const done = react(node, {...figure, ...resolved(sized)}, ...rest);
      return done.finally(() => { zonalar.painting -= 1; });
    };
    // dcc.Graph calls this whenever its box changes. Heights are given by the figure: only another
    // width (or a hidden card that comes up) is a reason to draw again.
    Plotly.Plots.resize = (node) => {
      if (zonalar.unit) return Promise.resolve(); // slides are drawn by present.js
      const width = node.clientWidth;
      const same = !width || Math.abs(width - (node._fullLayout?.width ?? 0)) <= 1;
      if (same || paper || !node.zonalar) return Promise.resolve();
      widths.set(node, width);
      return Plotly.react(node, node.zonalar);
    };
    zonalar.refit = (node) => {
      widths.delete(node);
      return Plotly.react(node, node.zonalar);
    };
    zonalar.repaint = (onPaper = null) => {
      [palette, paper] = [{}, onPaper];
      for (const node of document.querySelectorAll(".js-plotly-plot")) {
        if (node.zonalar) Plotly.react(node, node.zonalar);
      }
    };
    return Plotly;
  }

  /** A figure in the colours on screen, for a width: to be drawn elsewhere (assets/picture/). */
  zonalar.painted = ({data, layout}, width) => ({data: resolved(data), layout: resolved(fitted(layout, width))});

  let bundle; // wrapped at the moment the bundle sets it, whichever bundle it is
  Object.defineProperty(window, "Plotly", {
    configurable: true,
    get: () => bundle,
    set: (Plotly) => { bundle = Plotly?.react ? wrap(Plotly) : Plotly; },
  });

  /** Show a theme (none: that of the system) and remember it. */
  zonalar.theme = (name) => {
    if ((name ?? "") === (root.dataset.theme ?? "")) return;
    if (name) root.dataset.theme = name; else delete root.dataset.theme;
    document.cookie = `theme=${name ?? ""};path=/;max-age=${name ? 31536000 : 0};SameSite=Lax`;
    zonalar.repaint?.();
  };

  dark.addEventListener("change", () => { if (!root.dataset.theme) zonalar.repaint?.(); });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#theme-button")) return;
    const shown = root.dataset.theme ?? (dark.matches ? "dark" : "light");
    const next = NEXT[shown];
    zonalar.theme(next);
    const there = new URL(location.href);
    there.searchParams.set("theme", next);
    history.replaceState(history.state, "", there.href.replaceAll("%2C", ","));
  });
})();
