"""One series highlighted, the others dimmed: by a click on its name, by keyboard, by address."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browsing import Tabs, Visit, opened
from tests.browsing import query as asked

READY = "main[data-page][data-ready='1']"
OPACITY = """() => [...document.querySelectorAll("[data-card=compare-q1] .bars .point path")]
  .map((node) => Number(getComputedStyle(node).opacity))"""


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    one = browser.new_context(viewport={"width": 1280, "height": 720})
    one.set_default_timeout(10_000)
    yield one
    one.close()


@pytest.fixture
def visit(tabs: Tabs, url: str) -> Iterator[Visit]:
    yield lambda address: opened(tabs.take(), url + address)
    tabs.put_back()


def query(page: Page) -> dict[str, str]:
    return asked(page.url)


def at(page: Page, mark: Locator) -> None:
    """Click where something stands in a chart; the chart, not its parts, gets the event."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_click_on_a_name_highlights_its_series_and_takes_it_back(visit: Visit) -> None:
    page = visit("/production")
    card = page.locator("[data-card=compare-q1]")
    assert page.evaluate(OPACITY) == [1] * 8
    at(page, card.locator(".annotation-text", has_text="Special economic zones"))
    expect(page.locator(".choice:has-text('SEZ highlighted')")).to_be_visible()
    page.wait_for_selector(READY)
    assert query(page) == {"focus": "sez"}
    assert page.evaluate(OPACITY) == [1, 1] + [0.25] * 6
    at(page, card.locator(".annotation-text", has_text="Clusters"))
    expect(page.locator(".choice:has-text('Clusters highlighted')")).to_be_visible()
    assert query(page) == {"focus": "cluster"}
    page.wait_for_selector(READY)
    at(page, card.locator(".annotation-text", has_text="Clusters"))
    expect(page.locator(".choice")).to_have_count(0)
    page.wait_for_selector(READY)
    assert query(page) == {}
    assert page.evaluate(OPACITY) == [1] * 8


def test_a_click_on_a_bar_or_its_figure_highlights_nothing(visit: Visit) -> None:
    page = visit("/production")
    card = page.locator("[data-card=compare-q1]")
    for mark in (
        card.locator(".bars .point path").nth(1),
        card.locator(".bars .point text").nth(7),
    ):
        at(page, mark)
        expect(page.locator("#receipt")).to_be_visible()
        page.keyboard.press("Escape")
    assert query(page) == {}
    assert page.evaluate(OPACITY) == [1] * 8


def test_the_keyboard_highlights_on_the_page_and_on_a_slide(visit: Visit) -> None:
    page = visit("/production")
    page.locator("[data-filter=focus] select").select_option("siz")
    page.locator(".choice:has-text('SIZ highlighted')").click()
    expect(page.locator(".choice")).to_have_count(0)
    page.wait_for_selector(READY)
    assert query(page) == {}
    page.goto(page.url + "&present=1&slide=2")
    page.wait_for_selector(READY)
    for slug in ("sez", "siz", "technopark", "cluster", ""):
        page.keyboard.press("h")
        page.wait_for_selector(READY)
        expected = {"present": "1", "slide": "2"} | ({"focus": slug} if slug else {})
        assert query(page) == expected
    assert page.evaluate(OPACITY) == [1] * 8


def test_an_unknown_series_to_highlight_is_named(visit: Visit) -> None:
    page = visit("/production?focus=sun&present=1&slide=2")
    expect(page.locator(".notice[data-parameter=focus]")).to_be_visible()
    assert page.evaluate(OPACITY) == [1] * 8
    page.keyboard.press("ArrowRight")
    expect(page.locator(".notice[data-parameter=focus]")).not_to_be_visible()
