// The buttons of a card's menu "Picture". What draws is fetched at the first use only.
(() => {
  "use strict";
  const DRAWING = "/assets/picture/main.mjs";

  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".pictures button");
    if (!button) return;
    const menu = button.closest(".pictures");
    const said = menu.querySelector(".picture-said");
    if (menu.dataset.busy) return; // the same picture twice helps nobody
    menu.dataset.busy = "1";
    said.textContent = said.dataset.busy;
    try {
      const { picture } = await import(DRAWING);
      const name = await picture(button.closest("[data-card]"), button.dataset.format, button.dataset.kind);
      said.textContent = said.dataset.done.replace("{name}", name);
    } catch (error) {
      console.warn(error);
      said.textContent = said.dataset.failed;
    } finally {
      delete menu.dataset.busy;
    }
  });
})();
