"""No page breaks a rule of WCAG 2.2 AA that a machine can check: each theme, opened, as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import app  # noqa: F401 – registers the pages
from components.page import PAGES
from tests.browsing import gone

AXE = Path(__file__).parent.parent / "build" / "axe.min.js"
CONTRAST, HIGH = 4.5, 7  # of text to what is behind it; in the high-contrast theme
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async ({tags, rules, also}) => {
  const only = rules ? {type: "rule", values: rules} : {type: "tag", values: tags};
  const more = Object.fromEntries((also ?? []).map((rule) => [rule, {enabled: true}]));
  const options = {runOnly: only, rules: more, resultTypes: ["violations"]};
  return (await axe.run(document, options)).violations;
}"""
# axe does not look into drawings: their labels against the bar beneath or else the paper.
LABELS = """() => {
  const all = (selector, root) => [...root.querySelectorAll(selector)];
  const light = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const glow = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => light(part / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const ratio = (a, b) => Math.max(glow(a) / glow(b), glow(b) / glow(a));
  const beneath = (node, bars) => {
    const {x, y, width, height} = node.getBoundingClientRect();
    const middle = new DOMPoint(x + width / 2, y + height / 2);
    const over = bars.findLast((bar) =>
      bar.isPointInFill(middle.matrixTransform(bar.getScreenCTM().inverse())));
    return getComputedStyle(over ?? document.body)[over ? "fill" : "backgroundColor"];
  };
  return all(".js-plotly-plot", document).flatMap((chart) => {
    const bars = all(".bars path, .js-fill", chart);
    return all("text, tspan", chart).filter((node) => node.textContent && !node.children.length)
      .map((node) => ({text: node.textContent, card: chart.closest("[data-card]").dataset.card,
        ratio: ratio(getComputedStyle(node).fill, beneath(node, bars))}));
  });
}"""
OPEN = "() => document.querySelectorAll('details').forEach((node) => { node.open = true; })"


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A context in which a script of ours may be put into the page."""
    if not AXE.exists():
        pytest.fail("build/axe.min.js is missing: run `make setup` once")
    one = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    one.add_init_script(path=AXE)
    one.set_default_timeout(15_000)
    yield one
    one.close()


@pytest.fixture(scope="module")
def reader(context: BrowserContext) -> Iterator[Page]:
    """A page that goes from one to the next, as the topics at the top do."""
    page = context.new_page()
    yield page
    page.close()


@pytest.fixture(scope="module", params=sorted(PAGES))
def opened(request: pytest.FixtureRequest, reader: Page, url: str) -> Page:
    """A page in the light theme."""
    gone(reader, url, PAGES[request.param].path + "?theme=light")
    theme(reader, "light")
    return reader


@pytest.fixture(scope="module", params=sorted(PAGES))
def as_tables(request: pytest.FixtureRequest, reader: Page, url: str) -> Page:
    gone(reader, url, PAGES[request.param].path + "?theme=light&view=table")
    theme(reader, "light")
    return reader


def theme(page: Page, name: str) -> None:
    """Switch the theme as its button does, and wait until the charts have its colours."""
    page.evaluate("(name) => window.zonalar.theme(name)", name)
    page.wait_for_function("() => window.zonalar.painting === 0")


def broken(page: Page, *rules: str, also: tuple[str, ...] = ()) -> list[str]:
    """What axe complains of: the rule, where, and why; all rules of our tags and those `also`."""
    asked = {"tags": TAGS, "rules": list(rules) or None, "also": also}
    found: list[dict[str, Any]] = page.evaluate(RUN, asked)
    return [
        f"{rule['id']}: {node['target']} – {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def faint(page: Page, least: float = CONTRAST) -> list[dict[str, Any]]:
    """Labels in charts that are hard to read."""
    labels = page.evaluate(LABELS)
    charts = any(card.has_chart for card in PAGES[slug_of(page)].cards)
    assert bool(labels) == charts
    return [label for label in labels if label["ratio"] < least]


def slug_of(page: Page) -> str:
    return page.locator("main").get_attribute("data-page") or ""


def test_as_it_is_opened(opened: Page) -> None:
    assert not broken(opened), "\n".join(broken(opened))
    assert faint(opened) == []


def test_in_the_dark_with_everything_unfolded(opened: Page) -> None:
    theme(opened, "dark")
    opened.evaluate(OPEN)
    assert not broken(opened), "\n".join(broken(opened))
    assert faint(opened) == []


def test_in_high_contrast_all_text_is_seven_to_one(opened: Page) -> None:
    theme(opened, "contrast")
    opened.evaluate(OPEN)
    found = broken(opened, also=("color-contrast-enhanced",))
    assert not found, "\n".join(found)
    assert faint(opened, HIGH) == []


def test_a_chart_is_named_by_the_heading_of_its_card(opened: Page) -> None:
    for card in opened.locator(".panel.has-chart").all():
        heading = card.locator("h2").inner_text().replace("\n", " ")
        expect(card.locator(".chart")).to_have_accessible_name(re.compile(re.escape(heading)))


def test_as_tables_in_both_themes(as_tables: Page) -> None:
    assert not broken(as_tables), "\n".join(broken(as_tables))
    as_tables.evaluate(OPEN)
    theme(as_tables, "dark")
    assert not broken(as_tables, "color-contrast"), "\n".join(broken(as_tables, "color-contrast"))
