"""The page on paper: nothing cut or lost, no card on two pages, the screen as it was after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

import app  # noqa: F401 – registers the pages
from components.page import PAGES
from tests.browsing import Tabs, gone, opened

# A4 without the margins of print.css, in pixels
PAPERS = {"portrait": (695, 1009), "landscape": (1024, 680)}
PREPARED = """() => { window.dispatchEvent(new Event("beforeprint")); }"""
RESTORED = """() => { window.dispatchEvent(new Event("afterprint")); }"""
# What reaches beyond the paper: boxes, words in charts, and their drawings.
WIDE = """(width) => [...document.querySelectorAll("body *")]
  .filter((node) => node.getClientRects().length
    && !node.closest("defs, clipPath, #js-plotly-tester, .visually-hidden, .skip"))
  .filter((node) => !node.closest("svg") || node.matches("svg, text"))
  .map((node) => [node.getBoundingClientRect(), node])
  .filter(([box]) => box.width && (box.right > width + 1 || box.left < -1))
  .map(([box, node]) => `${node.tagName} ${node.className} ${Math.round(box.right)}: `
    + node.textContent.slice(0, 40))"""
CARDS = """() => [...document.querySelectorAll("[data-card]")]
  .filter((node) => node.getClientRects().length)
  .map((node) => ({card: node.dataset.card, height: node.getBoundingClientRect().height,
    table: [...node.querySelectorAll(".panel-table")].some((one) => one.getClientRects().length),
    empty: Boolean(node.querySelector(".empty")), text: node.innerText,
    breaks: getComputedStyle(node).breakInside}))"""
SCREEN = """() => ({theme: document.documentElement.dataset.theme ?? "",
  added: document.querySelectorAll(".on-paper").length,
  opened: [...document.querySelectorAll("main details")].map((one) => one.open),
  fills: [...document.querySelectorAll(".bars path")].map((bar) => getComputedStyle(bar).fill),
  charts: [...document.querySelectorAll(".main-svg")]
    .map((one) => [one.getAttribute("viewBox"), one.getAttribute("width")].join())})"""


@pytest.fixture
def tab(tabs: Tabs) -> Iterator[Page]:
    yield tabs.take()
    tabs.put_back()


@pytest.fixture(scope="module")
def reader(context: BrowserContext) -> Iterator[Page]:
    """A page that goes from one to the next, as the topics at the top do."""
    page = context.new_page()
    yield page
    page.close()


@pytest.fixture
def sheet(reader: Page) -> Iterator[Page]:
    """The reader's page, on the screen again after the test."""
    yield reader
    reader.evaluate(RESTORED)
    reader.emulate_media(media="null")
    reader.set_viewport_size({"width": 1280, "height": 800})


# Figures are buttons on screen; on paper nothing may set them apart from the text around them.
PLAIN = """() => [...document.querySelectorAll("main .fig")].filter((node) => {
  const [own, around] = [getComputedStyle(node), getComputedStyle(node.parentElement)];
  const alike = ["color", "font", "letterSpacing"].every((name) => own[name] === around[name]);
  return !alike || own.borderTopWidth !== "0px" || own.paddingLeft !== "0px"
    || own.backgroundColor !== "rgba(0, 0, 0, 0)";
}).map((node) => node.textContent)"""


def laid(page: Page, paper: str) -> None:
    """As the printer sees it."""
    wide, high = PAPERS[paper]
    page.evaluate(PREPARED)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": wide, "height": high})


@pytest.mark.parametrize("slug", sorted(set(PAGES) - {"data"}))  # its table: below
def test_nothing_is_cut_and_no_chart_card_breaks(sheet: Page, url: str, slug: str) -> None:
    tab = gone(sheet, url, PAGES[slug].path)
    for paper, (wide, high) in PAPERS.items():
        laid(tab, paper)
        assert tab.evaluate(WIDE, wide) == []
        controls = tab.locator("main").locator("button:not(.fig), select, input")
        assert controls.filter(visible=True).count() == 0
        assert tab.evaluate(PLAIN) == []
        for card in tab.evaluate(CARDS):
            assert card["breaks"] == "avoid", card["card"]
            assert card["table"] or card["height"] <= high, (paper, card["card"], card["height"])


def test_tables_fit_too(tab: Page, url: str) -> None:
    opened(tab, url + "/it-park?view=table")
    for paper, (wide, _high) in PAPERS.items():
        laid(tab, paper)
        assert sum(card["table"] for card in tab.evaluate(CARDS)) > 15
        assert tab.evaluate(WIDE, wide) == []
    displays = "(all) => all.map((one) => getComputedStyle(one).display)"
    assert set(tab.locator("thead").evaluate_all(displays)) == {"table-header-group"}


def test_every_card_names_its_sources_and_notes(tab: Page, url: str) -> None:
    opened(tab, url + "/debts")
    sources = "(all) => all.map((one) => one.textContent)"
    noted = tab.locator(".noted .noted li, .panel-foot .noted li").evaluate_all(sources)
    laid(tab, "portrait")
    cards = tab.evaluate(CARDS)
    assert len(cards) > 6
    assert all("Source: " in card["text"] and "Sources" in card["text"] for card in cards)
    visible = tab.locator(".noted li:visible").evaluate_all(sources)
    periods = tab.locator(".strip li").evaluate_all(sources)
    assert sorted(visible) == sorted(set_aside(noted, periods))


def set_aside(all_: list[str], some: list[str]) -> list[str]:
    """The list without the periods, which the chart and the table show."""
    rest = list(all_)
    for one in some:
        rest.remove(one)
    return rest


def test_the_filters_are_printed_in_words_and_nothing_to_press(tab: Page, url: str) -> None:
    opened(tab, url + "/production?zone=sez,siz&from=2022")
    laid(tab, "portrait")
    words = tab.locator(".filters-in-words").inner_text().replace("\n", " ")
    for part in ("Zones SEZ, SIZ", "Period All", "From 2022", "To last year", "View Chart"):
        assert part in words
    assert tab.locator(".active .choice:visible").all_inner_texts() == ["SEZ, SIZ", "from 2022"]
    press = "button:not(.fig), select, input, summary, nav, .copy-link, .reset, .pictures, .skip"
    assert tab.locator(press).filter(visible=True).count() == 0
    foot = tab.locator(".printed").inner_text()
    assert f"{url}/production?zone=sez,siz&from=2022" in foot
    assert re.search(r" \d{1,2} \w+ 20\d\d ", foot)


@pytest.mark.parametrize("landscape", [False, True])
def test_a_printed_file_and_the_screen_after_it(tab: Page, url: str, landscape: bool) -> None:
    opened(tab, url + "/production?theme=dark")
    before: dict[str, Any] = tab.evaluate(SCREEN)
    tab.evaluate(f"() => addEventListener('beforeprint', () => {{ window.paper = ({SCREEN})(); }})")
    data = tab.pdf(format="A4", landscape=landscape)
    on_paper, after = tab.evaluate("() => window.paper"), tab.evaluate(SCREEN)
    assert after == before
    assert on_paper["theme"] == "light"
    assert on_paper["fills"] != before["fills"]
    assert "rgb(36, 80, 184)" in on_paper["fills"]
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert 3 < len(sizes) < 12
    assert all((float(wide) > float(high)) == landscape for wide, high in sizes)


def test_the_explorer_prints_every_row_it_has_found(tab: Page, url: str) -> None:
    opened(tab, url + "/data?indicator=participants_count")
    count = int(re.sub(r"\D", "", tab.locator(".explorer-count strong").inner_text()))
    laid(tab, "portrait")
    assert tab.locator(".explorer-on-paper tbody tr").count() == count > 20
    assert tab.evaluate(WIDE, PAPERS["portrait"][0]) == []
    tab.evaluate(RESTORED)
    assert tab.locator(".on-paper").count() == 0
