// The language of the page stands in its address, whichever way it was chosen, so that an address
// is always the same page; and it is kept for addresses that name none (components/web/spoken.py).
// Another language is the same page under the same choices, at the same height.
(() => {
  "use strict";
  const {lang} = document.documentElement.dataset;
  const HEIGHT = "zonalar:height"; // of the page before the language was changed
  const box = () => document.querySelector(".languages");

  /** The address at hand in a language. */
  function spoken(name) {
    const there = new URL(location.href);
    there.searchParams.set("lang", name);
    return there.href.replaceAll("%2C", ",");
  }

  function write() {
    if (new URLSearchParams(location.search).getAll("lang").join() === lang) return;
    history.replaceState(history.state, "", spoken(lang));
  }
  write();
  addEventListener("_dashprivate_pushstate", write);
  document.cookie = `lang=${lang};path=/;max-age=31536000;SameSite=Lax`;

  /** Links are right whatever was chosen meanwhile, for a click and for a new tab. */
  function aim() {
    for (const link of box()?.querySelectorAll("a") ?? []) {
      link.href = spoken(new URL(link.href).searchParams.get("lang"));
    }
  }
  document.addEventListener("toggle", (event) => { if (event.target === box()) aim(); }, true);

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".languages a");
    if (link) {
      aim();
      sessionStorage.setItem(HEIGHT, `${scrollY} ${location.pathname}`);
    } else if (box()?.open && !event.target.closest(".languages")) box().open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box()?.open) return;
    box().open = false;
    box().querySelector("summary").focus();
  });

  const [height, path] = (sessionStorage.getItem(HEIGHT) ?? "").split(" ");
  sessionStorage.removeItem(HEIGHT);
  if (!Number(height) || path !== location.pathname) return;
  new MutationObserver((_changes, watching) => {
    if (document.querySelector("main[data-ready='1']") === null) return;
    watching.disconnect();
    scrollTo(0, Number(height));
  }).observe(document.documentElement, {childList: true, subtree: true, attributeFilter: ["data-ready"]});
})();
