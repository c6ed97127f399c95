"""Regions in the browser: list, map and slider choose, by keyboard and by pointer."""

import re

import pytest

from data.serving import current

STORE = current()
READY = 'main[data-page="regions"][data-ready="1"]'


@pytest.fixture
def page(tabs):
    yield tabs.take()
    tabs.put_back()


def open_page(page, url, query=""):
    page.goto(f"{url}/regions{query}")
    page.wait_for_selector(READY)


def settled(page, address):
    page.wait_for_url(re.compile(re.escape(address)))
    page.wait_for_selector(READY)


def focused(page):
    return page.evaluate("document.activeElement.dataset.region")


def test_a_region_is_chosen_with_the_keyboard_alone(page, url):
    open_page(page, url)
    first = page.locator('[data-card="investment-map"] .pick').first
    first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    region = focused(page)
    page.keyboard.press("Enter")
    settled(page, f"?region={region}")
    page.wait_for_selector(f'.pick[data-region="{region}"]:focus')
    name = STORE.catalog.regions[region].name
    assert name in page.inner_text("h1")
    assert name in page.inner_text("#active")
    assert page.input_value("[data-filter=region] select") == region
    chosen = page.locator('[data-card="investment-map"] tr.is-chosen')
    assert chosen.count() == 1
    page.keyboard.press("Home")
    assert focused(page) != region
    page.go_back()
    page.wait_for_url(re.compile(r"/regions\?lang=en$"))
    page.wait_for_selector(READY)
    assert page.input_value("[data-filter=region] select") == "1700"


def test_only_one_link_of_a_list_is_a_stop_of_the_tab_key(page, url):
    open_page(page, url, "?region=1712")
    stops = page.locator('[data-card="investment-map"] .pick[tabindex="0"]')
    assert stops.count() == 1
    assert stops.get_attribute("data-region") == "1712"


def test_the_slider_moves_the_period_and_keeps_the_focus(page, url):
    open_page(page, url)
    page.focus(".slider input")
    page.keyboard.press("ArrowLeft")
    settled(page, "?at=2026-q1")
    assert page.get_attribute(".slider input", "aria-valuetext") == "January–March 2026"
    assert page.evaluate("document.activeElement.type") == "range"
    assert "January–March 2026" in page.inner_text('[data-card="investment-map"] .measure')
    page.select_option("[data-filter=at] select", "2022-year")
    settled(page, "?at=2022-year")
    page.wait_for_selector(".slide-name:has-text('2022')")


def test_a_region_is_chosen_on_the_map(page, url):
    open_page(page, url)
    chart = page.locator('[data-card="investment-map"] .chart')
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    page.mouse.move(box["x"] + 100, box["y"] + 60)
    page.mouse.move(box["x"] + 120, box["y"] + 60)
    page.wait_for_selector('[data-card="investment-map"] .hovertext')
    page.mouse.click(box["x"] + 120, box["y"] + 60)
    settled(page, "?region=1735")
