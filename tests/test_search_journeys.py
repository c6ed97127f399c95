"""The search in the browser: opened by keys, hits by keyboard and pointer, on a phone, with axe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from components.page import PAGES
from tests.browsing import Visit, opened, painted, query

AXE = Path(__file__).parent.parent / "build" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HERE = "() => document.activeElement.id"


def searched(page: Page, words: str) -> Locator:
    """The hits of a query in the open search."""
    field = page.locator("#search-field")
    with page.expect_response(lambda answer: "/search?" in answer.url and "q=&" not in answer.url):
        field.fill(words)
    expect(field).to_have_attribute("aria-expanded", "true")
    return page.locator("#search [role=option]")


def active(page: Page) -> str | None:
    return page.locator("#search-field").get_attribute("aria-activedescendant")


def started(page: Page, key: str = "Control+k") -> None:
    page.keyboard.press(key)
    expect(page.locator("#search")).to_be_visible()
    expect(page.locator("#search [role=option]").first).to_be_visible()


def test_ctrl_k_opens_typing_finds_and_enter_opens_the_page(visit: Visit) -> None:
    page = visit("/debts")
    page.evaluate("() => { window.kept = true; }")
    started(page)
    assert page.evaluate(HERE) == "search-field"
    assert active(page) is None  # nothing is typed: the pages are only offered
    hits = searched(page, "саноат")
    expect(hits.first).to_contain_text("Industrial production")
    expect(hits.first.locator("[lang='uz-Cyrl'] mark")).to_have_text("Саноат")
    assert active(page) == "search-indicator-industrial_production"
    page.keyboard.press("Enter")
    painted(page, "production")
    assert urlsplit(page.url).path == "/production"
    assert page.evaluate("() => window.kept")  # without a full load
    expect(page.locator("#search")).not_to_be_visible()
    expect(page.locator(".topics [aria-current]")).to_have_attribute("href", "/production")
    page.go_back()
    painted(page, "debts")


def test_arrow_keys_go_through_the_hits_and_round(visit: Visit) -> None:
    page = visit("/debts")
    started(page)
    hits = searched(page, "fergana")
    ids = [one.get_attribute("id") for one in hits.all()]
    assert ids[0] == "search-region-1730"
    assert len(ids) > 2
    for key, place in (
        ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", -1), ("ArrowDown", 0), ("End", -1),
        ("Home", 0),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert active(page) == ids[place], key
        chosen = page.locator("#search [aria-selected=true]")
        expect(chosen).to_have_count(1)
        expect(chosen).to_have_id(ids[place])
    page.keyboard.press("Enter")
    painted(page, "regions")
    assert query(page.url)["region"] == "1730"
    expect(page.locator("[data-filter=region] select")).to_have_value("1730")


def test_a_hit_on_the_open_page_is_a_choice_there(visit: Visit) -> None:
    page = visit("/participants?zone=siz")
    started(page)
    searched(page, "special economic zones").first.click()
    page.wait_for_url("**/participants?zone=sez*")
    painted(page)
    chosen = (
        "() => [...document.querySelectorAll('[data-filter=zone] :checked')].map((n) => n.value)"
    )
    page.wait_for_function(f"() => String(({chosen})()) === 'sez'")
    expect(page.locator("h1")).to_contain_text("pecial economic zones")


def test_escape_closes_and_the_focus_returns(production: Page) -> None:
    production.locator("#theme-button").focus()
    started(production)
    searched(production, "exports")
    production.keyboard.press("Escape")
    expect(production.locator("#search")).not_to_be_visible()
    assert production.evaluate(HERE) == "theme-button"
    production.locator("#search-button").click()
    expect(production.locator("#search-field")).to_have_value("")
    production.get_by_role("button", name="Close the search").click()
    assert production.evaluate(HERE) == "search-button"


def test_a_slash_opens_where_nothing_is_written_and_can_be_turned_off(visit: Visit) -> None:
    page = visit("/data")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_visible()
    expect(page.locator("#search-field")).to_have_value("")
    page.keyboard.type("a/b")
    expect(page.locator("#search-field")).to_have_value("a/b")
    page.get_by_label("opens the search").uncheck()
    page.keyboard.press("Escape")
    page.locator("main").press("/")
    expect(page.locator("#search")).not_to_be_visible()
    started(page, "Control+k")
    page.get_by_label("opens the search").check()
    page.keyboard.press("Escape")
    page.locator("#explorer-find").focus()
    page.keyboard.type("/")
    expect(page.locator("#search")).not_to_be_visible()


def test_nothing_found_failures_and_counts_are_said(production: Page) -> None:
    started(production)
    field, said = production.locator("#search-field"), production.locator("#search [role=status]")
    field.fill("<b>xyzzy")
    expect(said).to_have_text("Nothing found for “<b>xyzzy”.")
    expect(production.locator(".search-none")).to_contain_text("Try the beginning of a word")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.fill("fergana")
    expect(said).to_have_text("3 results")

    def fail(route: Route) -> None:
        route.abort()

    production.route("**/search?*", fail, times=1)
    field.fill("exports")
    expect(said).to_have_text("The search could not be reached. Please try again.")
    field.fill("export")
    expect(said).to_contain_text("results")


def test_enter_waits_for_its_answer_and_stale_answers_are_dropped(visit: Visit) -> None:
    page = visit("/debts")
    started(page)

    def slow(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/search?q=fergana", slow, times=1)
    page.locator("#search-field").fill("fergana")
    page.wait_for_timeout(200)
    page.locator("#search-field").fill("industrial production")
    page.keyboard.press("Enter")
    painted(page, "production")


def test_in_a_presentation_it_stays_away(visit: Visit) -> None:
    page = visit("/production?present=1&slide=2")
    for key in ("Control+k", "/"):
        page.keyboard.press(key)
        expect(page.locator("#search")).not_to_be_visible()


def test_a_reader_of_uzbek_finds_in_uzbek(visit: Visit) -> None:
    page = visit("/debts?lang=uz")
    started(page)
    hits = searched(page, "industrial")
    expect(hits.first).to_contain_text("Sanoat mahsuloti")
    expect(hits.first.locator("[lang=en] mark")).to_have_text("Industrial")
    page.keyboard.press("Enter")
    painted(page, "production")
    assert "lang=uz" in page.url


def test_on_a_phone_it_fills_the_screen(browser: Browser, url: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = opened(context.new_page(), f"{url}/production")
    button = page.get_by_role("button", name="Search")
    box = button.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    assert box["width"] < 44  # only the sign
    button.tap()
    for words in ("exports of services", "x" * 60):
        page.locator("#search-field").fill(words)
        expect(page.locator("#search [role=status]")).to_contain_text(
            words[:3] if "x" * 9 in words else "results"
        )
        sizes = """() => ["#search", ".search-found"].map((one) => document.querySelector(one))
          .map((node) => [node.scrollWidth, node.getBoundingClientRect().width])"""
        (whole, width), (inner, room) = page.evaluate(sizes)
        assert whole <= width == 360
        assert inner <= room
    page.locator("#search-field").fill("fergana")
    page.locator("#search-region-1730").tap()
    painted(page, "regions")
    context.close()


@pytest.fixture(scope="module")
def examined(browser: Browser, url: str) -> Iterator[Page]:
    """A page with the search open, and axe in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    context.add_init_script(path=AXE)
    page = opened(context.new_page(), f"{url}/debts?theme=light")
    started(page)
    yield page
    context.close()


@pytest.mark.parametrize(
    ("theme", "words", "told"),
    [
        ("light", "", f"{len(PAGES)} results"), ("light", "xyzzy", "Nothing found"),
        ("light", "фарғона", "3 results"), ("dark", "sanoat", "16 results"),
        ("contrast", "фарғона", "3 results"),
    ],
)  # fmt: skip
def test_an_open_search_breaks_no_rule_of_accessibility(
    examined: Page, theme: str, words: str, told: str
) -> None:
    examined.evaluate("(name) => zonalar.theme(name)", theme)
    examined.locator("#search-field").fill(words)
    expect(examined.locator("#search [role=status]")).to_contain_text(told)
    examined.wait_for_function("() => zonalar.painting === 0")
    run = "(tags) => axe.run('#search', {runOnly: {type: 'tag', values: tags}})"
    broken = examined.evaluate(run, TAGS)["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in broken] == []
