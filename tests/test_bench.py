"""The budgets that are cheap to hold in every run; `make bench` measures all of them at length."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Browser, Page

import app  # noqa: F401 (registers the pages)
from components.registry import PAGES
from components.web import files
from data.store import Store
from tests import synthetic
from tests.bench.figures import Figure, table
from tests.bench.replay import captured, cpu
from tests.bench.server import serving
from tests.bench.visit import visit

built = pytest.mark.skipif(not files.BUILD.exists(), reason="static files are not compressed yet")


@built
@pytest.mark.parametrize("path", [page.path for page in PAGES.values()])
def test_a_first_load_stays_small_and_still(browser: Browser, url: str, path: str) -> None:
    seen = visit(browser, url, path)
    assert seen.kilobytes <= (1600 if path == "/data" else 900)
    assert seen.foreign == 0
    assert seen.shift <= 0.05
    assert seen.grid == (path == "/data")


CARDS = 6  # that the budget of a click is written for; regional figures bring a page more


@pytest.mark.parametrize(("rows", "most"), [(0, 10), (50_000, 20)])
def test_a_click_costs_the_server_little(
    page: Page, tmp_path: Path, rows: int, most: float
) -> None:
    folder = synthetic.write(tmp_path, rows) if rows else None
    with serving(folder) as server:
        # Seconds of CPU, not of the clock: other tests may run beside this one.
        assert server.cpu() <= 3
        assert server.memory() <= 300
        spent, _sizes = cpu(server, captured(page, server.url))
        most *= max(1.0, page.locator("[data-card]:visible").count() / CARDS)
    third = len(spent) // 3
    assert min(median(spent[at : at + third]) for at in range(0, 3 * third, third)) <= most


def test_made_up_figures_keep_the_rules_and_say_what_they_are(tmp_path: Path) -> None:
    store = Store.load(synthetic.write(tmp_path / "one", 20_000))
    assert 15_000 <= len(store) <= 25_000
    assert set(store.frame["note"]) == {synthetic.WORD}
    assert set(store.frame["flag"]) == {""}
    source = store.catalog.sources[synthetic.SOURCE]
    assert source.title.startswith(synthetic.WORD)
    assert source.note.startswith(synthetic.WORD)
    again = synthetic.write(tmp_path / "two", 20_000) / "observations.csv"
    assert again.read_bytes() == (tmp_path / "one" / "observations.csv").read_bytes()


def test_a_broken_budget_shows_and_counts() -> None:
    within, over = Figure("shipped", "start", 3.0, "s", "≤ 3"), Figure("x", "y", 4, "", "= 0")
    assert (within.verdict, over.verdict, Figure("x", "y", 9).verdict) == ("PASS", "FAIL", "")
    lines = table([within, over]).splitlines()
    assert lines[2].split() == ["shipped", "start", "3", "s", "≤", "3", "PASS"]
    assert lines[3].endswith("FAIL")
