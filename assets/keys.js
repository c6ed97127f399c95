// Keys, buttons, swipes and the mouse in a presentation. Keys of one letter, digit or sign can be
// turned off in the list of keys (WCAG 2.1.4); a clicker sends PageUp, PageDown and a full stop.
(() => {
  "use strict";
  window.zonalar ??= {};
  const root = document.documentElement;
  const slides = () => window.zonalar.slides;
  const part = (selector) => document.querySelector(`#presenter ${selector}`);
  const REST = 3000; // ms until tools and pointer fade
  const SWIPE = 60; // pixels
  const SETTING = "zonalar-keys";
  let typed = ""; // digits of a slide's number
  let resting = 0;
  let from = null; // where a finger came down

  const next = () => slides().step(1);
  const back = () => slides().step(-1);
  const ACTS = {
    next, back,
    filters() {
      const open = !("filters" in root.dataset);
      if (open) root.dataset.filters = ""; else delete root.dataset.filters;
      const first = document.querySelector(".filters :is(input:not([type=hidden]), select)");
      (open ? first : document.querySelector("main"))?.focus({preventScroll: true});
    },
    highlight: () => window.zonalar.cycle(slides().charts()),
    keys() {
      part("#single-keys").checked = single();
      part("dialog").showModal();
    },
    leave: () => slides().leave(),
    blank: () => { root.dataset.blank = ""; },
    renew: () => window.zonalar.renew(),
  };
  const KEYS = {
    ArrowRight: next, ArrowDown: next, PageDown: next, ArrowLeft: back, ArrowUp: back, PageUp: back,
    " ": (event) => (event.shiftKey ? back() : next()),
    Home: () => slides().go(1), End: () => slides().last(),
    Escape: () => ("filters" in root.dataset ? ACTS.filters() : ACTS.leave()),
  };
  const LETTERS = {f: ACTS.filters, h: ACTS.highlight, b: ACTS.blank, ".": ACTS.blank, "?": ACTS.keys, u: ACTS.renew};

  function single() {
    try { return localStorage.getItem(SETTING) !== "off"; } catch { return true; }
  }

  window.zonalar.single = single; // assets/search.js has such a key too

  /** The letter on a key, in whichever alphabet the keyboard writes. */
  function letter({key, code}) {
    const named = /^Key([A-Z])$/.exec(code ?? "")?.[1];
    return named && !/^[a-z]$/i.test(key) ? named.toLowerCase() : key.toLowerCase();
  }

  /** What a key does; nothing where the control in focus needs it itself. */
  function meaning(event) {
    const {key, target} = event;
    if (event.defaultPrevented) return null; // it moved among figures (assets/walk.js)
    if (target.closest("input, select, textarea") && key !== "Escape") return null;
    if (target.closest("a, button, summary") && (key === " " || (key === "Enter" && !typed))) return null;
    if (target.closest(".ranked") && /^(Arrow(Up|Down)|Home|End)$/.test(key)) return null; // a list of links
    const table = target.closest(".panel-table");
    if (table && table.scrollHeight > table.clientHeight && ["ArrowDown", "ArrowUp"].includes(key)) return null;
    if (key === "Enter" && typed) return () => slides().go(Number(typed));
    return KEYS[key] ?? (single() ? LETTERS[letter(event)] : null);
  }

  document.addEventListener("keydown", (event) => {
    if (!slides()?.on() || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const act = meaning(event);
    const digit = single() && /^\d$/.test(event.key) && !event.target.closest("input, select");
    const dark = "blank" in root.dataset;
    delete root.dataset.blank;
    if (act) event.preventDefault();
    if (act && !(dark && (act === ACTS.blank || act === KEYS.Escape))) act(event);
    if (event.key !== "Shift") typed = digit ? (typed + event.key).slice(-3) : "";
  });

  document.addEventListener("click", (event) => {
    delete root.dataset.blank;
    if (event.target.closest("a.present")) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      slides().enter();
      return;
    }
    ACTS[event.target.closest("#presenter [data-do]")?.dataset.do]?.(event);
  });
  document.addEventListener("change", (event) => {
    if (!event.target.matches("#single-keys, #search-keys")) return;
    try { localStorage.setItem(SETTING, event.target.checked ? "on" : "off"); } catch { /* this visit only */ }
  });

  function woken() {
    delete root.dataset.rest;
    clearTimeout(resting);
    if (slides()?.on()) resting = setTimeout(() => { root.dataset.rest = ""; }, REST);
  }
  for (const name of ["pointermove", "pointerdown", "keydown"]) document.addEventListener(name, woken, {passive: true});

  document.addEventListener("touchstart", ({touches}) => {
    from = touches.length === 1 ? touches[0] : null;
  }, {passive: true});
  document.addEventListener("touchend", ({changedTouches: [to], target}) => {
    if (!from || !slides()?.on() || target.closest(".filters, .panel-table, dialog")) return;
    const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) (across < 0 ? next : back)();
  }, {passive: true});
})();
