// Puts the HTML text of [data-html] in its place (components/markup.py says why it comes as text).
// The server has escaped every word in it; a script in it would not run under our policy anyway.
(() => {
  "use strict";

  /** Fill an element, keeping open what the reader has opened in it. */
  function fill(node) {
    const open = [...node.querySelectorAll("details")].map((one) => one.open);
    node.innerHTML = node.dataset.html;
    node.querySelectorAll("details").forEach((one, n) => { one.open = Boolean(open[n]); });
  }

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") fill(change.target);
      for (const node of change.addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.matches("[data-html]")) fill(node);
        else for (const inner of node.querySelectorAll("[data-html]")) fill(inner);
      }
    }
  }).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-html"],
  });
})();
