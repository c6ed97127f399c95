// The explorer at /data: controls, address and history, with the names of the data API. What
// filters.js does for the pages with cards; its ids differ, so the two never meet.
(() => {
  "use strict";
  const PATH = "/data";
  const KEPT = ["find", "lang", "theme"]; // parameters that are not controls of the selection
  const main = () => document.querySelector('main[data-page="data"]');
  const usual = () => JSON.parse(main()?.dataset.usual ?? "{}");
  const parts = (query, name) => query.getAll(name).join(",").split(",").filter(Boolean);
  const same = (a, b) => [a].flat().toSorted().join() === [b].flat().toSorted().join();
  let path = location.pathname;

  /** Every control: its parameter, its group, and what it holds now. */
  function controls() {
    const found = [];
    for (const box of main()?.querySelectorAll("[data-filter]") ?? []) {
      const explore = box.dataset.filter;
      const select = box.querySelector("select, input[type=date]");
      if (select) found.push({id: {explore, group: "all"}, value: select.value});
      for (const list of box.querySelectorAll("[data-group]")) {
        const boxes = [...list.querySelectorAll("input[type=checkbox]")];
        const offered = boxes.map((input) => input.value);
        const value = boxes.filter((input) => input.checked).map((input) => input.value);
        found.push({id: {explore, group: list.dataset.group}, value, offered});
      }
    }
    return found;
  }

  const offered = (name) => controls().filter((c) => c.id.explore === name).flatMap((c) => c.offered);

  /** The address of the controls' values: only what differs from the default is written. */
  function address(values) {
    const kept = new URLSearchParams(location.search);
    const query = new URLSearchParams();
    for (const [name, normal] of Object.entries(usual())) {
      const value = values[name] ?? normal;
      if (same(value, normal)) continue;
      const listed = Array.isArray(value) ? offered(name).filter((slug) => value.includes(slug)) : [value];
      // Nothing ticked is everything; of `measure` everything has to be said.
      query.set(name, (listed.length ? listed : offered(name)).join(","));
    }
    for (const name of KEPT) if (kept.get(name)) query.set(name, kept.get(name));
    const text = query.toString().replaceAll("%2C", ",");
    return location.pathname + (text ? `?${text}` : "");
  }

  /** The values of one parameter that an address asks for. */
  function wanted(query, name, normal) {
    const given = parts(query, name);
    if (!given.length) return normal;
    if (!Array.isArray(normal)) return given[0];
    return name === "measure" && same(given, offered(name)) ? [] : given;
  }

  /** Bring every control to what an address asks for; the redraw follows by itself. */
  function apply(search) {
    const query = new URLSearchParams(search);
    const normal = usual();
    let changed = 0;
    for (const {id, value, offered} of controls()) {
      const asked = wanted(query, id.explore, normal[id.explore]);
      const own = offered ? offered.filter((slug) => asked.includes(slug)) : asked;
      if (same(own, value)) continue;
      dash_clientside.set_props(id, {value: own});
      changed += 1;
    }
    return changed;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    explorer: {
      mirror(values, ids) {
        const found = {};
        ids.forEach(({explore}, i) => {
          const list = Array.isArray(values[i]);
          found[explore] = list ? [...(found[explore] ?? []), ...values[i]] : values[i];
        });
        const there = address(found);
        if (there !== location.pathname + location.search) history.pushState(null, "", there);
        window.zonalar?.busy?.();
        return window.dash_clientside.no_update;
      },
    },
  });

  // This file comes before filters.js, whose listeners for pages with cards must not see these.
  addEventListener("popstate", (event) => {
    const stays = path === location.pathname;
    path = location.pathname;
    if (!stays || path !== PATH || !main()) return;
    event.stopImmediatePropagation();
    window.zonalar.away?.();
    const query = new URLSearchParams(location.search);
    window.zonalar.theme?.(query.get("theme"));
    window.zonalar.find?.(query.get("find") ?? "");
    dash_clientside.set_props("explorer-find", {value: query.get("find") ?? ""});
    apply(location.search);
  });
  addEventListener("_dashprivate_pushstate", () => { path = location.pathname; });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    if (!link || !main()?.contains(link) || event.ctrlKey || event.metaKey) return;
    if (link.matches(".copy-link")) link.href = location.href;
    if (!link.matches(".choice")) return;
    event.preventDefault();
    event.stopPropagation();
    if (!apply(new URL(link.href).search)) location.assign(link.href); // a wrong value stood there
    main().querySelector(".pick summary")?.focus({preventScroll: true});
  }, true);
})();
