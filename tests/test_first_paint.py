"""The first sight of every page at four widths: whole, still, light, and from here alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page

import app
from components.page import PAGES

WIDTHS = (320, 360, 1280, 1920)
MOST = {"data": 1_600_000}  # bytes of a first load, everything counted
MOST_OF_OTHERS = 900_000
SHIFT = 0.05  # cumulative layout shift
WATCH = """
window.seen = {shift: 0, violations: []};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) seen.shift += entry.hadRecentInput ? 0 : entry.value;
}).observe({type: "layout-shift", buffered: true});
addEventListener("securitypolicyviolation", (event) => {
  seen.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""
LOOK = """async () => {
  await document.fonts.ready;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const visible = (node) => node.getClientRects().length > 0;
  const inside = (box, node) => {
    const [out, own] = [box.getBoundingClientRect(), node.getBoundingClientRect()];
    return own.left >= out.left - 2 && own.right <= out.right + 2
      && own.top >= out.top - 2 && own.bottom <= out.bottom + 2;
  };
  const drawn = (path) => path.getBBox().width + path.getBBox().height > 0;
  const chart = (box) => ({
    card: box.closest("[data-card]").dataset.card,
    marks: all(".trace path", box).filter(drawn).map((path) => inside(box, path)),
    cut: all("text", box).filter((text) => text.textContent && !inside(box, text))
      .map((text) => text.textContent),
  });
  const loads = ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind));
  return {
    ...seen,
    overflow: document.documentElement.scrollWidth - innerWidth,
    charts: all(".chart").filter(visible).map(chart),
    asked: loads.map((load) => load.name),
    cached: loads.filter((load) => load.name.startsWith("http") && !load.transferSize)
      .map((load) => load.name),
    bytes: loads.reduce((sum, load) => sum + load.transferSize, 0),
  };
}"""


@dataclass(frozen=True)
class Sight:
    """What one first visit showed."""

    slug: str
    complaints: list[str]
    seen: dict[str, Any]


@pytest.fixture(scope="module")
def tab(browser: Browser, url: str) -> Iterator[Page]:
    """A tab in which every load is a first one: nothing is taken from a cache."""
    context = browser.new_context()
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield page
    context.close()


@pytest.fixture(
    scope="module",
    params=[(slug, width) for slug in sorted(PAGES) for width in WIDTHS],
    ids=lambda param: f"{param[0]}-{param[1]}",
)
def sight(request: pytest.FixtureRequest, tab: Page, url: str) -> Iterator[Sight]:
    """A page as a new visitor sees it."""
    slug, width = request.param
    complaints: list[str] = []

    def said(one: ConsoleMessage) -> None:
        complaints.append(one.text) if one.type == "error" else None

    def thrown(error: Error) -> None:
        complaints.append(str(error))

    tab.context.clear_cookies()
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(f"{url}/healthz")  # between: the same address again would be a reload
    tab.on("console", said)
    tab.on("pageerror", thrown)
    tab.goto(url + PAGES[slug].path)
    tab.wait_for_selector(f"main[data-page='{slug}'][data-ready='1']")
    seen = tab.evaluate(LOOK)
    assert seen["cached"] == []
    yield Sight(slug, complaints, seen)
    tab.remove_listener("console", said)
    tab.remove_listener("pageerror", thrown)


def test_nothing_complains(sight: Sight) -> None:
    assert sight.complaints == []
    assert sight.seen["violations"] == []


def test_every_file_comes_from_here(sight: Sight, url: str) -> None:
    assert [
        one for one in sight.seen["asked"] if not one.startswith((f"{url}/", "data:", "blob:"))
    ] == []
    grids = [one for one in sight.seen["asked"] if "ag_grid" in one or "ag-grid" in one]
    assert bool(grids) == (sight.slug == "data")


def test_the_page_fits_the_window(sight: Sight) -> None:
    assert sight.seen["overflow"] <= 0


def test_every_chart_is_painted_in_the_height_kept_for_it(sight: Sight) -> None:
    charts = sight.seen["charts"]
    assert bool(charts) == any(card.has_chart for card in PAGES[sight.slug].cards)
    for chart in charts:
        assert chart["marks"], f"{chart['card']} is empty"
        assert all(chart["marks"]), f"{chart['card']} is painted outside of its place"
        assert chart["cut"] == [], f"labels of {chart['card']} are cut off"


def test_nothing_moves_once_it_is_shown(sight: Sight) -> None:
    assert sight.seen["shift"] <= SHIFT


def test_a_first_load_is_light(sight: Sight) -> None:
    if not any(file.br for file in app.server.state.files.values()):
        pytest.skip("the static files have no compressed copies; make setup makes them")
    assert sight.seen["bytes"] <= MOST.get(sight.slug, MOST_OF_OTHERS)
