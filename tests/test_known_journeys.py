"""A day to look back to, in the browser: the field, the address, what is said, the way back."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browsing import answered, painted, query

FIELD = "[data-filter=asof] input"


def test_a_day_is_chosen_typed_kept_and_taken_back(production: Page) -> None:
    page = production
    page.locator("[data-filter=asof] summary").click()
    field = page.locator(FIELD)
    with answered(page):  # one request, whatever the years on the way
        field.focus()
        page.keyboard.type("06012025", delay=30)
    assert query(page.url) == {"asof": "2025-06-01"}
    expect(page.locator(".lookback")).to_contain_text("as they were known on 1 June 2025")
    expect(page.locator("#active .choice").first).to_contain_text("as known on 1 June 2025")
    expect(page.locator("h1")).to_contain_text("January–March 2025")
    page.locator(".tiles .fig").first.click()
    expect(page.locator("#receipt .receipt-path").last).to_contain_text("asof=2025-06-01")
    page.keyboard.press("Escape")
    page.go_back()
    painted(page)
    expect(page.locator(".lookback")).to_have_count(0)
    expect(field).to_have_value("")
    page.go_forward()
    painted(page)
    expect(page.locator(".lookback")).to_be_visible()
    page.locator("#active .choice").first.click()
    painted(page)
    expect(page.locator(".lookback")).to_have_count(0)
    assert query(page.url) == {}
