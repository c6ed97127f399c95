"""Steps: monthly averages, each drawn over the months that it covers."""

from __future__ import annotations

from datetime import timedelta

from data.observation import Observation
from data.questions.view import View

from .frame import SYMBOLS, color, faded, place, under_pointer
from .lines import Place, timeline

DAY = timedelta(days=1)


def steps(view: View) -> dict[str, object]:
    """A time axis with a level piece for each average; pieces that follow on each other within a
    year are joined, and an open mark in the middle of each says that it is computed."""
    figure = timeline(view, _series)
    first = min(row.period.start for row in view.levels)
    last = max(row.period.end for row in view.levels)
    air = (last - first) * 0.03
    figure["layout"]["xaxis"]["range"] = [str(first - air), str(last + air)]
    return figure


def _series(view: View, key: str, _x: Place) -> list[dict[str, object]]:
    """The pieces as one line with holes, and the marks that the pointer finds."""
    rows = view.series(key)
    xs: list[str | None] = []
    ys: list[float | None] = []
    end = None
    for row in rows:
        if end and (row.period.start - end != DAY or row.period.start.year != end.year):
            xs.append(None)
            ys.append(None)
        xs += [str(row.period.start), str(row.period.end + DAY)]
        ys += [view.number(row)] * 2
        end = row.period.end
    tone, nth = color(view, key), place(view, key)
    shared = {"type": "scatter", "name": view.key_name(key), "opacity": faded(view, key),
              "cliponaxis": False}  # fmt: skip
    line = {"color": tone, "width": 2.5}  # solid: a dashed piece of three months looks broken
    marker = {
        "size": 9, "symbol": f"{SYMBOLS[nth]}-open", "color": tone,
        "line": {"width": 1.5, "color": tone},
    }  # fmt: skip
    return [
        {**shared, "mode": "lines", "x": xs, "y": ys, "line": line, "connectgaps": False,
         "hoverinfo": "skip"},
        {**shared, "mode": "markers", "x": [_middle(row) for row in rows],
         "y": [view.number(row) for row in rows], "marker": marker,
         "customdata": [row.id for row in rows],
         "hovertext": [under_pointer(view, row) for row in rows],
         "hovertemplate": "%{hovertext}<extra></extra>"},
    ]  # fmt: skip


def _middle(row: Observation) -> str:
    return str(row.period.start + (row.period.end - row.period.start) / 2)
