"""Agreements, contracts, projects and events on a true time axis, a lane for each kind.

A mark is as long as the source is vague: a dot for a day, a bar over the month or the year for what
is only known that far, a band for a programme that ran for years."""

from __future__ import annotations

from datetime import date, timedelta

from data.agreement import Agreement
from data.questions.view import View

from ..text.agreements import category, happened
from .frame import hidden_axis, layout, text

LANE, TOP, FOOT, SIDE = 46, 4, 30, 10  # pixels
SHORTEST = timedelta(days=75)  # a month would be a hair's breadth on a scale of decades


def events(view: View) -> dict[str, object]:
    """One lane a category; the figure is as high as its lanes."""
    lanes = list(dict.fromkeys(one.category for one in view.events))
    height = TOP + LANE * len(lanes) + FOOT
    middle = {slug: LANE * number + LANE * 0.68 for number, slug in enumerate(lanes)}
    first = min(one.start for one in view.events)
    last = max(one.last for one in view.events)
    air = max((last - first) * 0.02, timedelta(days=30))
    names = [
        text(
            f"{category(slug)} · {sum(one.category == slug for one in view.events)}", 0,
            LANE * number + 12, xref="paper", xanchor="left", yanchor="middle",
            font={"size": 13, "color": "var(--dim)"},
        )
        for number, slug in enumerate(lanes)
    ]  # fmt: skip
    return {
        "data": [*_bands(view, middle), _dots(view, middle)],
        "layout": layout(
            height,
            {"t": TOP, "b": FOOT, "l": SIDE, "r": SIDE},
            xaxis={
                "type": "date", "range": [str(first - air), str(last + air)], "fixedrange": True,
                "showgrid": False, "zeroline": False, "tickformat": "%Y", "nticks": 8,
                "ticklabeloverflow": "allow",
                "tickfont": {"size": 12, "color": "var(--dim)"},
            },
            yaxis=hidden_axis(LANE * len(lanes), 0),
            annotations=names,
            shapes=[_rule(y) for y in middle.values()],
        ),
    }  # fmt: skip


def _bands(view: View, middle: dict[str, float]) -> list[dict[str, object]]:
    return [_band(one, middle) for one in view.events if one.last > one.start]


def _band(one: Agreement, middle: dict[str, float]) -> dict[str, object]:
    """From the first to the last day; at least as long as can be seen."""
    end = max(one.last, one.start + SHORTEST)
    wide = 12 if one.end else 6
    return {
        "type": "scatter", "mode": "lines", "x": [str(one.start), str(end)],
        "y": [middle[one.category]] * 2, "line": {"width": wide, "color": "var(--total-pale)"},
        "hoverinfo": "skip",
    }  # fmt: skip


def _dots(view: View, middle: dict[str, float]) -> dict[str, object]:
    """A mark for each: full where the day is known, hollow where it is not."""
    exact = [one.precision == "day" for one in view.events]
    return {
        "type": "scatter", "mode": "markers",
        "x": [str(_mark(one)) for one in view.events],
        "y": [middle[one.category] for one in view.events],
        "marker": {
            "size": 11, "symbol": "circle",
            "color": ["var(--total)" if known else "var(--paper)" for known in exact],
            "line": {"width": 2, "color": "var(--total)"},
        },
        "hovertext": [f"{happened(one)}<br>{one.title}" for one in view.events],
        "hovertemplate": "%{hovertext}<extra></extra>", "cliponaxis": False,
    }  # fmt: skip


def _mark(one: Agreement) -> date:
    """A programme is marked where it begins, a month or a year in its middle."""
    return one.start if one.end else one.start + (one.last - one.start) / 2


def _rule(y: float) -> dict[str, object]:
    line = {"color": "var(--line)", "width": 1}
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": y,
        "y1": y,
        "layer": "below",
        "line": line,
    }
