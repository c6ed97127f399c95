// Controls, address and history: one choice is one step back. Python reads the same names
// (data/selection.py); the page's defaults stand in main[data-defaults].
(() => {
  "use strict";
  const ORDER = ["zone", "span", "from", "to", "at", "region", "partner", "activity", "view", "focus"];
  const NEEDS = {"/data": "dash_ag_grid"}; // pages that need a script the others do not load
  const main = () => document.querySelector("main[data-page]");
  const defaults = () => JSON.parse(main()?.dataset.defaults ?? "{}");
  const same = (a, b) => JSON.stringify([a ?? ""].flat().toSorted()) === JSON.stringify([b ?? ""].flat().toSorted());
  let path = location.pathname;

  /** The values of a several-valued control in the order they are offered. */
  function ordered(name, chosen) {
    const offered = [...document.querySelectorAll(`[data-filter=${name}] [data-value]`)];
    return offered.map((option) => option.dataset.value).filter((value) => chosen.includes(value));
  }

  /** The address of the controls' values: only what differs from the default is written. */
  function address(values) {
    const usual = defaults();
    const kept = new URLSearchParams(location.search);
    const query = new URLSearchParams();
    for (const name of ORDER) {
      if (!(name in values) || same(values[name], usual[name])) continue;
      const value = values[name];
      query.set(name, Array.isArray(value) ? ordered(name, value).join(",") || "none" : value);
    }
    for (const name of ["lang", "theme"]) if (kept.has(name)) query.set(name, kept.get(name));
    const text = query.toString().replaceAll("%2C", ",");
    return location.pathname + (text ? `?${text}` : "");
  }

  /** The value of each control that an address asks for. */
  function wanted(search) {
    const query = new URLSearchParams(search);
    return Object.entries(defaults()).map(([name, usual]) => {
      const parts = query.getAll(name).join(",").split(",").filter(Boolean);
      if (!parts.length) return [name, usual];
      if (!Array.isArray(usual)) return [name, parts.join(",")];
      return [name, parts[0] === "none" ? [] : parts];
    });
  }

  const now = {}; // the controls' values as last seen

  /** Bring every control to what an address asks for; the redraw follows by itself. */
  function apply(search) {
    let changed = 0;
    for (const [name, value] of wanted(search)) {
      if (same(value, now[name] ?? defaults()[name])) continue;
      window.zonalar.busy?.();
      dash_clientside.set_props({filter: name}, {value});
      changed += 1;
    }
    return changed;
  }

  function seen(page) {
    if (now.page !== page) for (const name of Object.keys(now)) delete now[name];
    now.page = page;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    zonalar: {
      mirror(values, ids) {
        seen(location.pathname);
        const found = Object.fromEntries(ids.map((id, i) => [id.filter, values[i] ?? ""]));
        Object.assign(now, found);
        // A page that has just come reports all its controls: its address stays as it was given.
        if (dash_clientside.callback_context.triggered.length === ids.length) return dash_clientside.no_update;
        const there = address(found);
        if (main()) main().dataset.view = found.view || "chart";
        if (there !== location.pathname + location.search) {
          history.pushState(null, "", there);
          window.zonalar.busy?.();
        }
        return dash_clientside.no_update;
      },
    },
  });

  // dcc.Location never learns of our pushState: without this, Back leaves the cards as they are.
  addEventListener("popstate", (event) => {
    const stays = path === location.pathname;
    path = location.pathname;
    if (!stays) {
      if (NEEDS[path] && !window[NEEDS[path]]) location.reload();
      return; // another page: Dash's router draws it
    }
    event.stopImmediatePropagation();
    window.zonalar.theme?.(new URLSearchParams(location.search).get("theme"));
    read();
    apply(location.search);
  });
  addEventListener("_dashprivate_pushstate", () => { path = location.pathname; });

  /** What the controls hold now, for a page whose controls were not touched yet. */
  function read() {
    seen(location.pathname);
    for (const box of document.querySelectorAll("[data-filter]")) {
      const name = box.dataset.filter;
      if (name in now) continue;
      const select = box.querySelector("select");
      const checked = [...box.querySelectorAll("input:checked")].map((input) => input.value);
      now[name] = select ? select.value : Array.isArray(defaults()[name]) ? checked : checked[0] ?? "";
    }
  }

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a");
    if (link?.matches(".choice")) {
      const there = new URL(link.href);
      if (there.pathname !== location.pathname || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      read();
      if (!apply(there.search)) location.assign(there.href); // a wrong value was in the address
      document.querySelector(".filters")?.querySelector("input, select")?.focus({preventScroll: true});
    } else if (link?.matches(".copy-link")) {
      event.preventDefault();
      const said = link.querySelector(".said");
      try {
        await navigator.clipboard.writeText(link.href);
        said.textContent = said.dataset.done;
      } catch {
        history.replaceState(null, "", link.href); // no clipboard: the address bar holds it
        said.textContent = said.dataset.bar;
      }
      setTimeout(() => { said.textContent = ""; }, 2500);
    } else if (event.target.closest(".toggle")) {
      event.target.closest("[data-card]").classList.toggle("flipped");
    }
  });
})();
