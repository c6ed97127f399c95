"""A reader's journeys in a browser: address, controls, cards and history say the same."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

CALL = "**/_dash-update-component*"
READY = "main[data-page='{}'][data-ready='1']"
FIRST = "[data-card=compare-q1]"  # a card of /production with a bar for each figure
STATE = """() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const visible = (node) => node.getClientRects().length > 0;
  const value = (box) => box.querySelector("select")?.value
    ?? all("input:checked", box).map((input) => input.value);
  const texts = (selector, root) => all(selector, root).map((node) => node.textContent);
  const figure = (node) => ({data: node.zonalar.data, layout: node.zonalar.layout,
    painted: visible(node) ? texts("text", node) : []});
  const card = (node) => [node.dataset.card, {texts: texts(".panel-head, .panel-body", node),
    tables: texts("table", node), figures: all(".js-plotly-plot", node).map(figure)}];
  const control = (box) => [box.dataset.filter, value(box)];
  return {
    address: location.pathname + location.search,
    titles: texts("title, h1"), chosen: texts(".choice"), notices: texts(".notice"),
    controls: Object.fromEntries(all("[data-filter]").map(control)),
    cards: Object.fromEntries(all("[data-card]").filter(visible).map(card)),
  };
}"""
Visit = Callable[[str], Page]


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who has been here before: the files are at hand, nothing else is kept."""
    one = browser.new_context(viewport={"width": 1280, "height": 800})
    one.set_default_timeout(15_000)
    yield one
    one.close()


@pytest.fixture
def visit(context: BrowserContext, url: str) -> Iterator[Visit]:
    """Opens an address in a tab of its own."""
    yield lambda address: opened(context.new_page(), url + address)
    for page in context.pages:
        page.close()
    context.clear_cookies()


@pytest.fixture
def production(visit: Visit) -> Page:
    """The page about industrial production with nothing chosen."""
    return visit("/production")


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    return painted(page)


def painted(page: Page, slug: str = "") -> Page:
    page.wait_for_selector(READY.format(slug) if slug else READY.replace("='{}'", ""))
    return page


def state(page: Page) -> dict[str, Any]:
    return page.evaluate(STATE)


@contextmanager
def answered(page: Page) -> Iterator[None]:
    """What happens inside asks the server once, and the answer is painted."""
    page.evaluate("zonalar.forget()")  # or a choice shown before would need no server
    posts = []

    def count(request: Any) -> None:
        posts.append(request.url) if request.method == "POST" else None

    page.on("request", count)
    with page.expect_response(CALL):
        yield
    painted(page)
    page.remove_listener("request", count)
    assert len(posts) == 1


def control(page: Page, name: str, value: str) -> Locator:
    return page.locator(f"[data-filter={name}] [data-value='{value}']")


def choose(page: Page, name: str, value: str) -> None:
    select = page.locator(f"[data-filter={name}] select")
    with answered(page):
        select.select_option(value) if select.count() else control(page, name, value).click()


def query(address: str) -> dict[str, str]:
    """The parameters of an address."""
    found = parse_qs(urlsplit(address).query, keep_blank_values=True)
    return {name: ",".join(values) for name, values in found.items()}


def numbers(texts: list[str]) -> list[str]:
    """The figures in some texts, as printed."""
    return [one for text in texts for one in re.findall(r"[-−+]?\d[\d,]*(?:\.\d+)?", text)]


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
    assert seen["address"] == address
    controls = {"zone": ["sez", "siz"], "span": ["q1"], "from": "2022", "to": "last"}
    assert seen["controls"] == {**controls, "at": "2024-q1", "view": [view], "focus": "none"}
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
    assert state(production)["address"] == "/debts"
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
    assert len(rows) == len(shown) == 12  # two periods, change, growth of three zone types
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
        if here in filters and here not in found:
            with answered(production):
                production.keyboard.press(keys.get(here, "ArrowDown"))
        found.append(here)
    assert found[: len(topics) + 3] == ["skip", "wordmark", *topics, "theme-button"]
    rest = [name for name in found[len(topics) + 3 :] if not name.startswith("choice")]
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
