"""A reader's journeys through the ways to show: quarters, growth, constant prices."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browsing import Visit, choose, query, state


def headline(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_growth_is_chosen_shared_taken_back_and_reloaded(production: Page, visit: Visit) -> None:
    plain = headline(production)
    choose(production, "show", "growth")
    assert query(production.url) == {"show": "growth"}
    assert headline(production).startswith("Strongest growth: technology parks, +51.9")
    seen = state(production)
    for card in seen["cards"].values():
        for figure in card["figures"]:
            assert "derived, outlined" in card["texts"][0]
            assert figure["data"]
    assert state(visit("/production?show=growth")) == seen
    production.bring_to_front()  # a page behind another is drawn once a second
    production.reload()
    production.wait_for_selector("main[data-ready='1']")
    assert state(production) == seen
    production.go_back()
    production.wait_for_function("() => !location.search.includes('show')")
    production.wait_for_selector("main[data-ready='1']")
    assert headline(production) == plain


def test_quarters_show_what_can_be_had_and_say_what_cannot(production: Page) -> None:
    choose(production, "span", "quarter")
    seen = state(production)
    assert "quarters" in seen["cards"]
    assert not {"compare-q1", "compare-year", "per-month"} & set(seen["cards"])
    card = production.locator("[data-card=quarters]")
    card.locator("summary", has_text="Sources and notes").click()
    text = card.inner_text()
    assert "July–September 2025: January–June 2025 is not published" in text
    assert "16,600" in text
    assert "◇" in text


def test_constant_prices_are_of_whole_years_and_say_their_base(production: Page) -> None:
    choose(production, "prices", "constant")
    seen = state(production)
    assert set(seen["cards"]) <= {"tiles", "compare-year", "figures"}
    assert "Shown at the prices of 2025" in production.locator("#page-head").inner_text()
    choose(production, "span", "q1")
    assert any("whole years only" in one for one in state(production)["notices"])
    assert "compare-q1" in state(production)["cards"]


@pytest.mark.parametrize("path", ["/participants?span=quarter", "/debts?show=per_month"])
def test_what_a_stock_cannot_be_shown_as_leaves_the_page_usable(visit: Visit, path: str) -> None:
    page = visit(path)
    seen = state(page)
    assert any("one day" in one for one in seen["notices"])
    assert seen["cards"]
    choose(page, "show", "growth")
    assert headline(page).startswith("Strongest growth")


def test_a_break_is_drawn_and_its_reason_stands_in_the_notes(visit: Visit) -> None:
    page = visit("/finance")
    card = page.locator("[data-card=compare-q1]")
    assert card.locator(".annotation-text", has_text="break").count() == 1
    card.locator("summary", has_text="Sources and notes").click()
    assert "IT Park residents most likely joined" in card.inner_text()
