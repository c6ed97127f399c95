// The receipt of a figure: a click or Enter on one asks for it and shows it in the dialog that every
// page has (components/receipt.py). Figures are [data-id]; those of charts are found by hits.js.
(() => {
  "use strict";
  window.zonalar ??= {};
  const zonalar = window.zonalar;
  const root = document.documentElement;
  const dialog = () => document.getElementById("receipt");
  let asked = ""; // the figure whose receipt was asked for last
  let from = null; // where it stands

  /** A derived figure is stored nowhere: its card and the page say where it is to be looked for; and
   *  on which day the page looks at the figures. In the list beside a map each row is of a region. */
  function place(id, figure) {
    const near = figure?.closest("[data-of]") ?? document.querySelector("main [data-of]");
    const {of} = near?.dataset ?? {};
    const here = new URLSearchParams(location.search);
    const row = document.querySelector(`.ranked [data-id="${id}"]`)?.closest("tr");
    const region = row?.querySelector("[data-region]").dataset.region ?? here.get("region") ?? "1700";
    const query = new URLSearchParams(of ? {indicator: of, region} : {});
    if (here.get("asof")) query.set("asof", here.get("asof"));
    return query.size ? `?${query}` : "";
  }

  async function fetched(id, figure) {
    const address = `/receipts/${id}${place(id, figure)}`;
    const answer = await fetch(address, {headers: zonalar.headers()});
    if (answer.status >= 500) throw new Error(`Status ${answer.status}`);
    return answer.text();
  }

  function failed(box) {
    const said = document.createElement("h2");
    Object.assign(said, {id: "receipt-title", textContent: box.dataset.failed});
    return said;
  }

  /** Show the receipt of a figure; the focus then comes back to it. */
  zonalar.receipt = async (id, figure) => {
    const box = dialog();
    if (!id || asked === id) return;
    if (!box.open) from = figure;
    asked = id;
    root.dataset.fetching = "";
    const html = await fetched(id, figure).catch(() => null);
    delete root.dataset.fetching;
    if (asked !== id) return; // another one was asked for meanwhile
    const body = box.querySelector(".receipt-body");
    if (html === null) body.replaceChildren(failed(box)); else body.innerHTML = html;
    if (!box.open) box.showModal();
    box.scrollTop = 0;
  };

  function ended() {
    asked = "";
    if (from?.isConnected) from.focus({preventScroll: true});
    from = null;
  }

  /** The figure that was meant: the words hit, or the only ones in the cell that was hit. */
  function meant(target) {
    const figure = target.closest("[data-id]");
    if (figure || target.closest("a, button, summary, label")) return figure;
    const found = target.closest("td, .ag-cell.value")?.querySelectorAll("[data-id]") ?? [];
    return found.length === 1 ? found[0] : null;
  }

  async function copy(button) {
    const said = button.parentElement.querySelector(".receipt-copied");
    const link = button.parentElement.querySelector("a");
    try {
      await navigator.clipboard.writeText(link.href);
      said.textContent = said.dataset.done;
    } catch {
      getSelection().selectAllChildren(link);
      said.textContent = said.dataset.failed;
    }
  }

  document.addEventListener("click", (event) => {
    const {target} = event;
    if (event.button || !target.closest) return;
    if (target === dialog()) dialog().close(); // beside it
    const copied = target.closest(".receipt-copy");
    if (copied) copy(copied);
    const figure = meant(target);
    if (figure) {
      const own = figure.closest(".ag-cell") ?? figure; // of the explorer the cell has the focus
      if (getSelection().isCollapsed || event.detail === 0) zonalar.receipt(figure.dataset.id, own);
      return;
    }
    const chart = target.closest(".chart .js-plotly-plot");
    if (chart?._fullLayout) zonalar.receipt(zonalar.under(chart, event).id, chart.closest(".chart"));
  });

  // Enter in the explorer opens the receipt of the row, but for a cell with a link, which it follows.
  document.addEventListener("keydown", ({key, target}) => {
    const cell = key === "Enter" && target.matches?.(".ag-cell") && !target.querySelector("a") && target;
    if (cell) zonalar.receipt(cell.closest(".ag-row").querySelector("[data-id]")?.dataset.id, cell);
  });

  document.addEventListener("close", ({target}) => { if (target === dialog()) ended(); }, true);

  /** Another view comes under an open receipt: it is no receipt of that view. */
  zonalar.away = () => dialog()?.close();
  // On the same page filters.js and explorer.js call it: they keep the event to themselves.
  for (const name of ["popstate", "_dashprivate_pushstate"]) addEventListener(name, zonalar.away);
})();
