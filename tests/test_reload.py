"""Newer figures while the dashboard runs: no request fails or sees two versions, pages follow."""

from __future__ import annotations

import asyncio
import gc
import json
import random
import subprocess
import sys
import time
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import BrowserContext, Page, expect
from starlette.testclient import TestClient

import app  # noqa: F401 – registers the pages
from components.offer import live
from components.redraw import redrawn
from components.registry import PAGES
from components.web import watch
from data import loading, serving, vintages
from data.evidence.checks import report
from tests.bench import server
from tests.bench.replay import ROUTE, captured
from tests.browsing import Visit, choose, opened, painted
from tests.made import stock
from tests.publishing import SOURCE, half, publish

FIGURES = "/api/v1/observations.csv?indicator=industrial_production"
NEW = "7777.7"


# In one process


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store, and a worker that serves it."""
    monkeypatch.setenv("ZONALAR_STORE", str(tmp_path))
    served = serving.Served(loading.newest(), vintages.signature(tmp_path))
    monkeypatch.setattr(serving, "state", lambda: served)
    return tmp_path


def test_a_published_figure_is_served_from_the_next_request_on(
    home: Path, client: TestClient
) -> None:
    old = serving.state().store.version
    assert not serving.is_outdated()
    publish(home, half(2031, NEW))
    assert serving.is_outdated()
    assert NEW not in client.get(FIGURES).text
    assert serving.refresh(watch.prepare)
    assert not serving.is_outdated()
    assert not serving.refresh()

    new = client.get(FIGURES)
    assert new.text.count(NEW) == 4
    assert new.headers["x-version"] == serving.state().store.version != old
    pinned = client.get(FIGURES, headers={"X-Version": old})
    assert NEW not in pinned.text
    assert pinned.headers["x-version"] == old
    assert pinned.headers["etag"] != new.headers["etag"]
    for headers in ({}, {"X-Version": old}, {"X-Version": "unknown"}):  # it is asked for the newest
        said = client.get("/api/v1/version", headers=headers).json()
        assert said["data_version"] == serving.state().store.version


def test_a_request_sees_one_version_whatever_happens_meanwhile(home: Path) -> None:
    old = serving.current()
    token = serving.pin()
    publish(home, half(2031, NEW))
    serving.refresh()
    assert serving.current() is old
    serving.unpin(token)
    assert serving.current().version != old.version


def test_a_worker_that_has_not_noticed_looks_at_once(home: Path, client: TestClient) -> None:
    publish(home, half(2031, NEW))
    wanted = loading.newest().version  # as another worker has told the page
    answer = client.get(FIGURES, headers={"X-Version": wanted})
    assert answer.headers["x-version"] == wanted
    assert NEW in answer.text


def test_the_old_figures_are_let_go(home: Path, client: TestClient) -> None:
    store = serving.current()
    for slug in ("production", "regions", "coverage"):
        redrawn(PAGES[slug], {}, [card.slug for card in live(PAGES[slug], store)])
    report(store)
    client.get("/search?q=sanoat")
    held = weakref.ref(store)
    del store
    for year in (2031, 2032):
        publish(home, half(year, NEW))
        gc.freeze()  # as a worker does when it is warm
        asyncio.run(watch.catch_up())
    gc.collect()
    assert held() is None


def test_a_worker_watches(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "PAUSE", 0.01)

    async def watched() -> None:
        watching = asyncio.create_task(watch.watch())
        old = serving.current().version
        publish(home, half(2031, NEW))
        async with asyncio.timeout(10):
            while serving.current().version == old:
                await asyncio.sleep(0.01)
        watching.cancel()

    asyncio.run(watched())


def cut_segment(home: Path) -> None:
    segment = max((home / "segments").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    segment.write_bytes(segment.read_bytes()[:-9])


def change_segment(home: Path) -> None:
    segment = max((home / "segments").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    segment.write_bytes(segment.read_bytes()[::-1])


def write_over_manifest(home: Path) -> None:
    (home / "versions" / "000001.json").write_text("{}", encoding="utf-8")


@pytest.mark.parametrize(
    ("unit", "damage", "says"),
    [
        ("bn_uzs", cut_segment, "bytes instead of"),
        ("bn_uzs", change_segment, "does not fit its checksum"),
        ("bn_uzs", write_over_manifest, "000001.json does not fit its checksum"),
        ("percent", lambda _home: None, "is not of the indicator's unit family"),
    ],
)
def test_what_cannot_be_used_is_refused(
    home: Path,
    client: TestClient,
    caplog: pytest.LogCaptureFixture,
    unit: str,
    damage: Callable[[Path], None],
    says: str,
) -> None:
    good = serving.state().store
    publish(home, half(2031, NEW), unit=unit)
    damage(home)
    asyncio.run(watch.catch_up())
    asyncio.run(watch.catch_up())  # said once
    lines = [line.getMessage() for line in caplog.records if line.levelname == "ERROR"]
    assert len(lines) == 1
    assert says in lines[0]
    assert serving.current() is good
    ready = client.get("/readyz")
    assert ready.status_code == 200
    assert says in ready.json()["refused"]
    assert ready.json()["version"] == good.version

    serving.state().again = 0  # it is tried again after a while: the disk may be back
    assert serving.is_outdated()
    assert not serving.refresh()
    assert not serving.is_outdated()
    vintages.rollback(home, 0)
    serving.refresh()
    assert "refused" not in client.get("/readyz").json()
    assert serving.current() is good


# With real processes


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
    (folder / "store").mkdir()
    log = folder / "log"
    with server.serving(store=folder / "store", workers=2, log=log) as running:
        one = Live(running.url, folder / "store", log)
        until(lambda: one.told("Application startup complete") == 2)
        yield one


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def region(year: int) -> dict[str, object]:
    """Technology parks in a region, in the middle of a year."""
    return stock(
        9, f"{year}-07-01", "technopark", indicator="zones_registered_count", region="1703",
        source_id=SOURCE["source_id"],
    )  # fmt: skip


CLIENTS = 50
EVERY = 4  # seconds between two looks of an open page (assets/fresh.js)
PATIENCE = 60  # seconds, on a machine that has other things to do
LIMIT = 10  # seconds from the publish until every page is up to date
Answer = tuple[int, str, bytes]  # the number of the question, the version, what was answered


@dataclass
class Crowd:
    """Readers of open pages, each of them clicking now and then."""

    url: str
    posts: list[bytes]
    old: str
    answers: list[Answer] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)  # when a reader had the newer figures

    async def click(self) -> None:
        limits = httpx2.Limits(max_connections=CLIENTS)
        async with httpx2.AsyncClient(base_url=self.url, limits=limits, timeout=30) as client:
            await asyncio.gather(*(self.read(client, number) for number in range(CLIENTS)))

    async def read(self, client: httpx2.AsyncClient, number: int) -> None:
        """One reader: clicks, and looks for newer figures as a page does, until all have them."""
        chance = random.Random(number)
        version, tag = self.old, ""
        look = time.monotonic() + EVERY * chance.random()
        while len(self.seen) < CLIENTS:
            await asyncio.sleep(chance.uniform(1, 3))
            await self.ask(client, chance.randrange(len(self.posts)), version)
            if time.monotonic() < look:
                continue
            headers = {"X-Version": version} | ({"If-None-Match": tag} if tag else {})
            answer = await client.get("/api/v1/version", headers=headers)
            look = time.monotonic() + EVERY * chance.uniform(0.9, 1.1)
            if answer.status_code == 304:
                continue
            tag, served = answer.headers["etag"], answer.json()["data_version"]
            if served != version:
                version = served
                await self.ask(client, 0, version)
                self.seen.append(time.time())

    async def ask(self, client: httpx2.AsyncClient, number: int, version: str) -> None:
        headers = {"X-Version": version, "content-type": "application/json"}
        try:
            answer = await client.post(ROUTE, content=self.posts[number], headers=headers)
        except httpx2.HTTPError as error:
            self.failed.append(repr(error))
            return
        if answer.status_code != 200 or answer.headers["x-version"] != version:
            self.failed.append(f"{answer.status_code} {answer.headers.get('x-version')}")
        self.answers.append((number, version, answer.content))


def test_a_quarter_is_published_while_fifty_readers_click(workers: Live, page: Page) -> None:
    posts = captured(page, workers.url)[:8]
    crowd = Crowd(workers.url, posts, version_of(page))
    command = [sys.executable, "-m", "tests.publishing", str(workers.store), "2031"]
    with ThreadPoolExecutor() as pool:  # Playwright has a loop of its own in this thread
        clicking = pool.submit(asyncio.run, crowd.click())
        subprocess.run(command, cwd=server.ROOT, check=True)
        clicking.result()
    switched = (workers.store / "current").stat().st_mtime
    assert crowd.failed == []
    assert len(crowd.seen) == CLIENTS
    assert max(crowd.seen) - switched <= LIMIT
    new = httpx2.get(f"{workers.url}/readyz").json()["version"]
    whole = {
        (number, version): asked(workers, post, version)
        for number, post in enumerate(posts)
        for version in (crowd.old, new)
    }
    assert {(number, version) for number, version, _answer in crowd.answers} == set(whole)
    assert all(whole[number, version] == answer for number, version, answer in crowd.answers)
    assert all(
        ("7,777.7" in whole[n, version].decode()) == (version == new) for n, version in whole
    )


def version_of(page: Page) -> str:
    return page.evaluate("document.documentElement.dataset.version")


def asked(workers: Live, post: bytes, version: str) -> bytes:
    """The answer of a worker that has nothing else to do."""
    headers = {"X-Version": version, "content-type": "application/json"}
    return httpx2.post(workers.url + ROUTE, content=post, headers=headers).content


# In the browser

STAND = """() => [scrollY, location.search, document.activeElement.id,
  document.activeElement.dataset.id, [...document.querySelectorAll("details[open]")].length]"""
# The key U of a Cyrillic keyboard, which Playwright does not have.
CYRILLIC_U = """document.body.dispatchEvent(
  new KeyboardEvent("keydown", {key: "\\u0433", code: "KeyU", bubbles: true}))"""
AT = '[data-filter="at"] select'
SAID = "Updated. Newest period: January–June {}."
HURRY = """(holds) => new Promise((done) => {
  const timer = setInterval(() => {
    if (document.querySelector(holds)) { clearInterval(timer); done(); }
    else dispatchEvent(new Event("online"));
  }, 100);
})"""


@pytest.fixture
def visit(context: BrowserContext, workers: Live) -> Iterator[Visit]:
    """Opens an address in a tab that notes if it is loaded again."""

    def shown(address: str) -> Page:
        page = opened(context.new_page(), workers.url + address)
        page.evaluate("window.same = true")
        return page

    yield shown
    for page in context.pages:
        page.close()


def is_same(page: Page) -> bool:
    return page.evaluate("window.same === true")


def hurried(page: Page, holds: str = "#fresh:not(:empty)") -> None:
    """Come back to the network until newer figures have been heard of."""
    page.evaluate(HURRY, holds)


def test_open_pages_follow_what_is_published(workers: Live, visit: Visit) -> None:
    page = visit("/production?zone=sez,siz&lang=en")
    page.locator("details.noted summary").first.click()
    page.locator(AT).focus()
    page.evaluate("scrollTo(0, 500)")
    stood = page.evaluate(STAND)
    regions, explorer = visit("/regions?lang=en"), visit("/data?indicator=industrial_production")
    explorer.locator('[data-filter="zone"] summary').focus()
    explorer.evaluate("scrollTo(0, 200)")
    kept = explorer.evaluate(STAND)

    publish(workers.store, [*half(2032, "8888.8"), region(2032)])
    begin = time.monotonic()
    expect(page.locator("#fresh")).to_have_text(SAID.format(2032), timeout=1000 * PATIENCE)
    assert time.monotonic() - begin <= LIMIT
    assert is_same(page)
    assert page.evaluate(STAND) == stood
    newest = page.locator(AT).locator("option").nth(2)
    expect(newest).to_have_attribute("value", "2032-h1")
    expect(page.locator("[data-card=compare-h1] .panel-head")).to_contain_text("8,888.8")
    page.locator("#fresh").click()
    expect(page.locator("#fresh")).to_be_empty()
    assert page.evaluate(STAND) == stood
    choose(page, "at", "2032-h1")
    assert "2032-h1" in page.url

    hurried(regions)
    assert is_same(regions)
    slider = regions.locator(".slider")
    periods = json.loads(slider.get_attribute("data-periods"))
    assert periods["2032-h1"] == "January–June 2032"
    expect(slider.locator("input")).to_have_attribute("max", str(len(periods) - 1))
    assert slider.locator("input").input_value() == str(len(periods) - 1)

    expect(explorer.locator("#fresh")).to_contain_text("Updated.", timeout=1000 * PATIENCE)
    assert not is_same(explorer)
    assert explorer.evaluate(STAND) == kept
    assert version_of(explorer) == version_of(page) == version_of(regions)


def test_slides_wait_for_their_presenter(workers: Live, visit: Visit) -> None:
    slides = [visit("/production?present=1&slide=3&lang=en") for _ in range(2)]
    page, other = slides
    old, stamp = version_of(page), page.locator(".slide-data")
    expect(stamp).to_contain_text(old)
    page.keyboard.press("u")  # nothing waits
    publish(workers.store, half(2033, "9999.9"))
    sign = page.get_by_role("button", name="New figures: press U")
    expect(sign).not_to_be_visible()
    for one in slides:
        hurried(one, "html[data-newer]")
    expect(sign).to_be_visible()
    page.keyboard.press("h")  # a choice is answered from the figures of the slide
    painted(page)
    assert version_of(page) == old
    expect(page.locator("[data-slide]")).not_to_contain_text("9,999.9")
    expect(page.locator("#fresh")).to_be_empty()

    page.evaluate(CYRILLIC_U)
    expect(page.locator("#fresh")).to_have_text(SAID.format(2033))
    expect(page.locator("[data-slide] .panel-head")).to_contain_text("9,999.9")
    expect(sign).not_to_be_visible()
    expect(stamp).to_contain_text(version_of(page))
    assert is_same(page)
    assert "slide=3" in page.url

    other.keyboard.press("Escape")
    expect(other.locator("#fresh")).to_have_text(SAID.format(2033))
    assert is_same(other)
    assert version_of(other) == version_of(page) != old


def test_a_choice_that_is_gone_falls_back_and_is_said(workers: Live, visit: Visit) -> None:
    page = visit("/production?at=2033-h1&zone=siz&lang=en")
    figure = page.locator("[data-card=compare-q1] .fig").first
    figure.focus()
    stood = page.evaluate(STAND)
    vintages.rollback(workers.store, 1)
    hurried(page)
    expect(page.locator("#fresh")).to_have_text(SAID.format(2031))
    expect(page.locator("[data-parameter=at]")).to_contain_text("2033-h1")
    expect(page.locator(AT)).to_have_value("newest")
    assert is_same(page)
    assert page.evaluate(STAND) == stood


def test_a_page_with_other_cards_is_loaded_again_in_its_place(workers: Live, visit: Visit) -> None:
    page = visit("/production?zone=siz&lang=en")
    assert page.locator("[data-card=industrial-production-map]").count() == 0
    page.locator(AT).focus()
    page.evaluate("scrollTo(0, 300)")
    stood = page.evaluate(STAND)
    rows = half(2034, "6666.6")
    publish(workers.store, [*rows, *({**row, "region": "1703"} for row in rows)])
    with page.expect_navigation():
        page.evaluate("() => { setInterval(() => dispatchEvent(new Event('online')), 100); }")
    expect(page.locator("#fresh")).to_have_text(SAID.format(2034))
    assert page.locator("[data-card=industrial-production-map]").count() == 1
    assert page.evaluate(STAND) == stood
