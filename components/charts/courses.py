"""The lines of little charts: what is worked out of one stays at hand for the next choice."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from data.language import current
from data.observation import Observation
from data.periods import SPANS
from data.questions.view import View

from ..text.numbers import figure
from .frame import DASHES, SYMBOLS

FEW = 12  # points up to which each has a mark
SIZE = 5  # pixels of a mark
MOST = 4096  # lines that are kept, some kB each
KNOWN: dict[tuple, dict[str, list]] = {}
Cuts = dict[tuple[str, tuple[date, ...]], tuple[int, ...]]  # before which points a line is cut


def lines(view: View) -> dict[tuple[str, str], list[Observation]]:
    """The figures of each region and zone type in time order."""
    found: dict[tuple[str, str], list[Observation]] = {}
    for row in view.levels:
        found.setdefault((row.region, row.zone), []).append(row)
    return found


def is_years(view: View) -> bool:
    """One span over the years, or else dates."""
    return view.span in SPANS


def line(
    view: View, zone: str, place: int, rows: list[Observation], cuts: Cuts, words: dict[date, str]
) -> dict[str, object]:
    """A trace with a hole wherever two points must not be joined; `cuts` and `words`, the names of
    the periods, are the same in all regions."""
    order = list(view.catalog.zones).index(zone) % len(SYMBOLS)
    focus = view.selection.focus
    nth = "" if not place else str(place + 1)
    points = _points(view, zone, rows, cuts, words)
    few = len(rows) <= FEW
    marker = {"symbol": SYMBOLS[order], "color": f"var(--{zone})"}
    if not few and None in points["y"]:
        marker["size"] = [SIZE if lonely else 0 for lonely in _lonely(points["y"])]
    mode = "lines+markers" if few or "size" in marker else "lines"
    return {
        **points, "mode": mode, "name": view.catalog.zones[zone].short, "marker": marker,
        "xaxis": f"x{nth}", "yaxis": f"y{nth}",
        "opacity": 0.25 if focus and focus != zone else 1.0,
        "line": {"color": f"var(--{zone})", "width": 2, "dash": DASHES[order]},
    }  # fmt: skip


def _points(
    view: View, zone: str, rows: list[Observation], cuts: Cuts, words: dict[date, str]
) -> dict[str, list]:
    """Places, ids and words of the points: kept, since a choice elsewhere leaves most lines as they
    are. What is kept is text and numbers, and nothing of a store."""
    years = is_years(view)
    ids, ends = tuple([row.id for row in rows]), tuple([row.period.end for row in rows])
    if (zone, ends) not in cuts:
        pairs = enumerate(pairwise(rows), 1)
        cuts[zone, ends] = tuple(n for n, pair in pairs if view.parted(*pair))
    holes = cuts[zone, ends]
    said = tuple([(row.value, row.flag) for row in rows])
    key = ids, said, holes, years, view.unit, current.get()
    found = KNOWN.get(key)
    if found:
        return found
    name = view.catalog.zones[zone].short
    found = {
        "x": [row.period.year if years else str(row.period.end) for row in rows],
        "y": [view.number(row) for row in rows],
        "customdata": list(ids),
        "text": [
            f"{name}, {words[end]}: <b>{figure(row, view)}</b>"
            for row, end in zip(rows, ends, strict=True)
        ],
    }
    for n in reversed(holes):
        found["x"].insert(n, found["x"][n])
        found["y"].insert(n, None)
        found["customdata"].insert(n, "")
        found["text"].insert(n, "")
    if len(KNOWN) >= MOST:
        KNOWN.clear()
    KNOWN[key] = found
    return found


def _lonely(ys: list[float | None]) -> list[bool]:
    """Which points stand alone, with no line to them."""
    around = [None, *ys, None]
    return [around[n] is None and around[n + 2] is None for n in range(len(ys))]
