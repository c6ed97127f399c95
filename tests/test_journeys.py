"""A reader's journeys in a browser: address, controls, cards and history say the same."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import (
    CALL,
    Visit,
    answered,
    choose,
    opened,
    painted,
    query,
    state,
)

FIRST = "[data-card=compare-q1]"  # a card of /production with a bar for each figure


# Addresses


@pytest.mark.parametrize("view", ["chart", "table"])
def test_an_address_shows_what_clicking_leads_to(
    production: Page, page: Page, url: str, view: str
) -> None:
    for name, value in (("zone", "technopark"), ("zone", "cluster"), ("span", "q1")):
        choose(production, name, value)
    choose(production, "from", "2022")
    choose(production, "at", "2024-q1")
    address = "/production?zone=sez,siz&span=q1&from=2022&at=2024-q1"
    if view == "table":
        choose(production, "view", view)
        address += "&view=table"
    seen = state(opened(page, url + address))  # in a browser that has never been here
    assert seen == state(production)
    assert seen["address"] == f"{address}&lang=en"
    controls = {"zone": ["sez", "siz"], "span": ["q1"], "from": "2022", "to": "last"}
    controls |= {"at": "2024-q1", "show": "level", "prices": "current", "focus": "none", "asof": ""}
    assert seen["controls"] == {**controls, "view": [view]}
    assert list(seen["cards"]) == ["tiles", "compare-q1", "composition", "figures"]
    assert "January–March 2024" in seen["titles"][1]
    for table in (table for card in seen["cards"].values() for table in card["tables"]):
        assert not re.search("Clusters|Technology parks|Technoparks|Jan–Jun|2021", table)


def test_back_forward_and_reload_restore_each_choice(production: Page) -> None:
    states = [state(production)]
    for name, value in (("zone", "cluster"), ("span", "q1"), ("at", "2024-q1")):
        choose(production, name, value)
        states.append(state(production))
    assert len({(one["address"], str(one["cards"])) for one in states}) == 4
    for move, along in (
        (production.go_back, states[-2::-1]),
        (production.go_forward, states[1:]),
    ):
        for expected in along:
            with answered(production):
                move()
            assert state(production) == expected
    production.reload()
    assert state(painted(production)) == states[-1]


def test_only_what_differs_from_the_default_is_in_the_address(production: Page) -> None:
    before = state(production)
    choose(production, "zone", "cluster")
    choose(production, "to", "2024")
    assert query(production.url) == {"zone": "sez,siz,technopark", "to": "2024"}
    choose(production, "zone", "cluster")
    assert query(production.url) == {"to": "2024"}
    with answered(production):
        production.click(".reset")
    assert state(production) == before


def test_a_chip_takes_back_one_choice(production: Page) -> None:
    choose(production, "span", "q1")
    before = state(production)
    choose(production, "from", "2025")
    assert len(state(production)["chosen"]) == 3  # two choices and the reset
    with answered(production):
        production.click(".choice:has-text('2025')")
    assert state(production) == before
    assert query(production.url) == {"span": "q1"}


def test_no_zone_is_an_empty_state_with_a_way_out(production: Page, visit: Visit) -> None:
    for slug in ("sez", "siz", "technopark", "cluster"):
        choose(production, "zone", slug)
    assert query(production.url) == {"zone": "none"}
    assert state(production) == state(visit("/production?zone=none"))
    production.bring_to_front()  # a page behind another is drawn once a second
    way_out = production.locator(f"{FIRST} .empty .choice")
    with answered(production):
        way_out.click()
    assert query(production.url).get("zone") != "none"
    expect(production.locator(f"{FIRST} .bars path").first).to_be_visible()
    expect(production.locator(".empty:visible")).to_have_count(0)


def test_a_wrong_value_is_named_and_the_page_stands(production: Page, visit: Visit) -> None:
    wrong = {"zone": "moon", "span": "q9", "from": "abc", "at": "2025-q9", "region": "9999"}
    wrong["view"] = "x"
    page = visit("/production?" + "&".join(f"{name}={value}" for name, value in wrong.items()))
    for name, value in wrong.items():
        notice = page.locator(f"[role=status] .notice[data-parameter={name}]")
        expect(notice).to_be_visible()
        assert f"“{value}”" in notice.inner_text()
        assert f"“{name}”" in notice.inner_text()
    usual = state(production)
    assert state(page)["cards"] == usual["cards"]
    assert state(page)["controls"] == usual["controls"]
    choose(page, "span", "q1")
    assert query(page.url) == {"span": "q1"}
    expect(page.locator(".notice")).to_have_count(0)


def test_back_to_a_wrong_value_is_back_at_the_default(visit: Visit) -> None:
    page = visit("/production?zone=moon&from=abc")
    before = state(page)
    choose(page, "span", "q1")
    with page.expect_response(CALL):
        page.go_back()
    after = state(painted(page))
    for part in ("address", "controls", "titles", "cards"):
        assert after[part] == before[part]


def test_the_explorer_is_one_step_of_the_way(production: Page) -> None:
    choose(production, "zone", "cluster")
    before = state(production)
    production.click(".topics a[href='/data']")
    production.wait_for_selector("main[data-page=data][data-ready='1'] .ag-row")
    production.go_back()
    assert state(painted(production, "production")) == before
    production.reload()
    painted(production, "production").go_forward()
    production.wait_for_selector("main[data-page=data][data-ready='1'] .ag-row")


def test_a_choice_shown_a_moment_ago_asks_nothing_of_the_server(production: Page) -> None:
    choose(production, "zone", "cluster")
    chosen = state(production)
    choose(production, "span", "q1")
    posts = []
    production.on("request", lambda one: posts.append(one.url) if one.method == "POST" else None)
    production.go_back()
    production.wait_for_function("() => !location.search.includes('span')")
    painted(production)
    assert len(posts) == 1  # the answer was forgotten with the last choice
    production.go_forward()
    production.wait_for_function("() => location.search.includes('span')")
    painted(production)
    production.go_back()
    production.wait_for_function("() => !location.search.includes('span')")
    painted(production)
    assert len(posts) == 1
    assert state(production) == chosen


def test_another_page_and_back_restores_the_choices(production: Page) -> None:
    choose(production, "zone", "cluster")
    choose(production, "view", "table")
    before = state(production)
    production.click(".topics a[href='/debts']")
    painted(production, "debts")
    assert state(production)["address"] == "/debts?lang=en"
    assert state(production)["controls"]["view"] == ["chart"]
    production.go_back()
    painted(production, "production")
    assert state(production) == before


def test_copy_link_pins_what_is_shown(production: Page, visit: Visit, url: str) -> None:
    production.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(production, "zone", "cluster")
    production.click(".copy-link")
    expect(production.locator(".copy-link .said")).to_contain_text("copied")
    copied = production.evaluate("() => navigator.clipboard.readText()")
    pinned = query(copied)
    assert pinned["zone"] == "sez,siz,technopark"
    assert re.fullmatch(r"\d{4}-(q1|h1|m9|year)", pinned["at"])
    assert pinned["from"] <= pinned["at"][:4] <= pinned["to"]
    seen, here = (state(visit(copied.removeprefix(url))), state(production))
    assert seen["titles"] == here["titles"]
    for part in ("figures", "tables"):  # a card may also say that there are newer figures
        assert [one[part] for one in seen["cards"].values()] == [
            one[part] for one in here["cards"].values()
        ]
