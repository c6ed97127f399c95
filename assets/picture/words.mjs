// What a picture says about its card, read where the reader reads it.
const plain = (node) => node?.textContent.replace(/\s*\n\s*/g, " ").trim() ?? "";

/** The address that shows exactly this: every choice written out, if the page can say so. */
function address() {
  const link = document.querySelector("#active .copy-link");
  const there = new URL(link?.href ?? location.href);
  const { lang } = Object.fromEntries(new URLSearchParams(location.search));
  if (lang) there.searchParams.set("lang", lang);
  return there.href.replaceAll("%2C", ",");
}

export function told(panel) {
  const { pictureName: name, title, measure, rest } = panel.querySelector(".pictures").dataset;
  const alone = panel.querySelector(".tiles") && panel.matches(":only-child");
  const finding = alone ? document.querySelector("h1") : null; // it speaks of these tiles
  return {
    name,
    rest,
    made: plain(document.querySelector("p.synthetic")), // that the figures are made up
    title: plain(panel.querySelector(".panel-head h2")) || plain(finding) || title,
    measure: plain(panel.querySelector(".panel-head .measure")) || measure,
    sentence: plain(panel.querySelector(".say")),
    source: [...panel.querySelector(".source").children].map(plain).filter(Boolean).join(" · "),
    marks: [...panel.querySelectorAll(".doubt")].map(plain).join("   "),
    address: address(),
  };
}
