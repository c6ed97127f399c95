"""A worker takes over what is published: no request sees two versions, damage is refused."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import app  # noqa: F401 – registers the pages
from components.offer import live
from components.redraw import redrawn
from components.registry import PAGES
from components.web import watch
from data import loading, serving, vintages
from data.evidence.checks import report
from tests.publishing import half, publish

pytestmark = pytest.mark.usefixtures("own_loop")

FIGURES = "/api/v1/observations.csv?indicator=industrial_production"
NEW = "7777.7"


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
