"""Breaks in a chart over time: a band where a definition changed, its reason under the pointer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from textwrap import wrap

from data.entries import Break
from data.language import _
from data.observation import Observation
from data.questions.view import View

from .frame import text

LINE = 13  # pixels
LETTERS = 56  # of a line of the reason under the pointer
MARGIN = 0.3  # of a year: the air between a band and the figures beside it

Band = tuple[object, object]  # where it begins and ends on the horizontal axis
Cut = tuple[Observation, Observation, Break]


def on_dates(view: View) -> dict[Band, list[Break]]:
    """The bands of a true time axis: as long as the change may have taken."""
    found: dict[Band, list[Break]] = {}
    for _one, _other, gap in _cuts(view):
        _add(found, (str(gap.not_before), str(gap.not_after)), gap)
    return found


def on_years(view: View) -> dict[Band, list[Break]]:
    """The bands of an axis of years: between the figures that are parted."""
    found: dict[Band, list[Break]] = {}
    for one, other, gap in _cuts(view):
        _add(found, (one.period.year + MARGIN, other.period.year - MARGIN), gap)
    return found


def _add(found: dict[Band, list[Break]], band: Band, gap: Break) -> None:
    gaps = found.setdefault(band, [])
    if gap not in gaps:
        gaps.append(gap)


def _cuts(view: View) -> Iterator[Cut]:
    """Neighbouring figures of a series that a break parts."""
    for key in view.keys:
        for one, other in pairwise(view.series(key)):
            gap = view.catalog.break_between(
                other.indicator, other.zone, one.period.end, other.period.end
            )
            if gap:
                yield one, other, gap


def shapes(bands: dict[Band, list[Break]]) -> list[dict[str, object]]:
    """The bands, behind the figures."""
    return [
        {
            "type": "rect", "x0": start, "x1": end, "yref": "paper", "y0": 0, "y1": 1,
            "layer": "below", "line": {"width": 0}, "fillcolor": "var(--soft)",
        }
        for start, end in bands
    ]  # fmt: skip


def names(view: View, bands: dict[Band, list[Break]]) -> list[dict[str, object]]:
    """A word at the head of each band; the reason is under the pointer and in the notes."""
    notes = []
    for nth, ((start, _end), gaps) in enumerate(bands.items()):
        told = (
            f"<b>{_who(view, gap)}</b><br>" + "<br>".join(wrap(gap.reason, LETTERS)) for gap in gaps
        )
        notes.append(text(
            _("break"), start, 1, yref="paper", xanchor="left", yanchor="top", xshift=2,
            yshift=-LINE * (nth % 2),  # bands may be narrower than the word
            font={"size": 11, "color": "var(--dim)"}, hovertext="<br>".join(told),
        ))  # fmt: skip
    return notes


def _who(view: View, gap: Break) -> str:
    zone = view.catalog.zones.get(gap.zone)
    return zone.name if zone else _("All zone types")
