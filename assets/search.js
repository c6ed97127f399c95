// The search (components/found.py): opened by its button, Ctrl-K or "/"; a combobox whose list is the
// answer of the server. The links in it are opened as the topics are (assets/topics.js).
(() => {
  "use strict";
  window.zonalar ??= {};
  const root = document.documentElement;
  const DELAY = 120; // ms after the last letter
  const box = () => document.getElementById("search");
  const field = () => document.getElementById("search-field");
  const part = (name) => box().querySelector(name);
  const options = () => [...box().querySelectorAll("[role=option]")];
  let timer = 0;
  let asked = 0; // the number of the newest question
  let waiting = false; // its answer is not there yet
  let eager = false; // Enter was pressed meanwhile

  /** Mark an option as the one that Enter opens; none without a place. */
  function point(place) {
    const all = options();
    const one = all[(place + all.length) % all.length];
    for (const option of all) option.setAttribute("aria-selected", option === one);
    if (one) field().setAttribute("aria-activedescendant", one.id);
    else field().removeAttribute("aria-activedescendant");
    one?.scrollIntoView({block: "nearest"});
    if (one === all[0]) part(".search-found").scrollTop = 0; // with the heading above it
  }

  const pointed = () => options().findIndex((one) => one.getAttribute("aria-selected") === "true");

  function show(html) {
    const found = part(".search-found");
    found.innerHTML = html;
    found.scrollTop = 0;
    field().setAttribute("aria-expanded", options().length > 0);
    point(field().value.trim() ? 0 : NaN);
    const said = [...found.querySelectorAll(".search-note, .search-said")].map((one) => one.textContent);
    part("[role=status]").textContent = said.join(" ");
  }

  function failed() {
    const said = document.createElement("p");
    Object.assign(said, {className: "search-said search-none", textContent: box().dataset.failed});
    return said.outerHTML;
  }

  async function ask() {
    asked += 1;
    const number = asked;
    const query = new URLSearchParams({q: field().value});
    const answer = await fetch(`/search?${query}`, {headers: window.zonalar.headers()})
      .then((one) => (one.ok ? one.text() : null)).catch(() => null);
    if (number !== asked || !box().open) return; // another one was asked meanwhile
    waiting = false;
    show(answer ?? failed());
    if (eager) options()[0]?.click();
    eager = false;
  }

  function later(delay) {
    waiting = true;
    eager = false;
    clearTimeout(timer);
    timer = setTimeout(ask, delay);
  }

  function open() {
    if (document.querySelector("dialog[open]")) return;
    field().value = "";
    document.getElementById("search-keys").checked = window.zonalar.single();
    show("");
    box().showModal();
    later(0);
  }

  function close() {
    clearTimeout(timer);
    if (box()?.open) box().close();
  }

  const KEYS = {
    ArrowDown: () => point(pointed() + 1),
    ArrowUp: () => point(Math.max(pointed(), 0) - 1),
    Home: () => point(0),
    End: () => point(-1),
    Enter() {
      if (waiting) eager = true;
      else options()[pointed()]?.click();
    },
  };

  /** Ctrl-K, also where the keyboard is Cyrillic, and "/" where nothing is being written. */
  function meant({key, code, ctrlKey, metaKey, altKey, shiftKey, target}) {
    const k = /^k$/i.test(key) || (code === "KeyK" && !/^[a-z]$/i.test(key));
    if ((ctrlKey || metaKey) && !altKey && !shiftKey) return k;
    return key === "/" && !ctrlKey && !metaKey && !altKey && window.zonalar.single()
      && !target.closest?.("input, select, textarea, [contenteditable]");
  }

  document.addEventListener("keydown", (event) => {
    if (event.target === field() && !event.isComposing && !event.shiftKey && !event.ctrlKey && KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    } else if (meant(event) && box() && !("present" in root.dataset)) {
      event.preventDefault();
      open();
    }
  });
  document.addEventListener("input", ({target}) => { if (target === field()) later(DELAY); });
  document.addEventListener("click", ({target}) => {
    if (target.closest?.("#search-button")) open();
    else if (target === box() || target.closest?.("#search :is(.search-head button, a)")) close();
  });
  addEventListener("popstate", close, true);
})();
