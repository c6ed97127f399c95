// Puts the text of a page in its place: [data-picture] holds it as JSON (components/picture.py), at
// first and after every choice. The server has escaped every word in it; a script in it would not
// run under our policy anyway.
(() => {
  "use strict";
  window.zonalar ??= {};
  const zonalar = window.zonalar;
  const shown = new WeakMap(); // element → the HTML it holds
  const due = new Map(); // element → HTML that follows after the charts
  let waiting = false;

  /** Fill an element, keeping open what the reader has opened in it. */
  function put(node, html) {
    if (!node || shown.get(node) === html) return;
    const open = [...node.querySelectorAll("details")].map((one) => one.open);
    node.innerHTML = html;
    node.querySelectorAll("details").forEach((one, n) => { one.open = Boolean(open[n]); });
    shown.set(node, html);
  }

  /** Text comes a frame after the charts, which take longer to draw; but not the first time. */
  function later(node, html) {
    if (!node || !shown.has(node)) {
      put(node, html);
      return;
    }
    due.set(node, html);
    if (waiting) return;
    waiting = true;
    zonalar.painting = (zonalar.painting ?? 0) + 1; // main[data-ready] waits for it
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
      due.forEach((text, one) => put(one, text));
      due.clear();
      waiting = false;
      zonalar.painting -= 1;
    })));
  }

  function show(picture) {
    const {parts, cards} = JSON.parse(picture.dataset.picture);
    const main = picture.closest("main");
    for (const [id, html] of Object.entries(parts)) later(document.getElementById(id), html);
    for (const panel of main.querySelectorAll("[data-card]")) {
      const card = cards[panel.dataset.card];
      const flipped = panel.classList.contains("flipped") && card.height;
      panel.className = flipped ? `${card.frame} flipped` : card.frame;
      const chart = panel.querySelector(".chart");
      if (chart) chart.style.height = `${card.height}px`;
      later(panel.querySelector(".panel-head"), card.head);
      later(panel.querySelector(".panel-body"), card.body);
    }
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
    found.forEach(show);
  }

  const observer = new MutationObserver(read);
  observer.observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-picture"],
  });

  /** Text and heights before a chart is drawn into them: what has come goes in now. */
  zonalar.fill = () => read(observer.takeRecords());
})();
