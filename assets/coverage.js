// The coverage page: a line under the grid says what the cell holds that is pointed at, tapped or
// reached by the arrow keys (assets/walk.js); a receipt opens as of any figure (assets/receipts.js).
(() => {
  "use strict";
  const CELL = ".coverage-table .fig";
  let shown = null;

  /** `Industrial production · SEZ · January–March 2025`. */
  function title(cell) {
    const [column, group] = [cell.closest("td").cellIndex, cell.closest("tbody")];
    const head = cell.closest("table").tHead.rows[1].cells[column];
    const zone = cell.closest("tr").cells[0];
    return [group.querySelector("b").textContent, zone.title, head.dataset[group.dataset.kind]].join(" · ");
  }

  function line(tag, name, words) {
    const node = document.createElement(tag);
    node.className = name;
    node.textContent = words;
    return node;
  }

  function tell(cell) {
    if (cell === shown) return;
    shown?.classList.remove("told");
    shown = cell;
    cell.classList.add("told");
    const mark = document.createElement("i");
    mark.className = `sign ${[...cell.classList].find((name) => name !== "fig")}`;
    const state = line("strong", "", cell.getAttribute("aria-label"));
    state.prepend(mark, " ");
    const said = document.getElementById("coverage-said");
    said.replaceChildren(line("p", "what", title(cell)), state);
    if (cell.dataset.why) said.append(" ", line("span", "why", cell.dataset.why));
  }

  for (const event of ["focusin", "pointerover", "click"]) {
    document.addEventListener(event, ({target, pointerType}) => {
      const cell = target.closest?.(CELL) ?? target.closest?.(".coverage-table td")?.querySelector(".fig");
      if (cell && pointerType !== "touch") tell(cell);
      else if (cell && event === "click") tell(cell);
    });
  }

  // Where not all years fit, the newest are in sight first.
  let seen = null;
  document.addEventListener("zonalar:filled", () => {
    const box = document.querySelector(".coverage-grid .scroll");
    if (box && box !== seen) box.scrollLeft = box.scrollWidth;
    seen = box;
  });

  // On paper everything is open.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll(".coverage-asks details:not([open])")];
    for (const list of folded) list.open = true;
  });
  addEventListener("afterprint", () => { for (const list of folded) list.open = false; });
})();
