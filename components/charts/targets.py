"""Targets against results: what was measured as a bar, what was announced as an empty outline."""

from __future__ import annotations

from data.language import _
from data.observation import Observation
from data.questions.view import View

from ..text.numbers import figure
from .bars import BAR, BETWEEN, LABEL, NAME
from .frame import color, hidden_axis, layout, text, under_pointer

Bar = tuple[float, Observation]  # middle in pixels, figure


def targets(view: View) -> dict[str, object]:
    """A group of bars for each year; a plan is never drawn like a result."""
    result, plan = view.indicators
    bars: list[Bar] = []
    notes, y = [], 0.0
    for period in view.periods:
        notes.append(_year(period.year, y))
        y += NAME
        for key in (result, plan):
            row = view.cell(key, period)
            if row is not None:
                bars.append((y + BAR / 2, row))
                y += BAR
        y += BETWEEN
    height = round(y + 4)
    high = max(view.number(row) for _y, row in bars)
    return {
        "data": [_trace(view, bars, result)],
        "layout": layout(
            height, {"t": 2, "b": 2, "r": LABEL}, annotations=notes, bargap=0,
            xaxis=hidden_axis(0, high), yaxis=hidden_axis(height - 4, 0),
        ),
    }  # fmt: skip


def _year(year: int, y: float) -> dict[str, object]:
    place = {"xref": "paper", "xanchor": "left", "yanchor": "middle"}
    return text(str(year), 0, y + NAME / 2, font={"size": 13.5, "color": "var(--ink)"}, **place)


def _trace(view: View, bars: list[Bar], result: str) -> dict[str, object]:
    done = [row.indicator == result for _y, row in bars]
    return {
        "type": "bar",
        "orientation": "h",
        "y": [y for y, _row in bars],
        "x": [view.number(row) for _y, row in bars],
        "width": [BAR - 4] * len(bars),
        "marker": {
            "color": [color(view, result) if full else "rgba(0,0,0,0)" for full in done],
            "line": {"width": [0 if full else 1.5 for full in done], "color": "var(--ink)"},
        },
        "text": [_label(view, row, full) for (_y, row), full in zip(bars, done, strict=True)],
        "textposition": "outside",
        "textfont": {"size": 13, "color": "var(--ink)"},
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": [row.id for _y, row in bars],
        "hovertext": [under_pointer(view, row) for _y, row in bars],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _label(view: View, row: Observation, done: bool) -> str:
    if done:
        return f"<b>{figure(row, view)}</b>"
    words = _("{value} targeted").format(value=figure(row, view))
    return f'<span style="color:var(--dim)">{words}</span>'
