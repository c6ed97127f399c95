// Long lists on the methodology page are folded: they open when a link leads into them and for
// printing. The page is drawn after the document, so the browser has not followed the address itself.
(() => {
  "use strict";
  const main = () => document.querySelector('main[data-page="methodology"]');

  function unfold() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !main()?.contains(target)) return;
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    target.scrollIntoView({behavior: "instant"});
  }

  let seen = null;
  new MutationObserver(() => {
    const page = main();
    if (page && page !== seen) unfold();
    seen = page;
  }).observe(document.documentElement, {childList: true, subtree: true});
  addEventListener("hashchange", unfold);

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...(main()?.querySelectorAll("details:not([open])") ?? [])];
    for (const list of folded) list.open = true;
  });
  addEventListener("afterprint", () => { for (const list of folded) list.open = false; });
})();
