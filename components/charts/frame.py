"""What all charts share: type, axes, colours, and the words under the pointer."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalog import AUTHORITIES
from data.language import _
from data.observation import Observation
from data.questions.view import View
from data.questions.ways import WAYS

from ..text.numbers import number, percent, rate, separators, with_unit

FONT = "Inter Variable, system-ui, Segoe UI, Roboto, Noto Sans, DejaVu Sans, sans-serif"
SERIES = (
    "a",
    "b",
    "c",
    "d",
)  # inks of series told apart by who stated them; colour is for zone types
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "x")


def layout(height: int, margin: dict[str, int], **more: object) -> dict[str, object]:
    """The layout that every chart starts from: no frame, no background, nothing to drag."""
    return {
        "height": height,
        "autosize": True,
        "separators": separators(),
        "margin": {"t": 4, "b": 4, "l": 0, "r": 0, "pad": 0, **margin},
        "font": {"family": FONT, "size": 13, "color": "var(--ink)"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": "var(--paper)", "bordercolor": "var(--line)", "align": "left",
            "font": {"family": FONT, "size": 13, "color": "var(--ink)"},
        },
        **more,
    }  # fmt: skip


def hidden_axis(low: float, high: float, **more: object) -> dict[str, object]:
    return {"visible": False, "range": [low, high], "fixedrange": True, **more}


def scale(**more: object) -> dict[str, object]:
    """A vertical axis with three or four hairlines."""
    return {
        "fixedrange": True, "nticks": 5, "gridcolor": "var(--line)", "zeroline": False,
        "tickfont": {"size": 12, "color": "var(--dim)"}, "ticks": "", "automargin": True,
        "tickformat": ",~f", **more,
    }  # fmt: skip


def color(view: View, key: str, variant: str = "") -> str:
    """The colour of a series, that of its zone type; `-pale`, `-text`, `-on` (text on it)."""
    if view.by == "authority":
        name = SERIES[AUTHORITIES.index(key) % len(SERIES)]
    else:
        slug = key if view.by == "zone" else view.levels[0].zone
        zone = view.catalog.zones.get(slug)
        name = slug if zone and zone.level == "type" else "total"
    return f"var(--{name}{variant})"


def faded(view: View, key: str) -> float:
    """Opacity of a series: dimmed when the reader highlights another."""
    focus = view.selection.focus
    return 0.25 if focus and view.by == "zone" and focus in view.keys and focus != key else 1.0


def place(view: View, key: str) -> int:
    """A number of the series that does not change with the selection, for markers and dashes."""
    orders = {"zone": list(view.catalog.zones), "authority": list(AUTHORITIES)}
    return orders.get(view.by, list(view.keys)).index(key) % len(SYMBOLS)


def under_pointer(view: View, row: Observation) -> str:
    """`Clusters, January–March 2025: 9,960.7 bn soums`, and the change in every way to say it:
    `+12.7 %, 112.7 % of a year before, 1.13 times, +1,125.9`."""
    words = f"{view.key_name(view.key(row))}, {row.period.name}: <b>{with_unit(row, view)}</b>"
    growth = view.cell(view.key(row), row.period, "growth")
    if growth is None or view.by == "region" or view.measure in WAYS:
        return words
    change = view.cell(view.key(row), row.period, "change")
    index = growth.number + 100
    said = [rate(growth), _("{index} of a year before").format(index=percent(index))]
    said += [_("{n} times").format(n=number(index / 100, 2))]
    said += [with_unit(change, view)] if change else []
    return f"{words}<br>{', '.join(said)}"


def text(words: str, x: object, y: object, **more: object) -> dict[str, object]:
    """An annotation without arrow."""
    return {"text": words, "x": x, "y": y, "showarrow": False, **more}


def tied(*rows: Observation | None) -> str:
    """The ids of the figures in the parts of a label or behind a mark, `-` where a part is none:
    assets/hits.js finds by them which receipt a click asks for."""
    return " ".join(row.id if row else "-" for row in rows)


def apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """The nearest places to the wanted ones that are at least `gap` apart and within bounds."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed = [wanted[i] for i in order]
    for i in range(len(placed)):
        floor = placed[i - 1] + gap if i else low
        placed[i] = max(placed[i], floor)
    for i in reversed(range(len(placed))):
        ceiling = placed[i + 1] - gap if i + 1 < len(placed) else high
        placed[i] = min(placed[i], ceiling)
    result = [0.0] * len(wanted)
    for position, i in zip(placed, order, strict=True):
        result[i] = position
    return result
