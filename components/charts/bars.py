"""Horizontal bars: a name, a bar from zero, the figure at its end; losses run left."""

from __future__ import annotations

from data.language import _
from data.observation import Observation
from data.periods import Period
from data.questions.view import View
from data.questions.ways import WAYS

from ..text.numbers import percent, shown
from ..text.swings import change_words, tone
from .frame import color, faded, hidden_axis, layout, text, tied, under_pointer

Bar = tuple[float, Observation, bool]  # middle in pixels, figure, whether it is the latest
NAME, BAR, BETWEEN = 22, 24, 14  # pixels: name line, one bar, space after a group
EDGE = 0.003  # of the width: the outline of a derived bar is not cut at zero
LABEL = 150  # pixels kept free at the bar's end for its figure


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


def _bars(view: View, keys: list[str], periods: list[Period]) -> dict[str, object]:
    """Bars in pixel coordinates from the top: y is the distance from the upper edge.

    Where there are losses the figures stand in the name line, so that bars have the whole width
    on both sides of zero."""
    below = any(view.number(row) < 0 for row in view.levels)
    bars: list[Bar] = []
    notes, narrow, zero, y = [], [], [], 0.0
    for key in keys:
        rows = [view.cell(key, period) for period in periods] if periods else [view.series(key)[-1]]
        rows = [row for row in rows if row is not None]
        notes.append(_name(view, key, y))
        if below:
            figures = _figures(view, key, rows, y)
            notes.append(figures)
            narrow += [_name(view, key, y, short=True), figures]  # both fit a phone's line
        top = y = y + NAME
        for row in rows:
            last = not periods or row.period.key == periods[-1].key
            bars.append((y + BAR / 2, row, last))
            y += BAR
        zero.append(_zero(top - 2, y - 2))
        y += BETWEEN
    numbers = [view.number(row) for _y, row, _last in bars]
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    height = round(y + 4)
    return {
        "data": [_trace(view, bars, labelled=not below)],
        "layout": layout(
            height,
            {"t": 2, "b": 2, "r": 2 if below else LABEL},
            xaxis=hidden_axis(low * 1.01 - high * EDGE, high * 1.01),
            yaxis=hidden_axis(height - 4, 0),
            annotations=notes,
            shapes=zero if below else [],
            bargap=0,
            **({"meta": {"narrow": {"annotations": narrow}}} if below else {}),
        ),
    }


def _name(view: View, key: str, y: float, *, short: bool = False) -> dict[str, object]:
    place = {"xref": "paper", "xanchor": "left", "yanchor": "middle"}
    size = {"size": 13.5, "color": "var(--ink)"}
    opacity = max(faded(view, key), 0.5)
    name = view.key_name(key, short=short or view.by == "indicator")
    return text(name, 0, y + NAME / 2, font=size, opacity=opacity, **place)


def _figures(view: View, key: str, rows: list[Observation], y: float) -> dict[str, object]:
    """`−27.5 → −1,151.8 −1,124.3` at the right of the name line."""
    words = f"<b>{shown(rows[-1], view)}</b>{_added(view, rows[-1])}"
    if len(rows) > 1:
        earlier = (f"{shown(row, view)} → " for row in rows[:-1])
        before = "".join(f'<span style="color:var(--dim)">{one}</span>' for one in earlier)
        words = f"{before}{words}"
    place = {"xref": "paper", "xanchor": "right", "yanchor": "middle", "align": "right"}
    parts = tied(*rows, _moved(view, rows[-1]))
    return text(words, 1, y + NAME / 2, font={"size": 12.5}, name=parts, **place)


def _trace(view: View, bars: list[Bar], *, labelled: bool) -> dict[str, object]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [y for y, _row, _last in bars],
        "x": [view.number(row) for _y, row, _last in bars],
        "width": [BAR - 4] * len(bars),
        "marker": _look(view, bars),
        "text": [_label(view, row, last) if labelled else "" for _y, row, last in bars],
        "textposition": "outside",
        "textfont": {"size": 13, "color": "var(--ink)"},
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": [
            tied(row, _moved(view, row)) if labelled and last else row.id for _y, row, last in bars
        ],
        "hovertext": [under_pointer(view, row) for _y, row, _last in bars],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _look(view: View, bars: list[Bar]) -> dict[str, object]:
    """Published figures are filled, derived ones only outlined, doubtful ones hatched."""
    tones = [color(view, view.key(row), "" if last else "-pale") for _y, row, last in bars]
    derived = [row.status == "derived" for _y, row, _last in bars]
    return {
        "color": ["rgba(0,0,0,0)" if d else tone for d, tone in zip(derived, tones, strict=True)],
        "opacity": [faded(view, view.key(row)) for _y, row, _last in bars],
        # An outline has no pale form: it would not be seen.
        "line": {
            "width": [1.5 if hollow else 0 for hollow in derived],
            "color": [color(view, view.key(row)) for _y, row, _last in bars],
        },
        "pattern": {
            "shape": ["" if row.is_firm else "/" for _y, row, _last in bars],
            "solidity": 0.25,
        },
    }


def _label(view: View, row: Observation, last: bool) -> str:
    if last:
        return f"<b>{shown(row, view)}</b>{_added(view, row)}"
    year = f" · {row.period.year}" if len(view.periods) > 2 else ""
    return f'<span style="color:var(--dim)">{shown(row, view)}{year}</span>'


def _moved(view: View, row: Observation) -> Observation | None:
    """The change that stands beside a figure; none beside one that is a change itself."""
    if view.measure in WAYS:
        return None
    growth, change = (view.cell(view.key(row), row.period, name) for name in ("growth", "change"))
    return growth or change


def _added(view: View, row: Observation) -> str:
    """The change beside a figure: a rate, or a difference where no rate is given."""
    if view.measure in WAYS:
        return ""
    growth = view.cell(view.key(row), row.period, "growth")
    if growth is None:
        return change_words(view, row)
    rate = percent(growth.number, sign=True)
    if growth.status == "published":  # its base is not drawn: the bar before may be years older
        rate = _("{rate} on {year}").format(rate=rate, year=row.period.year - 1)
    return f' <span style="color:var(--{tone(view, growth.number)})">{rate}</span>'


def _zero(top: float, bottom: float) -> dict[str, object]:
    line = {"color": "var(--ink)", "width": 1}
    return {"type": "line", "x0": 0, "x1": 0, "y0": top, "y1": bottom, "line": line}
