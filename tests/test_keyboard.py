"""One card, the theme, the keyboard, a failing server: what a reader does without the address."""

from __future__ import annotations

import csv
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.browsing import (
    CALL,
    Visit,
    answered,
    choose,
    control,
    numbers,
    painted,
    query,
    state,
)

FIRST = "[data-card=compare-q1]"  # a card of /production with a bar for each figure


# One card


def test_the_table_of_a_card_has_the_numbers_of_its_bars(production: Page) -> None:
    card = production.locator(FIRST)
    expect(card.locator("table")).not_to_be_visible()
    labels = numbers(card.locator(".bars text").all_text_contents())
    card.locator(".toggle").click()
    expect(card.locator(".chart")).not_to_be_visible()
    cells = numbers(card.locator("tbody td").all_inner_texts())
    assert len(labels) == 12  # two periods and a growth of four zone types
    assert set(labels) <= set(cells)
    assert [one for one in cells if not one.startswith(("+", "−"))] == [
        one for one in labels if not one.startswith(("+", "−"))
    ]
    card.locator(".toggle").click()
    expect(card.locator("table")).not_to_be_visible()
    expect(card.locator(".bars path").first).to_be_visible()


def test_the_file_of_a_card_holds_what_its_table_shows(production: Page) -> None:
    choose(production, "zone", "cluster")
    card = production.locator(FIRST)
    with production.expect_download() as download:
        card.get_by_role("link", name="CSV").click()
    with Path(download.value.path()).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    card.locator(".toggle").click()
    shown = numbers(card.locator("tbody td").all_inner_texts())
    # Two periods, change and growth of three zone types, and the growth that the source prints.
    assert len(rows) == len(shown) == 13
    assert {row["zone"] for row in rows} == {"sez", "siz", "technopark"}
    plain = [text.replace(",", "").replace("−", "-").lstrip("+") for text in shown]
    assert sorted(float(row["value"]) for row in rows) == sorted(map(float, plain))


# Theme, keyboard, failure


def test_the_theme_button_asks_nothing_and_is_remembered(production: Page, visit: Visit) -> None:
    colours = """() => [getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.querySelector(".bars path")).fill]"""
    light, asked = production.evaluate(colours), []
    production.on("request", lambda request: asked.append(request.url))
    production.click("#theme-button")
    production.wait_for_function(f"(was) => ({colours})().every((c, i) => c !== was[i])", arg=light)
    assert [one for one in asked if "/favicon." not in one] == []
    dark = production.evaluate(colours)
    production.reload()
    assert painted(production).evaluate(colours) == dark
    assert visit("/debts").evaluate(colours)[0] == dark[0]


def test_a_choice_keeps_focus_and_the_charts_of_the_page(production: Page) -> None:
    production.evaluate("() => document.querySelectorAll('.dash-graph').forEach((n) => n.kept = 1)")
    production.locator("[data-filter=span] input:checked").focus()
    with answered(production):
        production.keyboard.press("ArrowRight")
    assert query(production.url) == {"span": "q1"}
    assert production.evaluate("() => document.activeElement.matches('[data-filter=span] input')")
    assert production.evaluate(
        "() => [...document.querySelectorAll('.dash-graph')].every((node) => node.kept)"
    )


TOPICS = "() => [...document.querySelectorAll('.topics a')].map((link) => link.pathname)"
HERE = """() => {
  const node = document.activeElement;
  return node.closest("[data-filter]")?.dataset.filter ?? (node.id || node.className
    || (node.closest(".topics") ? `topic ${node.pathname}` : node.tagName));
}"""


def test_the_keyboard_alone_reaches_and_changes_every_filter(production: Page) -> None:
    found: list[str] = []
    filters = list(state(production)["controls"])
    topics = [f"topic {path}" for path in production.evaluate(TOPICS)]
    keys = {"zone": "Space", "span": "ArrowRight", "view": "ArrowRight"}
    for _press in range(60):
        production.keyboard.press("Tab")
        here = production.evaluate(HERE)
        if here == "copy-link":
            break
        if here == "asof" and here not in found:
            production.keyboard.press("Enter")  # unfolds; the field in it is the next stop
            production.keyboard.press("Tab")
            with answered(production):
                production.keyboard.type("06012025", delay=30)
        elif here in filters and here not in found:
            with answered(production):
                production.keyboard.press(keys.get(here, "ArrowDown"))
        found.append(here)
    above = ["skip", "wordmark", *topics, "SUMMARY", "search-button", "theme-button"]
    assert found[: len(above)] == above
    rest = [name for name in found[len(above) :] if not name.startswith("choice")]
    assert list(dict.fromkeys(rest)) == filters
    assert list(query(production.url)) == filters


def test_the_skip_link_leads_to_the_figures(production: Page) -> None:
    production.keyboard.press("Tab")
    expect(production.locator(".skip")).to_be_in_viewport()
    production.keyboard.press("Enter")
    assert production.evaluate("() => document.activeElement.id") == "main"


def test_a_failure_of_the_server_is_shown_and_passes(production: Page, visit: Visit) -> None:
    failed = []

    def fail(route: Route) -> None:
        failed.append(route.abort())

    production.route(CALL, fail, times=2)
    control(production, "zone", "cluster").click()
    expect(production.locator("[role=alert].stale")).to_be_visible()
    assert len(failed) == 2
    choose(production, "span", "q1")
    expect(production.locator(".stale")).not_to_be_visible()
    assert state(production) == state(visit("/production?zone=sez,siz,technopark&span=q1"))
