"""Small multiples: a little chart for each region, all on one scale."""

from __future__ import annotations

from data.questions.view import View

from ..text.numbers import figure, number, plain
from .classes import round_between
from .frame import layout, text

GAP = 0.06  # of a column: the space at each side
ABOVE, BELOW = 20, 20  # pixels of a row for its names and its years
AIR = 14  # more under a row where there are few rows
WIDE, PHONE = 5, 2  # little charts side by side
HEIGHT = 520


def multiples(view: View) -> dict[str, object]:
    """A line a region from the same zero to the same top; the chosen region is drawn heavier."""
    years = [period.year for period in view.periods]
    most = max(view.number(row) for row in view.levels)
    top, mark = most * 1.08, round_between(most * 0.6, most)
    wide, narrow = (places(len(view.keys), columns) for columns in (WIDE, PHONE))
    axes: dict[str, object] = {}
    moved: dict[str, object] = {}
    for place, (across, up) in enumerate(wide):
        nth = "" if not place else str(place + 1)
        axes[f"xaxis{nth}"] = {
            "domain": across, "anchor": f"y{nth}", "fixedrange": True, "showgrid": False,
            "zeroline": False, "range": [min(years) - 0.5, max(years) + 0.5],
            "tickvals": [min(years), max(years)], "tickfont": {"size": 11, "color": "var(--dim)"},
            "ticktext": [str(min(years)), str(max(years))], "ticks": "",
        }  # fmt: skip
        axes[f"yaxis{nth}"] = {
            "domain": up, "anchor": f"x{nth}", "fixedrange": True, "range": [0, top],
            "showticklabels": False, "tickvals": [mark], "ticks": "",
            "gridcolor": "var(--line)", "zerolinecolor": "var(--edge)",
        }  # fmt: skip
        moved[f"xaxis{nth}"] = {"domain": narrow[place][0]}
        moved[f"yaxis{nth}"] = {"domain": narrow[place][1]}
    return {
        "data": [_line(view, key, place) for place, key in enumerate(view.keys)],
        "layout": layout(
            HEIGHT, {"t": 4, "b": 20}, **axes,
            annotations=[_mark(mark, top, wide[0]), *_names(view, wide)],
            meta={"narrow": {
                **moved, "annotations": [_mark(mark, top, narrow[0]), *_names(view, narrow, 11)],
            }},
        ),
    }  # fmt: skip


def places(
    count: int, columns: int, pixels: float = HEIGHT
) -> list[tuple[list[float], list[float]]]:
    """Where each little chart stands, as parts of the whole, which is so high: across and up."""
    rows = -(-count // columns)
    width, height = 1 / columns, 1 / rows
    below = BELOW if columns == PHONE else BELOW + AIR
    found = []
    for place in range(count):
        row, column = divmod(place, columns)
        left, low = column * width, 1 - (row + 1) * height + below / pixels
        across = [round(left + width * GAP, 4), round(left + width * (1 - GAP), 4)]
        found.append((across, [round(low, 4), round(1 - row * height - ABOVE / pixels, 4)]))
    return found


def _line(view: View, key: str, place: int) -> dict[str, object]:
    rows = view.series(key)
    nth = "" if not place else str(place + 1)
    chosen = view.selection.region == key
    tone = "var(--ink)" if chosen else "var(--map-4)"
    return {
        "type": "scatter", "mode": "lines+markers" if len(rows) > 2 else "markers",
        "x": [row.period.year for row in rows], "y": [view.number(row) for row in rows],
        "xaxis": f"x{nth}", "yaxis": f"y{nth}", "cliponaxis": False,
        "line": {"color": tone, "width": 3.5 if chosen else 2}, "marker": {"size": 5},
        "name": view.key_name(key, short=True), "customdata": [row.id for row in rows],
        "text": [figure(row, view) for row in rows],
        "hovertemplate": "%{x}: <b>%{text}</b><extra></extra>",
    }  # fmt: skip


def _mark(value: float, top: float, place: tuple[list[float], list[float]]) -> dict[str, object]:
    """What the hairline stands for, written on that of the first chart."""
    across, (low, high) = place
    return text(
        number(value), across[0], low + (high - low) * value / top, xref="paper", yref="paper",
        xanchor="left", yanchor="top", font={"size": 11, "color": "var(--dim)"},
    )  # fmt: skip


def _names(
    view: View, places: list[tuple[list[float], list[float]]], size: int = 12
) -> list[dict[str, object]]:
    """Above each chart the region's name and its last figure."""
    found = []
    for key, (across, up) in zip(view.keys, places, strict=True):
        last = view.series(key)[-1]
        words = f"{view.key_name(key, short=True)} <b>{plain(last, view)}</b>"
        if key == view.selection.region:
            words = f"<b>▸ {words}</b>"
        found.append(text(
            words, across[0], up[1], xref="paper", yref="paper", xanchor="left", yanchor="bottom",
            font={"size": size, "color": "var(--ink)"}, name=last.id,
        ))  # fmt: skip
    return found
