"""How cost grows with the number of observations: `python -m tests.bench --growth`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from tests import synthetic

from .figures import Figure
from .replay import captured, cpu
from .server import serving

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)


def growth(browser: Browser, sizes: Sequence[int] = SIZES) -> list[Figure]:
    """For each size: the files, the start of the first worker (which reads and checks the CSV) and
    of the next one (which maps what the first has kept), memory, CPU of a click."""
    found: list[Figure] = []
    for size in sizes:
        print(f"measuring with {size:,} observations …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory() as folder:
            made = synthetic.write(Path(folder), size)
            found += [Figure(f"{size:,}", *one) for one in _measured(browser, made)]
    return found


def _measured(browser: Browser, folder: Path) -> list[tuple]:
    found: list[tuple] = [("observations.csv", _megabytes(folder / "observations.csv"), "MB")]
    for which in ("first", "next"):
        with serving(folder) as server:
            found.append((f"start of the {which} worker", server.started, "s"))
            found.append((f"memory of the {which} worker", server.memory(), "MB"))
            found.append((f"… of it its own, not mapped, {which}", server.memory("RssAnon"), "MB"))
            if which == "next":
                found += _clicks(browser, server)
    found.append(("kept to be mapped", _megabytes(folder / "var"), "MB"))
    return found


def _clicks(browser: Browser, server) -> list[tuple]:
    context = browser.new_context()
    posts = captured(context.new_page(), server.url)
    context.close()
    fresh, _sizes = cpu(server, posts)
    return [("server CPU of a click", median(fresh), "ms")]


def _megabytes(path: Path) -> float:
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files) / 1e6
