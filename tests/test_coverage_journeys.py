"""The coverage page in the browser: by keyboard, pointer and touch; a choice; a phone; paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsing import Visit, answered, choose, opened, query

CELL = ".coverage-table .fig"
SAID = "#coverage-said"
STOPS = f"() => document.querySelectorAll('{CELL}[tabindex=\"0\"]').length"
OBSCURED = """() => {
  const [cell, said] = [document.activeElement, document.getElementById("coverage-said")]
    .map((node) => node.getBoundingClientRect());
  return cell.bottom > said.top;
}"""


@pytest.fixture
def coverage(visit: Visit) -> Page:
    return visit("/coverage")


def cell(page: Page, indicator: str, zone: str, column: int) -> Locator:
    """A cell by its indicator, zone type and place in the row."""
    group = page.locator("tbody", has=page.locator("b", has_text=indicator))
    row = group.locator("tr", has=page.locator("th[scope=row]", has_text=zone))
    return row.locator(".fig").nth(column)


def test_one_tab_stop_arrow_keys_and_a_line_that_explains(coverage: Page) -> None:
    assert coverage.evaluate(STOPS) == 1
    first = coverage.locator(f"{CELL}[tabindex='0']")
    first.focus()
    expect(coverage.locator(SAID)).to_contain_text("Zones in operation · Special economic zones")
    for key in ("ArrowRight",) * 5:
        coverage.keyboard.press(key)
    expect(coverage.locator(SAID)).to_contain_text("1 July 2020")
    expect(coverage.locator(SAID)).to_contain_text("Published: ")
    for key in ("ArrowDown",) * 8:
        coverage.keyboard.press(key)
    expect(coverage.locator(SAID)).to_contain_text("Registered zones · Clusters · 1 July 2020")
    expect(coverage.locator(SAID)).to_contain_text("Never published for clusters")
    assert coverage.evaluate(STOPS) == 1
    coverage.keyboard.press("End")
    assert not coverage.evaluate(OBSCURED)


def test_enter_opens_the_receipt_and_the_focus_comes_back(coverage: Page) -> None:
    derived = cell(coverage, "Industrial production", "SEZ", 22)
    derived.focus()
    expect(coverage.locator(SAID)).to_contain_text("Can be derived: 31,600")
    coverage.keyboard.press("Enter")
    coverage.wait_for_selector("#receipt[open]")
    expect(coverage.locator("#receipt")).to_contain_text("How we computed it")
    coverage.keyboard.press("Escape")
    expect(derived).to_be_focused()


def test_a_click_opens_a_figure_and_explains_a_gap(coverage: Page) -> None:
    cell(coverage, "Industrial production", "SEZ", 25).click()
    expect(coverage.locator(SAID)).to_contain_text("April–June 2025 and July–September 2025")
    assert not coverage.locator("#receipt").is_visible()
    cell(coverage, "Industrial production", "SEZ", 24).click()
    coverage.wait_for_selector("#receipt[open]")
    expect(coverage.locator(".receipt-figure")).to_contain_text("10,652.9")


def test_the_pointer_is_told_without_a_click(coverage: Page) -> None:
    cell(coverage, "Share of the activity in output", "SIZ", 24).hover()
    expect(coverage.locator(SAID)).to_contain_text("picture only, without numbers")
    assert coverage.locator(f"{SAID}[aria-live=polite]").count() == 1


def test_a_choice_redraws_grid_headline_and_list_and_is_in_the_address(coverage: Page) -> None:
    choose(coverage, "indicator", "new_jobs")
    expect(coverage.locator(f"{CELL}")).to_have_count(120)
    expect(coverage.locator("h1")).to_contain_text("Of 120 figures")
    expect(coverage.locator("#coverage-asks h2")).to_contain_text("New jobs")
    with answered(coverage):
        coverage.locator("[data-filter=zone] [data-value=siz]").click()
    expect(coverage.locator(f"{CELL}")).to_have_count(90)
    coverage.wait_for_function("location.search.includes('zone=')")
    chosen = query(coverage.url)
    assert chosen["indicator"] == "new_jobs"
    assert "siz" not in chosen["zone"].split(",")
    assert "indicator=new_jobs" in coverage.get_by_role("link", name="CSV").get_attribute("href")
    coverage.go_back()
    expect(coverage.locator(f"{CELL}")).to_have_count(120)
    assert coverage.evaluate(STOPS) == 1


def test_a_region_has_the_same_cells(coverage: Page) -> None:
    before = coverage.locator(CELL).count()
    choose(coverage, "region", "1703")
    expect(coverage.locator("h1")).to_contain_text("for Andijan region 1 is published")
    assert coverage.locator(CELL).count() == before


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_only_the_grid_scrolls(browser: Browser, url: str, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 740}, has_touch=True, is_mobile=True
    )
    page = opened(context.new_page(), f"{url}/coverage")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(".coverage-grid .scroll")
    assert box.evaluate("(node) => node.scrollWidth > node.clientWidth")
    target = cell(page, "Industrial production", "Technoparks", 25)
    target.scroll_into_view_if_needed()
    head = target.locator("xpath=ancestor::tr/th").bounding_box()
    assert head["x"] >= 0  # the row's name stays in sight
    assert target.bounding_box()["x"] >= head["x"] + head["width"] - 1
    target.tap()
    expect(page.locator(SAID)).to_contain_text("Technology parks · January–June 2025")
    context.close()


def test_on_paper_the_whole_grid_and_the_whole_list_are_there(coverage: Page) -> None:
    coverage.emulate_media(media="print")
    coverage.set_viewport_size({"width": 700, "height": 1000})  # A4 between its margins
    coverage.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert coverage.locator(".asks li").count() == coverage.locator(".asks li:visible").count() > 20
    assert coverage.evaluate("document.documentElement.scrollWidth") <= 700
    assert not coverage.locator(SAID).is_visible()
    coverage.evaluate("dispatchEvent(new Event('afterprint'))")
    assert coverage.locator(".coverage-asks details[open]").count() == 0
