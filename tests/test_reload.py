"""Newer figures while the dashboard runs: no request fails or sees two versions, open pages follow."""

from __future__ import annotations

import asyncio
import gc
import json
import os
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
from playwright.sync_api import Browser, BrowserContext, Page, expect
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
from tests.browsing import opened, painted
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
    for page in PAGES.values():
        if page.cards:
            redrawn(page, {}, [card.slug for card in live(page, store)])
    report(store)
    client.get("/search?q=sanoat")
    held = weakref.ref(store)
    del store
    for year in (2031, 2032):
        publish(home, half(year, NEW))
        watch.gc.freeze()  # as a worker does when it is warm
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
    (home / "versions" / "000002.json").write_text("{}", encoding="utf-8")


@pytest.mark.parametrize(
    ("unit", "damage", "says"),
    [
        ("bn_uzs", cut_segment, "bytes instead of"),
        ("bn_uzs", change_segment, "does not fit its checksum"),
        ("bn_uzs", write_over_manifest, "000002.json does not fit its checksum"),
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
    publish(home, half(2031, NEW))
    serving.refresh()
    good = serving.state().store
    publish(home, half(2032, "8888.8"), unit=unit)
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
    vintages.rollback(home, 1)
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


CLIENTS = 50
EVERY = 4.5  # seconds between two looks of an open page (assets/fresh.js)
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
            await asyncio.sleep(chance.uniform(0.5, 2))
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
