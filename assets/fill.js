// Puts the HTML text of [data-html] in its place (components/markup.py says why it comes as text).
// The server has escaped every word in it; a script in it would not run under our policy anyway.
(() => {
  "use strict";
  window.zonalar ??= {};
  const zonalar = window.zonalar;
  const due = new Set();
  let waiting = false;

  /** Fill an element, keeping open what the reader has opened in it. */
  function fill(node) {
    const open = [...node.querySelectorAll("details")].map((one) => one.open);
    node.innerHTML = node.dataset.html;
    node.querySelectorAll("details").forEach((one, n) => { one.open = Boolean(open[n]); });
  }

  /** What a choice has changed: text above the charts at once, text under them after the charts. */
  function refill() {
    for (const node of due) {
      if (node.matches(".panel-body")) continue;
      fill(node);
      due.delete(node);
    }
    if (!due.size || waiting) return;
    waiting = true;
    zonalar.painting = (zonalar.painting ?? 0) + 1; // main[data-ready] waits for it
    requestAnimationFrame(() => setTimeout(() => {
      due.forEach(fill);
      due.clear();
      waiting = false;
      zonalar.painting -= 1;
    }));
  }

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") due.add(change.target);
      for (const node of change.addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.matches("[data-html]")) fill(node);
        else for (const inner of node.querySelectorAll("[data-html]")) fill(inner);
      }
    }
    if (due.size) refill();
  }).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-html"],
  });
})();
