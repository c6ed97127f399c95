"""Two workers, fifty readers, open pages: what happens when a quarter is published."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from data import vintages
from tests.bench import server
from tests.bench.replay import ROUTE, bodies
from tests.browsing import choose, control, opened, painted, query
from tests.crowd import CLIENTS, Crowd
from tests.publishing import half, nine_months, publish, tables

PATIENCE = 60  # seconds, on a machine that has other things to do
LIMIT = 10  # seconds from the publish until every page is up to date
NOTICED = 2  # seconds until a worker has noticed
WORDS = "Other figures were published"  # that a worker then writes into its log


@dataclass(frozen=True)
class Live:
    """Two workers over a store of their own."""

    url: str
    store: Path
    log: Path

    def told(self, words: str) -> int:
        return self.log.read_text(encoding="utf-8").count(words)


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    folder = tmp_path_factory.mktemp("live")
    publish(folder / "store", half(2026, 1))
    vintages.rollback(folder / "store", 0)  # a store whose next switch is that of a version
    log = folder / "log"
    with server.serving(store=folder / "store", workers=2, log=log) as running:
        one = Live(running.url, folder / "store", log)
        until(lambda: one.told("Application startup complete") == 2)
        yield one


def until(holds: Callable[[], bool]) -> float:
    """When it holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)
    return time.time()


# What must not change: height, address, focus (on a control or a figure), what is opened.
STAND = """() => [scrollY, location.search, document.activeElement.id,
  document.activeElement.dataset.id, [...document.querySelectorAll("details[open]")].length]"""
FIGURE = "777.7"  # ends every figure that is published
AT = '[data-filter="at"] select'
SAID = "Updated. Newest period: January–September 2026."


@dataclass
class Published:
    """What happened when a quarter was published while fifty readers clicked, four pages open."""

    crowd: Crowd
    tabs: dict[str, Page]
    stood: dict[str, list[object]]
    switched: float
    noticed: float  # by the second worker


@pytest.fixture(scope="module")
def published(workers: Live, context: BrowserContext) -> Iterator[Published]:
    addresses = {
        "regions": "/regions?lang=en", "data": "/data?indicator=industrial_production",
        "slides": "/production?present=1&slide=4&lang=en",
        "more slides": "/production?present=1&slide=2&lang=en", "production": "/production?lang=en",
    }  # fmt: skip
    context.add_init_script(LISTEN)
    tabs = {name: tab(context, workers.url + address) for name, address in addresses.items()}
    tabs["slides"].keyboard.press("u")  # nothing waits
    with tabs["production"].expect_request(f"**{ROUTE}*") as asked:
        control(tabs["production"], "zone", "technopark").click()
    painted(tabs["production"])
    for name, focused in (("production", AT), ("data", '[data-filter="zone"] summary')):
        tabs[name].locator(focused).focus()
        tabs[name].evaluate("scrollTo(0, 300)")
    tabs["production"].locator("details.noted summary").first.evaluate("(one) => one.click()")
    stood = {name: page.evaluate(STAND) for name, page in tabs.items()}
    posts = bodies(asked.value.post_data, ["first"])[:8]
    crowd = Crowd(workers.url, posts, version_of(tabs["production"]))
    files = map(str, tables(workers.store.parent, nine_months()))
    command = [sys.executable, "-m", "data.ingest", *files, "--yes"]
    store = os.environ | {"ZONALAR_STORE": str(workers.store)}
    with ThreadPoolExecutor() as pool:  # Playwright has a loop of its own in this thread
        clicking = pool.submit(asyncio.run, crowd.click())
        subprocess.run(command, cwd=server.ROOT, env=store, check=True)
        noticed = until(lambda: workers.told(WORDS) == 2)
        clicking.result()
    switched = (workers.store / "current").stat().st_mtime
    yield Published(crowd, tabs, stood, switched, noticed)
    for page in tabs.values():
        page.close()


# What the status line says and when, kept beyond the seconds that it is seen.
LISTEN = """addEventListener("DOMContentLoaded", () => {
  const line = document.getElementById("fresh");
  window.told = [];
  new MutationObserver(() => told.push([line.textContent, Date.now() / 1000]))
    .observe(line, {childList: true});
})"""


def tab(context: BrowserContext, address: str) -> Page:
    """A page that notes if it is loaded again."""
    page = opened(context.new_page(), address)
    page.evaluate("window.same = true")
    return page


def is_same(page: Page) -> bool:
    return page.evaluate("window.same === true")


def version_of(page: Page) -> str:
    return page.evaluate("document.documentElement.dataset.version")


def told(page: Page) -> list[object]:
    """What the status line has said first, and when."""
    page.wait_for_function("() => window.told?.length", timeout=1000 * PATIENCE)
    return page.evaluate("told[0]")


def hurried(page: Page, holds: str = "") -> None:
    """Come back to the network until newer figures have been told of, or this is there."""
    page.bring_to_front()  # a tab behind others is slow
    page.evaluate(HURRY)
    if holds:
        page.wait_for_selector(holds, state="attached", timeout=1000 * PATIENCE)
    else:  # it may have been said, and gone, before
        page.wait_for_function("() => window.told?.length", timeout=1000 * PATIENCE)


HURRY = """() => {
  clearInterval(window.hurry);
  window.hurry = setInterval(() => dispatchEvent(new Event("online")), 100);
}"""


def test_fifty_readers_click_while_a_quarter_is_published(
    workers: Live, published: Published
) -> None:
    crowd = published.crowd
    assert crowd.failed == []
    assert len(crowd.seen) == CLIENTS
    assert max(crowd.seen) - published.switched <= LIMIT
    assert published.noticed - published.switched <= NOTICED
    new = httpx2.get(f"{workers.url}/readyz").json()["version"]
    whole = {
        (number, version): asked(workers, post, version)
        for number, post in enumerate(crowd.posts)
        for version in (crowd.old, new)
    }
    for (_number, version), answer in whole.items():
        assert (FIGURE.encode() in answer) == (version == new)
    assert {version for _number, version, _answer in crowd.answers} == {crowd.old, new}
    assert all(whole[number, version] == answer for number, version, answer in crowd.answers)


def asked(workers: Live, post: bytes, version: str) -> bytes:
    """The answer of a worker that has nothing else to do."""
    headers = {"X-Version": version, "content-type": "application/json"}
    return httpx2.post(workers.url + ROUTE, content=post, headers=headers).content


def test_an_open_page_follows_in_place(published: Published) -> None:
    page, stood = published.tabs["production"], published.stood["production"]
    page.bring_to_front()
    words, when = told(page)
    assert words == SAID
    assert when - published.switched <= LIMIT  # it has looked by itself
    assert is_same(page)
    assert page.evaluate(STAND) == stood
    expect(page.locator(AT).locator("option").nth(2)).to_have_attribute("value", "2026-m9")
    expect(page.locator("[data-card=compare-m9] .panel-head")).to_contain_text(FIGURE)
    choose(page, "at", "2026-m9")
    assert query(page.url) == {"zone": "sez,siz,cluster", "at": "2026-m9"}


def test_the_slider_knows_the_new_period(published: Published) -> None:
    page = published.tabs["regions"]
    hurried(page)
    assert is_same(page)
    periods = json.loads(page.locator(".slider").get_attribute("data-periods"))
    assert list(periods)[-1] == "2026-m9"
    stop = page.locator(".slider input")
    expect(stop).to_have_attribute("max", str(len(periods) - 1))
    expect(stop).to_have_value(str(len(periods) - 1))


def test_the_explorer_is_loaded_again_in_its_place(published: Published) -> None:
    page = published.tabs["data"]
    page.bring_to_front()
    assert told(page)[0].startswith("Updated. Newest period: ")
    assert not is_same(page)
    assert page.evaluate(STAND) == published.stood["data"]


def test_slides_wait_for_their_presenter(published: Published) -> None:
    page, old = published.tabs["slides"], published.crowd.old
    sign = page.get_by_role("button", name="New figures: press U")
    stamp = page.locator(".slide-data")
    hurried(page, "html[data-newer]")
    expect(sign).to_be_visible()
    page.keyboard.press("h")  # a choice is answered from the figures of the slide
    painted(page)
    assert version_of(page) == old
    expect(stamp).to_contain_text(old)
    expect(page.locator("[data-slide]")).not_to_contain_text(FIGURE)
    expect(page.locator("#fresh")).to_be_empty()

    page.evaluate(CYRILLIC_U)
    expect(page.locator("#fresh")).to_have_text(SAID)
    expect(page.locator("[data-slide] .panel-head")).to_contain_text(FIGURE)
    expect(sign).not_to_be_visible()
    expect(stamp).to_contain_text(version_of(page))
    assert version_of(page) != old
    assert is_same(page)
    assert "slide=4" in page.url


# The key U of a Cyrillic keyboard, which Playwright does not have.
CYRILLIC_U = """document.body.dispatchEvent(
  new KeyboardEvent("keydown", {key: "\\u0433", code: "KeyU", bubbles: true}))"""


def test_the_end_of_a_presentation_brings_the_new_figures(published: Published) -> None:
    page = published.tabs["more slides"]
    hurried(page, "html[data-newer]")
    page.keyboard.press("Escape")
    expect(page.locator("#fresh")).to_have_text(SAID)
    assert is_same(page)
    assert version_of(page) != published.crowd.old
    stood = page.evaluate(STAND)
    page.locator("#fresh").click()
    expect(page.locator("#fresh")).to_be_empty()
    assert page.evaluate(STAND) == stood


def test_a_choice_that_is_gone_falls_back_and_is_said(
    workers: Live, published: Published, context: BrowserContext
) -> None:
    page = tab(context, f"{workers.url}/production?at=2026-m9&zone=siz&lang=en")
    page.locator("[data-card=compare-q1] .fig").first.focus()
    stood = page.evaluate(STAND)
    vintages.rollback(workers.store, 0)
    hurried(page)
    expect(page.locator("[data-parameter=at]")).to_contain_text("2026-m9")
    expect(page.locator(AT)).to_have_value("newest")
    assert is_same(page)
    assert page.evaluate(STAND) == stood

    # Figures by region bring other cards and controls.
    rows = half(2034, "6666.6")
    publish(workers.store, [*rows, *({**row, "region": "1703"} for row in rows)])
    expect(page.locator("#fresh")).to_have_text(
        "Updated. Newest period: January–June 2034.", timeout=1000 * PATIENCE
    )
    assert not is_same(page)
    assert page.locator("[data-card=industrial-production-map]").count() == 1
    assert page.evaluate(STAND)[:2] == stood[:2]
    page.close()
