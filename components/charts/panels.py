"""Little charts: for each region a line a zone type, all on one scale."""

from __future__ import annotations

from data.questions.view import View

from ..text.numbers import number, plain
from .classes import round_between
from .courses import SIZE, Cuts, is_years, line, lines
from .frame import SYMBOLS, layout, text
from .multiples import PHONE, WIDE, places

HEIGHT, HIGH = 480, 860  # pixels; the higher one for phones (assets/regions.css has it too)
LEGEND, FOOT = 30, 20  # pixels: the zone types above, the years of the last row below
TALL = 50  # of the legend on a phone
AIR = 0.05  # of the scale, above the highest point and below the deepest loss
GLYPHS = {
    "circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲", "cross": "✚", "x": "✖",
}  # fmt: skip
Box = tuple[list[float], list[float]]  # across and up, in parts of the whole
SHARED = {"data": {"scatter": [{  # what all lines share stands in the figure once
    "type": "scatter", "connectgaps": False, "cliponaxis": False,
    "hovertemplate": "%{text}<extra></extra>", "marker": {"size": SIZE},
}]}}  # fmt: skip


def panels(view: View) -> dict[str, object]:
    """A little chart a region, the same years and the same scale in all; only figures of one span
    and one definition are joined."""
    drawn = lines(view)
    shown = {zone for _region, zone in drawn}
    zones = [zone for zone in view.catalog.zones if zone in shown]
    cuts: Cuts = {}
    words = {period.end: period.short for period in view.periods}
    traces = [
        line(view, zone, place, drawn[region, zone], cuts, words)
        for place, region in enumerate(view.keys)
        for zone in zones
        if (region, zone) in drawn
    ]
    numbers = [y for trace in traces for y in trace["y"] if y is not None]
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    pad = (high - low or 1) * AIR
    ends = (low - pad if low else 0.0, high + pad)
    mark = round_between(high * 0.6, high) if high else 0.0
    sizes = ((WIDE, HEIGHT), (PHONE, HIGH))
    wide, narrow = (places(len(view.keys), columns, pixels) for columns, pixels in sizes)
    across, axes, moved = _across(view), {}, {}
    for place, box in enumerate(wide):
        nth = "" if not place else str(place + 1)
        axes[f"xaxis{nth}"] = {**across, "domain": box[0], "anchor": f"y{nth}"}
        axes[f"yaxis{nth}"] = {
            "domain": box[1], "anchor": f"x{nth}", "fixedrange": True, "range": ends,
            "showticklabels": False, "tickvals": [mark] if mark else [], "ticks": "",
            "gridcolor": "var(--line)", "zerolinecolor": "var(--edge)",
        }  # fmt: skip
        moved[f"xaxis{nth}"] = {"domain": narrow[place][0]}
        moved[f"yaxis{nth}"] = {"domain": narrow[place][1]}
    return {
        "data": traces,
        "layout": layout(
            HEIGHT, {"t": LEGEND, "b": FOOT}, **axes, template=SHARED,
            annotations=[*_legend(view, zones, 4), *_scale(mark, ends, wide), *_names(view, wide)],
            shapes=_chosen(view, wide),
            meta={"narrow": {
                **moved, "height": HIGH,
                "margin": {"t": TALL if len(zones) > 2 else LEGEND, "b": FOOT},
                "annotations": [
                    *_legend(view, zones, 2), *_scale(mark, ends, narrow),
                    *_names(view, narrow, 11),
                ],
                "shapes": _chosen(view, narrow),
            }},
        ),
    }  # fmt: skip


def _across(view: View) -> dict[str, object]:
    """The horizontal axis of all: its first and last year are named."""
    first, last = view.periods[0], view.periods[-1]
    shared = {
        "fixedrange": True, "showgrid": False, "zeroline": False, "ticks": "",
        "tickfont": {"size": 11, "color": "var(--dim)"},
    }  # fmt: skip
    if is_years(view):
        ticks = sorted({first.year, last.year})
        return {
            **shared, "range": [first.year - 0.5, last.year + 0.5], "tickvals": ticks,
            "ticktext": [str(year) for year in ticks],
        }  # fmt: skip
    air = max((last.end - first.end) * 0.08, last.end.resolution * 45)
    named = {str(first.end): str(first.year), str(last.end): str(last.year)}
    return {
        **shared, "type": "date", "range": [str(first.end - air), str(last.end + air)],
        "tickvals": list(named), "ticktext": list(named.values()),
    }  # fmt: skip


def _legend(view: View, zones: list[str], columns: int) -> list[dict[str, object]]:
    """The zone types with their marks, above the first row."""
    if len(zones) < 2:
        return []
    order = list(view.catalog.zones)
    items = [
        f'<span style="color:var(--{zone})">{GLYPHS[SYMBOLS[order.index(zone) % len(SYMBOLS)]]}'
        f"</span> {view.catalog.zones[zone].short}"
        for zone in zones
    ]
    lines = ["    ".join(items[n : n + columns]) for n in range(0, len(items), columns)]
    return [text(
        "<br>".join(lines), 0, 1, xref="paper", yref="paper", xanchor="left", yanchor="bottom",
        yshift=6, align="left", font={"size": 12.5, "color": "var(--ink)"},
    )]  # fmt: skip


def _scale(mark: float, ends: tuple[float, float], boxes: list[Box]) -> list[dict[str, object]]:
    """What the hairline stands for, and where zero is if there are losses: in the first chart."""
    across, (bottom, top) = boxes[0]
    unit = (top - bottom) / (ends[1] - ends[0])
    values = [mark] if mark else []
    values += [0.0] if ends[0] < 0 else []
    return [
        text(
            number(value), across[0], bottom + unit * (value - ends[0]), xref="paper",
            yref="paper", xanchor="left", yanchor="top", font={"size": 11, "color": "var(--dim)"},
        )
        for value in values
    ]  # fmt: skip


def _names(view: View, boxes: list[Box], size: int = 12) -> list[dict[str, object]]:
    """Above each chart its region and, of a single zone type, the last figure."""
    lasts = {row.region: row for row in view.levels}
    single = len({row.zone for row in view.levels}) == 1
    found = []
    for key, (across, up) in zip(view.keys, boxes, strict=True):
        words = view.key_name(key, short=True)
        if single:
            words = f"{words} <b>{plain(lasts[key], view)}</b>"
        if key == view.selection.region:
            words = f"<b>▸ {words}</b>"
        tie = {"name": lasts[key].id} if single else {}
        found.append(text(
            words, across[0], up[1], xref="paper", yref="paper", xanchor="left", yanchor="bottom",
            font={"size": size, "color": "var(--ink)"}, **tie,
        ))  # fmt: skip
    return found


def _chosen(view: View, boxes: list[Box]) -> list[dict[str, object]]:
    """A pale ground under the region that the reader chose."""
    return [
        {
            "type": "rect", "xref": "paper", "yref": "paper", "x0": across[0], "x1": across[1],
            "y0": up[0], "y1": up[1], "layer": "below", "line": {"width": 0},
            "fillcolor": "var(--soft)",
        }
        for key, (across, up) in zip(view.keys, boxes, strict=True)
        if key == view.selection.region
    ]  # fmt: skip
