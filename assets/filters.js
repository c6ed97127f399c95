// Controls, address and history: one choice is one step back. The address is written by the event
// of the control itself: a callback of Dash for it costs a tenth of the click. Python reads the same names
// (data/selection.py); the page's defaults stand in main[data-defaults].
(() => {
  "use strict";
  const ORDER = ["zone", "span", "from", "to", "at", "region", "indicator", "partner", "activity", "show", "prices", "view", "focus", "asof"];
  const LATEST = 400; // ms: a choice that changes nothing on the page is written then
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
    const slides = kept.get("present") === "1" ? ["present", "slide"] : [];
    for (const name of ["lang", "theme", ...slides]) if (kept.has(name)) query.set(name, kept.get(name));
    const text = query.toString().replaceAll("%2C", ",");
    return location.pathname + (text ? `?${text}` : "");
  }

  /** Whether a control has this value; the server falls back to the default in the same way. */
  function offered(name, value) {
    const options = [...document.querySelectorAll(`[data-filter=${name}] [data-value]`)];
    return !options.length || options.some((option) => option.dataset.value === value);
  }

  /** The value of each control that an address asks for. */
  function wanted(search) {
    const query = new URLSearchParams(search);
    return Object.entries(defaults()).map(([name, usual]) => {
      const parts = query.getAll(name).join(",").split(",").filter(Boolean);
      if (!parts.length) return [name, usual];
      if (!Array.isArray(usual)) return [name, offered(name, parts.join(",")) ? parts.join(",") : usual];
      return [name, parts[0] === "none" ? [] : parts.every((part) => offered(name, part)) ? parts : usual];
    });
  }

  /** What the controls hold now. */
  function held() {
    const values = {};
    for (const box of document.querySelectorAll("main [data-filter]")) {
      const select = box.querySelector("select, input[type=date]");
      const checked = [...box.querySelectorAll("input:checked")].map((input) => input.value);
      const name = box.dataset.filter;
      values[name] = select ? select.value : Array.isArray(defaults()[name]) ? checked : checked[0] ?? "";
    }
    for (const input of document.querySelectorAll(".filters input[type=hidden]")) {
      values[JSON.parse(input.id).filter] = input.value;
    }
    return values;
  }

  /** Bring every control to what an address asks for; the redraw follows by itself. */
  function apply(search) {
    const values = held();
    let changed = 0;
    for (const [name, value] of wanted(search)) {
      if (same(value, values[name] ?? defaults()[name])) continue;
      window.zonalar.busy?.();
      dash_clientside.set_props({filter: name}, {value});
      if (name === "view") main().dataset.view = value;
      changed += 1;
    }
    return changed;
  }

  /** A choice made elsewhere than in its control. */
  window.zonalar.choose = (name, value) => {
    const there = address({...held(), [name]: value});
    window.zonalar.busy?.();
    dash_clientside.set_props({filter: name}, {value});
    history.pushState(null, "", there);
  };

  // A choice goes into the address as soon as its charts are painted: written before, the browser's
  // work on its history slows the answer down by some milliseconds.
  let due = "";
  let timer = 0;

  function write() {
    if (!due) return;
    clearTimeout(timer);
    history.pushState(null, "", due);
    due = "";
    window.zonalar.painting -= 1; // main[data-ready] has waited for it
  }

  function later(there) {
    due = there;
    window.zonalar.painting += 1;
    timer = setTimeout(write, LATEST);
  }
  window.zonalar.written = write;
  addEventListener("pagehide", write);
  document.addEventListener("click", write, true); // whatever is clicked reads the address

  // The redraw is Dash's own answer to the same change.
  document.addEventListener("change", (event) => {
    if (!event.target.closest("main[data-defaults] [data-filter]")) return;
    write();
    const values = held();
    main().dataset.view = values.view || "chart";
    const there = address(values);
    if (there === location.pathname + location.search) return;
    window.zonalar.busy?.();
    later(there);
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
    window.zonalar.away?.();
    window.zonalar.theme?.(new URLSearchParams(location.search).get("theme"));
    apply(location.search);
    window.zonalar.present?.();
  });
  addEventListener("_dashprivate_pushstate", () => { path = location.pathname; });

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a");
    if (link?.matches(".choice")) {
      const there = new URL(link.href);
      if (there.pathname !== location.pathname || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (!apply(there.search)) { // nothing to set: a wrong value stood in the address
        location.assign(there.href);
        return;
      }
      history.pushState(null, "", address(Object.fromEntries(wanted(there.search))));
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
