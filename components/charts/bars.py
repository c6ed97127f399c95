"""Horizontal bars: a name, a bar from zero, the figure at its end; losses run left."""

from __future__ import annotations

from data.observation import Observation
from data.view import View

from ..numbers import figure, percent
from ..words import change_words
from .frame import color, faded, hidden_axis, layout, text, under_pointer

NAME, BAR, BETWEEN = 22, 24, 14  # pixels: name line, one bar, space after a group
LABEL = 150  # pixels kept free at the bar's end for its figure
LABEL_LEFT = 84


def pairs(view: View) -> dict[str, object]:
    """Each series over its periods: the earlier bar pale, the latest full, the change beside."""
    return _bars(view, list(view.keys), list(view.periods))


def ranking(view: View) -> dict[str, object]:
    """One period, the largest first."""
    keys = sorted(view.keys, key=lambda key: -view.number(view.series(key)[-1]))
    return _bars(view, keys, [])


def parts(view: View) -> dict[str, object]:
    """One period of figures that may be negative, and their sum in ink."""
    return _bars(view, list(view.keys), [])


def _bars(view: View, keys: list[str], periods: list) -> dict[str, object]:
    """Bars in pixel coordinates from the top: y is the distance from the upper edge."""
    bars: list[tuple[float, Observation, bool]] = []
    notes, y = [], 0.0
    for key in keys:
        rows = [view.cell(key, period) for period in periods] if periods else [view.series(key)[-1]]
        rows = [row for row in rows if row is not None]
        notes.append(
            text(view.key_name(key), 0, y + NAME / 2, xref="paper", xanchor="left", yanchor="middle",
                 font={"size": 13.5}, opacity=max(faded(view, key), 0.5))
        )  # fmt: skip
        y += NAME
        for row in rows:
            last = not periods or row.period.key == periods[-1].key
            bars.append((y + BAR / 2, row, last))
            y += BAR
        y += BETWEEN
    numbers = [view.number(row) for _y, row, _last in bars]
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    height = round(y + 8)
    return {
        "data": [_trace(view, bars)],
        "layout": layout(
            height,
            {"r": LABEL if high > 0 else 24, "l": LABEL_LEFT if low < 0 else 0},
            xaxis=hidden_axis(low, high),
            yaxis=hidden_axis(height - 8, 0),
            annotations=notes,
            shapes=[_zero(height)] if low < 0 else [],
            bargap=0,
        ),
    }


def _trace(view: View, bars: list[tuple[float, Observation, bool]]) -> dict[str, object]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [y for y, _row, _last in bars],
        "x": [view.number(row) for _y, row, _last in bars],
        "width": [BAR - 4] * len(bars),
        "marker": {
            "color": [color(view, view.key(row), "" if last else "-pale") for _y, row, last in bars],
            "opacity": [faded(view, view.key(row)) for _y, row, _last in bars],
            "line": {"width": 0},
        },
        "text": [_label(view, row, last) for _y, row, last in bars],
        "textposition": "outside",
        "textfont": {"size": 13, "color": "var(--ink)"},
        "constraintext": "none",
        "cliponaxis": False,
        "hovertext": [under_pointer(view, row) for _y, row, _last in bars],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _label(view: View, row: Observation, last: bool) -> str:
    if not last:
        year = f" · {row.period.year}" if len(view.periods) > 2 else ""
        return f'<span style="color:var(--dim)">{figure(row, view)}{year}</span>'
    growth = view.cell(view.key(row), row.period, "growth")
    if growth:
        tone = "up" if growth.number > 0 else "down" if growth.number < 0 else "dim"
        added = f' <span style="color:var(--{tone})">{percent(growth.number, sign=True)}</span>'
    else:
        added = change_words(view, row)
    return f"<b>{figure(row, view)}</b>{added}"


def _zero(height: int) -> dict[str, object]:
    return {
        "type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper",
        "line": {"color": "var(--ink)", "width": 1},
    }  # fmt: skip
