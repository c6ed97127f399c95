// What a reader would call broken on the page as it stands: a list of one line each.
() => {
  "use strict";
  const SLACK = 2; // px by which texts may touch
  const problems = [];
  const words = (node) => node.textContent.trim().replace(/\s+/g, " ").slice(0, 50);
  const name = (node) => node.tagName.toLowerCase() + [...node.classList].map((one) => `.${one}`).join("");
  const shown = (node) => node.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const card = (node) => node.closest("[data-card]")?.dataset.card ?? "page";

  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > innerWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter((node) =>
      shown(node) && !node.closest(".scroll, .ag-root-wrapper, svg") && node.getBoundingClientRect().right > width + 1);
    problems.push(`overflow: ${document.documentElement.scrollWidth} px wide on ${innerWidth}: `
      + wide.slice(-3).map((node) => `${name(node)} “${words(node)}”`).join(", "));
  }

  for (const node of document.body.querySelectorAll("*")) {
    if (node.closest(".scroll, .ag-root-wrapper, .visually-hidden, svg, select")) continue;
    const hides = ["hidden", "clip"].includes(getComputedStyle(node).overflowX);
    if (hides && node.scrollWidth > node.clientWidth + 1 && shown(node) && words(node)) {
      problems.push(`clipped: ${name(node)} “${words(node)}” by ${node.scrollWidth - node.clientWidth} px`);
    }
  }

  function over(one, two) {
    const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
    const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
    return Math.min(across, down);
  }

  function outside(box, frame) {
    const out = [frame.left - box.left, box.right - frame.right, frame.top - box.top, box.bottom - frame.bottom];
    return Math.max(...out);
  }

  for (const chart of document.querySelectorAll(".js-plotly-plot")) {
    const frame = chart.querySelector(".main-svg")?.getBoundingClientRect();
    if (!frame?.width) continue;
    const texts = [...chart.querySelectorAll(".main-svg text")].filter((node) => words(node) && shown(node));
    const boxes = texts.map((node) => node.getBoundingClientRect());
    texts.forEach((node, i) => {
      const far = outside(boxes[i], frame);
      if (far > SLACK) problems.push(`outside the chart: ${card(node)}: “${words(node)}” by ${Math.round(far)} px`);
      for (let j = i + 1; j < texts.length; j += 1) {
        const depth = over(boxes[i], boxes[j]);
        if (depth <= SLACK) continue;
        problems.push(`overlap: ${card(node)}: “${words(node)}” and “${words(texts[j])}” by ${Math.round(depth)} px`);
      }
    });
  }
  return problems;
}
