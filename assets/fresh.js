// Newer figures come to an open page (components/web/watch.py, components/fresh.py). It asks every few
// seconds which version is served and brings itself up to date: new options in the controls, cards
// redrawn in place, so that choices, focus, opened details and height stay. A page whose controls or
// cards are others by now is loaded again, at the same height. Slides wait for their presenter.
(() => {
  "use strict";
  window.zonalar ??= {};
  const zonalar = window.zonalar;
  const root = document.documentElement;
  const EVERY = 4000; // ms between two questions, a tenth more or less: pages shall not ask at once
  const PATIENCE = 10_000; // ms for an answer
  const SOON = 1000; // ms until what could not be done now is tried again
  const LONGEST = 5 * 60_000; // ms of a pause after many failures
  const TYPING = 2000; // ms after a key that the reader is not disturbed for
  const SHOWN = 8000; // ms that the status line stays
  const LEFT = "zonalar:left"; // how the page stood when it was loaded again
  let tag = ""; // of the last answer
  let served = root.dataset.version; // as far as we know
  let asking = false;
  let failures = 0;
  let lost = false; // the server has let go of the version that we show
  let wanted = false; // the presenter has asked for the newer figures
  let timer = 0;
  let hiding = 0;
  let typed = 0; // when a key was pressed last

  const main = () => document.querySelector("main[data-page]");
  const line = () => document.getElementById("fresh");
  const sign = () => document.querySelector(".slide-newer button");
  const same = (one, two) => JSON.stringify(one) === JSON.stringify(two);
  const sorted = (names) => [...names].toSorted();
  const address = () => location.pathname + location.search;

  // ---- asking ----
  async function asked(path, version, more = {}) {
    const headers = {...zonalar.headers(), "X-Version": version, ...more};
    const answer = await fetch(path, {headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE)});
    if (answer.status >= 500) throw new Error(`Status ${answer.status}`);
    return answer;
  }

  async function ask() {
    const answer = await asked("/api/v1/version", root.dataset.version, tag ? {"If-None-Match": tag} : {});
    if (answer.status === 304) return;
    served = (await answer.json()).data_version;
    tag = answer.headers.get("ETag") ?? "";
  }

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(look, Math.min(pause, LONGEST) * (0.9 + 0.2 * Math.random()));
  }

  /** Ask, and go on with what is served unless slides are shown; of a page that nobody sees nothing
   *  is asked until somebody does. */
  async function look() {
    if (asking || document.visibilityState === "hidden") return;
    asking = true;
    let done = true;
    try {
      await ask();
      const newer = served !== root.dataset.version;
      const waits = newer && !lost && !wanted && Boolean(zonalar.slides?.on());
      offer(waits);
      if (newer && !waits) done = await renew();
      failures = 0;
    } catch { // the network or the server: asked again, less and less often
      failures += 1;
    }
    asking = false;
    if (!done) later(SOON);
    else later(wanted && !failures ? 0 : EVERY * 2 ** failures);
  }

  // ---- going on ----
  const chosen = (usual) => new URLSearchParams(
    [...new URLSearchParams(location.search)].filter(([name]) => name in usual),
  );

  /** Bring the page up to the version that is served; whether that could be done by now. */
  async function renew() {
    zonalar.written?.();
    const page = main();
    if (!page) return true; // a page without figures
    if (page.dataset.ready !== "1" || document.querySelector("dialog[open]:not(#receipt)")) return false;
    if (!page.dataset.defaults) return again();
    const there = address();
    const query = chosen(JSON.parse(page.dataset.defaults));
    const answer = await asked(`/fresh/${page.dataset.page}?${query}`, served);
    if (page !== main() || there !== address()) return false; // the reader has gone on meanwhile
    if (!answer.ok) return again();
    const news = await answer.json();
    if (differs(page, news)) return again();
    take(page, news, query);
    await settled();
    if (!("stale" in root.dataset)) say(news.said);
    return true;
  }

  /** Whether the page has other cards or controls than it should have, or another title. */
  function differs(page, {cards, shown, title}) {
    const names = (selector, name) => [...page.querySelectorAll(selector)].map(({dataset}) => dataset[name]);
    return !same(sorted(names("[data-card]", "card")), sorted(cards))
      || !same(sorted(names("[data-filter]", "filter")), sorted(shown)) || title !== document.title;
  }

  function take(page, news, query) {
    root.dataset.version = served = news.version;
    lost = wanted = false;
    offer(false);
    zonalar.busy();
    for (const [filter, wanted] of Object.entries(news.controls)) {
      const held = window.dash_component_api.getLayout({filter}).props;
      const other = Object.entries(wanted).filter(([name, value]) => !alike(value, held[name]));
      if (other.length) dash_clientside.set_props({filter}, Object.fromEntries(other));
    }
    if (page.dataset.defaults !== news.defaults) dash_clientside.set_props("main", {"data-defaults": news.defaults});
    zonalar.stops?.(news.periods);
    document.querySelector(".slide-data").textContent = news.stamp;
    // The cards follow (components/redraw.py), all in one answer.
    dash_clientside.set_props({page: page.dataset.page}, {"data-version": `${news.version}?${query}`});
  }

  /** Whether a control holds this; of what is ticked the order does not matter. */
  function alike(one, two) {
    if (!Array.isArray(one) || typeof one[0] === "object") return same(one, two);
    return Array.isArray(two) && same(sorted(one), sorted(two));
  }

  const settled = () => new Promise((done) => {
    (function wait() {
      if (main()?.dataset.ready === "1") done(); else setTimeout(wait, 50);
    })();
  });

  // ---- loading again ----
  /** The way from an element with a name down to one that may be found again. */
  function path(node) {
    const steps = [];
    for (let one = node; one && one !== document.body; one = one.parentElement) {
      const {card, filter} = one.dataset;
      const name = card ? `[data-card="${card}"]` : filter ? `[data-filter="${filter}"]` : "";
      if (name || (one.id && !one.id.startsWith("{"))) {
        steps.unshift(name || `#${CSS.escape(one.id)}`);
        break;
      }
      steps.unshift(`:nth-child(${[...one.parentElement.children].indexOf(one) + 1})`);
    }
    return steps.join(" > ");
  }

  /** Load the document again, unless the reader is writing; address, height and focus are kept. */
  function again() {
    if (Date.now() - typed < TYPING || document.querySelector("dialog[open]")) return false;
    const {version} = root.dataset;
    const {activeElement} = document;
    const focus = activeElement && activeElement !== document.body ? path(activeElement) : "";
    const tries = (left.version === version ? left.tries ?? 0 : 0) + 1;
    sessionStorage.setItem(LEFT, JSON.stringify({address: address(), height: scrollY, focus, version, tries}));
    location.reload();
    return true;
  }

  const left = JSON.parse(sessionStorage.getItem(LEFT) ?? "{}");
  sessionStorage.removeItem(LEFT);

  async function arrive() {
    await settled();
    scrollTo(0, left.height);
    if (left.focus) document.querySelector(left.focus)?.focus({preventScroll: true});
    if (left.version !== root.dataset.version) say(line().dataset.said);
  }

  // ---- what is said ----
  function hide() {
    clearTimeout(hiding);
    if (line()) line().textContent = "";
  }

  function say(words) {
    hide();
    line().textContent = words;
    hiding = setTimeout(hide, SHOWN);
  }

  /** The sign on a slide that other figures wait. */
  function offer(waits) {
    const button = sign();
    if (!button || waits === "newer" in root.dataset) return;
    if (waits) root.dataset.newer = ""; else delete root.dataset.newer;
    const {key, words} = button.dataset;
    button.textContent = waits ? (zonalar.single() ? key : words) : "";
  }

  /** What waits is to be shown now. */
  function now() {
    if (served === root.dataset.version) return;
    wanted = true;
    look();
  }

  zonalar.renew = now;
  /** An answer was of another version than was asked for: two were published since. */
  zonalar.lost = () => {
    lost = true;
    look();
  };
  document.addEventListener("zonalar:left", now); // the presentation is over
  document.addEventListener("visibilitychange", look);
  addEventListener("online", look);
  addEventListener("pageshow", ({persisted}) => { if (persisted) look(); });
  document.addEventListener("keydown", () => { typed = Date.now(); }, {capture: true, passive: true});
  document.addEventListener("click", ({target}) => { if (target === line()) hide(); });
  document.addEventListener("mousedown", (event) => { if (event.target === line()) event.preventDefault(); }); // the focus stays

  if (left.address === address()) arrive();
  // A worker may not have known yet what another one has told us: the page came as it was.
  const stayed = left.version === root.dataset.version ? left.tries : 0;
  later(stayed === 1 ? SOON : EVERY * 2 ** (stayed ?? 0));
})();
