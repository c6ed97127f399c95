// The topics at the top and what is found by the search: another page opens without loading everything
// again, as dcc.Link does it.
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    const link = event.target.closest(":is(.topics, #search) a:not([data-full])");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    scrollTo(0, 0);
  });
})();
