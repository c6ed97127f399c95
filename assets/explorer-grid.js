// The explorer's table: cells, order, quick search, and the rows found as a file. AG Grid reads the
// names here from its columns (components/explorer_grid.py); no code is evaluated.
(() => {
  "use strict";
  window.zonalar ??= {};
  const GRID = {grid: "figures"};
  const PATIENCE = 15_000; // ms until a page without its grid counts as painted all the same
  const main = () => document.querySelector('main[data-page="data"]');
  const phone = matchMedia("(max-width: 760px)");
  const NARROW = {indicator: 146, zone: 92, value: 84, when: 96}; // px: what, where and how much fit in 360
  const element = (...parts) => window.React.createElement(...parts);

  window.dashAgGridComponentFunctions = Object.assign(window.dashAgGridComponentFunctions ?? {}, {
    ExplorerIndicator: ({data}) => element("span", null, data.indicator,
      data.detail && element("span", {className: "dim"}, ` · ${data.detail}`)),
    ExplorerZone: ({data}) =>
      element("span", null, element("i", {className: `swatch ${data.slug}`}), phone.matches ? data.type : data.zone),
    ExplorerValue: ({data}) => element("span", {className: "fig", "data-id": data.id}, data.shown),
    ExplorerSource: ({data}) => data.url
      ? element("a", {href: data.url, target: "_blank", rel: "noopener noreferrer"}, data.source)
      : element("span", null, data.source),
  });
  window.dashAgGridFunctions = Object.assign(window.dashAgGridFunctions ?? {}, {
    // A million soums is less than a billion, whatever the printed number.
    explorerSizes: (_a, _b, one, other) => one.data.size - other.data.size,
    explorerSource: ({data}) => `${data.source} ${data.title}`,
  });

  let api = null;

  /** Say how many rows the search and the column filters leave, and offer them as a file. */
  function tell() {
    const line = document.getElementById("explorer-found");
    if (!line || !api || api.isDestroyed()) return;
    let all = 0;
    api.forEachNode(() => { all += 1; });
    const shown = api.getDisplayedRowCount();
    line.replaceChildren();
    if (shown === all) return;
    const {found, save} = line.dataset;
    line.append(found.replace("{n}", shown.toLocaleString(document.documentElement.lang))
      .replace("{all}", all.toLocaleString(document.documentElement.lang)), " ");
    const button = document.createElement("button");
    Object.assign(button, {type: "button", className: "as-link", textContent: save, onclick: () => file(line)});
    if (shown) line.append(button);
  }

  /** A cell that begins like a formula and is no number is not run by a spreadsheet. */
  const safe = (text) => (/^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text);

  function file(line) {
    api.exportDataAsCsv({
      fileName: line.dataset.file,
      processCellCallback: ({column, value, node}) => {
        if (column.getColId() === "when") return node.data.period;
        return safe(String(value ?? ""));
      },
    });
  }

  window.zonalar.find = (text) => {
    if (api && !api.isDestroyed()) api.setGridOption("quickFilterText", text);
  };

  document.addEventListener("input", ({target}) => {
    if (target.id === "explorer-narrow") narrow(target);
    if (target.id !== "explorer-find") return;
    window.zonalar.find(target.value);
    const there = new URL(location.href);
    if (target.value) there.searchParams.set("find", target.value);
    else there.searchParams.delete("find");
    history.replaceState(history.state, "", there.href.replaceAll("%2C", ","));
  });

  /** Leave only the options of a list whose names contain what is typed. */
  function narrow({value}) {
    const wanted = value.trim().toLowerCase();
    for (const group of document.querySelectorAll(".pick-indicator [data-group]")) {
      const options = [...group.querySelectorAll(".form-check")];
      for (const option of options) option.hidden = !option.textContent.toLowerCase().includes(wanted);
      group.hidden = options.every((option) => option.hidden);
    }
  }

  // A list closes when the reader goes elsewhere or presses Escape.
  document.addEventListener("pointerdown", ({target}) => {
    for (const pick of document.querySelectorAll(".pick[open]")) {
      if (!pick.contains(target)) pick.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    const pick = event.target.closest?.(".pick[open]");
    if (event.key === "Escape" && pick) {
      pick.open = false;
      pick.querySelector("summary").focus();
    }
    if (event.key === "Enter" && event.target.matches?.(".ag-cell")) event.target.querySelector("a")?.click();
  });

  /** The page is ready when the grid has painted its rows, or said that there are none. */
  async function watch(page) {
    const start = performance.now();
    window.zonalar.painting += 1;
    const painted = () => page.querySelector(".ag-row, .ag-overlay-no-rows-center");
    while (page.isConnected && !painted() && performance.now() - start < PATIENCE) {
      await new Promise((done) => setTimeout(done, 30));
    }
    window.zonalar.painting -= 1;
    if (!painted()) return;
    api = await window.dash_ag_grid.getApiAsync(GRID);
    page.querySelector(".explorer-table [role=grid], .explorer-table [role=treegrid]")
      ?.setAttribute("aria-label", page.querySelector("section[aria-label].explorer-section")?.ariaLabel ?? "");
    api.addEventListener("modelUpdated", tell);
    fit();
    tell();
  }

  /** Wider columns for larger type; on a phone narrow ones, the figure beside its name and zone. */
  function fit() {
    const factor = matchMedia("(min-width: 1800px)").matches ? 1.16 : phone.matches ? 0.68 : 1;
    api.setColumnWidths(api.getColumns().map((column) => {
      const key = column.getColId();
      const newWidth = Math.round(column.getActualWidth() * factor);
      return {key, newWidth: (phone.matches && NARROW[key]) || newWidth};
    }));
    if (!phone.matches) return;
    api.setGridOption("rowHeight", 62);
    api.moveColumns(["value"], 2);
  }

  let seen = null;
  new MutationObserver(() => {
    const page = main();
    if (page && page !== seen) watch(page);
    seen = page;
  }).observe(document.documentElement, {childList: true, subtree: true});
})();
