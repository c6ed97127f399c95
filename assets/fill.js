// Puts the text of a page in its place: [data-picture] holds it as JSON (components/picture.py), at
// first and after every choice. The server has escaped every word in it; a script in it would not
// run under our policy anyway.
(() => {
  "use strict";
  window.zonalar ??= {};
  const zonalar = window.zonalar;
  const shown = new WeakMap(); // element → the HTML it holds
  let open = ""; // the page whose text stands
  let waiting = null; // the picture whose text is to follow

  /** Fill an element, keeping open what the reader has opened in it, and the focus where it is. */
  function put(node, html) {
    if (!node || shown.get(node) === html) return;
    const opened = [...node.querySelectorAll("details")].map((one) => one.open);
    const focused = node.contains(document.activeElement) ? document.activeElement : null;
    const place = focused ? stops(node).indexOf(focused) : -1;
    node.innerHTML = html;
    node.querySelectorAll("details").forEach((one, n) => { one.open = Boolean(opened[n]); });
    shown.set(node, html);
    if (focused) refocus(node, focused.dataset.id, place);
  }

  const stops = (node) => [...node.querySelectorAll("a, button, summary, [tabindex]")];

  /** The same figure, or what stands in the same place. */
  function refocus(node, id, place) {
    const figure = id && node.querySelector(`[data-id="${id}"]`);
    (figure || stops(node)[place])?.focus({preventScroll: true});
  }

  /** The element of a card that holds its text; React draws the chart only. */
  function box(panel, name) {
    const found = panel.querySelector(`:scope > .${name}`);
    if (found) return found;
    const made = document.createElement("div");
    made.className = name;
    return made;
  }

  /** What decides where the charts stand. */
  function frames({cards}, main) {
    for (const panel of main.querySelectorAll("[data-card]")) {
      const {frame, height} = cards[panel.dataset.card];
      const named = height && panel.classList.contains("flipped") ? `${frame} flipped` : frame;
      if (panel.className !== named) panel.className = named;
      const chart = panel.querySelector(".chart");
      if (chart) chart.style.height = `${height}px`;
    }
  }

  function texts({parts, cards}, main) {
    for (const [id, html] of Object.entries(parts)) put(document.getElementById(id), html);
    for (const panel of main.querySelectorAll("[data-card]")) {
      const {card: slug} = panel.dataset;
      const [head, body] = [box(panel, "panel-head"), box(panel, "panel-body")];
      head.id = `head-${slug}`;
      if (panel.firstChild !== head) panel.prepend(head);
      if (panel.lastChild !== body) panel.append(body);
      put(head, cards[slug].head);
      put(body, cards[slug].body);
    }
    document.dispatchEvent(new CustomEvent("zonalar:filled"));
  }

  /** A page's text comes at once; after a choice it comes a frame after the charts, which take
   *  longer to draw. */
  function show(node) {
    const picture = JSON.parse(node.dataset.picture);
    const main = node.closest("main");
    frames(picture, main);
    const fresh = open !== node.id;
    open = node.id;
    if (fresh) {
      waiting = waiting && [picture, main];
      texts(picture, main);
      return;
    }
    const idle = !waiting;
    waiting = [picture, main];
    if (!idle) return;
    zonalar.painting = (zonalar.painting ?? 0) + 1; // main[data-ready] waits for it
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
      texts(...waiting);
      waiting = null;
      zonalar.written?.();
      zonalar.painting -= 1;
    })));
  }

  function read(changes) {
    const found = new Set();
    for (const change of changes) {
      if (change.type === "attributes") found.add(change.target);
      for (const node of change.addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.matches("[data-picture]")) found.add(node);
        else for (const inner of node.querySelectorAll("[data-picture]")) found.add(inner);
      }
    }
    for (const node of found) if (node.isConnected) show(node);
  }

  const observer = new MutationObserver(read);
  observer.observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-picture"],
  });

  /** Heights before a chart is drawn into them: what has come goes in now. */
  zonalar.fill = () => read(observer.takeRecords());
})();
