"""Lines: figures over the years of one span, or dates on a true time axis; gaps stay gaps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from textwrap import wrap

from data.language import _
from data.observation import Observation
from data.questions.view import View

from ..text.numbers import shown
from . import breaks
from .frame import (
    DASHES,
    SYMBOLS,
    apart,
    color,
    faded,
    layout,
    place,
    scale,
    text,
    tied,
    under_pointer,
)

HEIGHT = 320
TOP, BOTTOM, LABELS = 14, 34, 128  # pixels; LABELS is the room for names at the lines' ends
LINE_OF_TEXT = 17
LETTERS = 15  # of a name on one line
NARROW, WIDE = 7, 8.3  # pixels of a bold letter: Latin, Cyrillic

Place = Callable[[Observation], object]  # where on the horizontal axis a figure stands
Series = Callable[[View, str, Place], list[dict[str, object]]]  # the traces of a series


def line(view: View) -> dict[str, object]:
    """One span over the years; only neighbouring years of one definition are joined."""
    years = [row.period.year for row in view.levels]
    first, last = min(years), max(years)
    axis = {
        "range": [first - 0.25, last + 0.25], "tickvals": list(range(first, last + 1)),
        "ticktext": [str(year) for year in range(first, last + 1)],
    }  # fmt: skip
    if last - first > 8:
        axis["tickvals"] = axis["tickvals"][::2]
        axis["ticktext"] = axis["ticktext"][::2]
    short = {"ticktext": [f"’{year[2:]}" for year in axis["ticktext"]]}
    drawn = _lines(view, lambda row: row.period.year, axis, short)
    return _parted(view, drawn, breaks.on_years(view))


def timeline(view: View, series: Series | None = None) -> dict[str, object]:
    """Figures at the day they hold (flows at their end), or as `series` draws them; breaks drawn as
    bands."""
    drawn = _lines(view, lambda row: str(row.period.end), _days(view), {"nticks": 3}, series)
    return _parted(view, drawn, breaks.on_dates(view))


def _parted(view: View, drawn: dict[str, object], bands: dict) -> dict[str, object]:
    """The chart with its breaks."""
    drawn["layout"]["shapes"] += breaks.shapes(bands)
    drawn["layout"]["annotations"] += breaks.names(view, bands)
    return drawn


def _days(view: View) -> dict[str, object]:
    """A date axis with air at both ends, so that its first label stands clear of the scale's."""
    first, last = view.periods[0].end, view.periods[-1].end
    air = max((last - first) * 0.06, timedelta(days=20))
    return {"type": "date", "nticks": 6, "range": [str(first - air), str(last + air)]}


def _lines(
    view: View, x: Place, axis: dict[str, object], narrow: dict[str, object],
    series: Series | None = None,
) -> dict[str, object]:  # fmt: skip
    numbers = [view.number(row) for row in view.levels]
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    pad = (high - low or 1) * 0.06
    low, high = (low - pad if low < 0 else 0.0), high + pad
    return {
        "data": [trace for key in view.keys for trace in (series or _series)(view, key, x)],
        "layout": layout(
            HEIGHT,
            {"t": TOP, "b": BOTTOM, "l": 44, "r": max(LABELS, _room(view))},
            xaxis={
                "fixedrange": True, "showgrid": False, "ticks": "", "zeroline": False,
                "ticklabelstandoff": 6,
                "tickfont": {"size": 12, "color": "var(--dim)"}, **axis,
            },
            yaxis=scale(range=[low, high]),
            annotations=_ends(view, low, high) + _loss(low),
            shapes=_below_zero(low),
            meta={"narrow": {"margin": {"l": 38, "r": _room(view)}, "xaxis": narrow}},
        ),
    }  # fmt: skip


def _room(view: View) -> int:
    """Pixels for the names and last figures at the lines' ends."""
    names = [line for key in view.keys for line in _name(view, key)]
    lasts = (view.series(key)[-1] for key in view.keys)
    lasts = [f"{shown(row, view)}{_when(view, row)}" for row in lasts]
    wide = WIDE if any(letter > "\u0400" for name in names for letter in name) else NARROW
    return max(96, 14 + max(wide * max(map(len, names)), NARROW * max(map(len, lasts))))


def _name(view: View, key: str) -> list[str]:
    """The name of a series at its end, long ones on several lines."""
    return wrap(view.key_name(key, short=True), LETTERS, break_long_words=False)


def _series(view: View, key: str, x: Place) -> list[dict[str, object]]:
    """A trace with a hole wherever two points must not be joined; one mark for each figure."""
    xs, ys, rows = [], [], []
    for number, segment in enumerate(view.segments(key)):
        if number:
            xs.append(x(segment[0]))
            ys.append(None)
            rows.append(None)
        for row in segment:
            xs.append(x(row))
            ys.append(view.number(row))
            rows.append(row)
    tone, nth = color(view, key), place(view, key)
    hollow = [row is not None and not (row.is_firm and row.status == "published") for row in rows]
    joined = view.kind in ("timeline", "together") or len(view.series(key)) > 2
    return [{
        "type": "scatter",
        "mode": "lines+markers" if joined else "markers",
        "name": view.key_name(key),
        "x": xs,
        "y": ys,
        "connectgaps": False,
        "opacity": faded(view, key),
        "line": {"color": tone, "width": 2.5, "dash": DASHES[nth]},
        "marker": {
            "size": 9, "symbol": [SYMBOLS[nth] + ("-open" if open_ else "") for open_ in hollow],
            "color": tone, "line": {"width": 1.5, "color": tone},
        },
        "cliponaxis": False,
        "customdata": [row.id if row else "" for row in rows],
        "hovertext": [under_pointer(view, row) if row else "" for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }]  # fmt: skip


def _ends(view: View, low: float, high: float) -> list[dict[str, object]]:
    """Name and last figure of each series at the right edge, none over another."""
    inner = HEIGHT - TOP - BOTTOM
    lasts = [view.series(key)[-1] for key in view.keys]
    wanted = [(view.number(row) - low) / (high - low) * inner for row in lasts]
    names = [_name(view, key) for key in view.keys]
    placed = apart(wanted, LINE_OF_TEXT * (1 + max(map(len, names))), 8, inner)
    return [
        text(
            f"<b>{'<br>'.join(name)}</b><br>{shown(row, view)}{_when(view, row)}",
            1, position / inner, xref="paper", yref="paper", xanchor="left", yanchor="middle",
            align="left", xshift=8, font={"size": 12.5, "color": color(view, key, "-text")},
            opacity=max(faded(view, key), 0.4), name=tied(*[None] * len(name), row),
        )
        for key, name, row, position in zip(view.keys, names, lasts, placed, strict=True)
    ]  # fmt: skip


def _when(view: View, row: Observation) -> str:
    """The year of the last figure, where it is not the newest of the chart."""
    newest = view.periods[-1]
    return "" if row.period.key == newest.key else f" ({row.period.year})"


def _below_zero(low: float) -> list[dict[str, object]]:
    if low >= 0:
        return []
    band = {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "layer": "below",
        "line": {"width": 0},
    }
    rule = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0}
    return [
        {**band, "y0": low, "y1": 0, "fillcolor": "var(--soft)"},
        {**rule, "line": {"color": "var(--ink)", "width": 1}},
    ]


def _loss(low: float) -> list[dict[str, object]]:
    if low >= 0:
        return []
    words = text(_("below zero: loss"), 0.01, low, xref="paper", xanchor="left", yanchor="bottom")
    return [{**words, "font": {"size": 12, "color": "var(--dim)"}}]
