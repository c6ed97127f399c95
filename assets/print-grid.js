// The explorer's table on paper. On screen it scrolls both ways and holds only the rows in sight; on
// paper the rows that search and filters leave stand in a plain table, as wide as the paper.
(() => {
  "use strict";
  const GRID = { grid: "figures" }; // as in components/explorer/grid.py
  const COLUMNS = { indicator: "indicator", zone: "type", region: "region", when: "short", value: "shown", unit: "unit", source: "source" };
  const MOST = 1000; // rows: some twenty pages
  let made = null;

  function element(tag, look, ...children) {
    const node = document.createElement(tag);
    node.className = look;
    node.append(...children);
    return node;
  }

  const look = (name) => (name === "value" ? "num" : "");

  function row(data) {
    const cells = Object.entries(COLUMNS).map(([name, field]) => element("td", look(name), data[field] ?? ""));
    if (data.detail) cells[0].append(` · ${data.detail}`);
    return element("tr", "", ...cells);
  }

  addEventListener("beforeprint", () => {
    const place = document.querySelector(".explorer-table");
    const api = place && !made && window.dash_ag_grid?.getApi(GRID);
    if (!api) return;
    const found = [];
    api.forEachNodeAfterFilterAndSort((node) => found.push(node.data));
    const heads = Object.keys(COLUMNS).map((name) => element("th", look(name), api.getColumnDef(name).headerName));
    const table = element(
      "table", "figures", element("thead", "", element("tr", "", ...heads)),
      element("tbody", "", ...found.slice(0, MOST).map(row)),
    );
    const cut = found.length > MOST ? element("p", "dim", `… ${MOST} / ${found.length}`) : "";
    made = element("div", "on-paper explorer-on-paper", table, cut);
    place.after(made);
  });
  addEventListener("afterprint", () => {
    made?.remove();
    made = null;
  });
})();
