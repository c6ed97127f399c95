"""A view without rows: why, and the nearest selection that has some."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from ..language import _
from ..periods import SPANS, ending_with, members, parse_key, span_name
from ..selection import Selection
from ..store import Store
from .levels import levels
from .topic import Topic
from .view import Empty, View

Holds = Callable[[Selection], bool]


def empty(
    store: Store,
    selection: Selection,
    topic: Topic,
    kind: str,
    reason: str = "",
    holds: Holds | None = None,
) -> View:
    """A view without rows that says why, and names the nearest selection that has some. `holds`
    is asked of each candidate, where published results alone do not make a view."""
    nearest = _nearest(store, selection, topic, holds)
    empty = Empty(reason or _reason(store, selection, topic), nearest, _changes(selection, nearest))
    return View(
        kind=kind, rows=(), catalog=store.catalog, selection=selection,
        indicators=topic.indicators, by=topic.by, span=topic.span, authority=topic.authority,
        empty=empty,
    )  # fmt: skip


RELAXED: tuple[dict[str, object], ...] = (
    {"show": "level"},
    {"prices": "current"},
    {"at": ""},
    {"first": None, "last": None},
    {"partner": None, "activity": None},
    {"span": ""},
    {"zone": None},
    {"region": "1700"},
)


def _nearest(
    store: Store, selection: Selection, topic: Topic, holds: Holds | None
) -> Selection | None:
    """The selection with the fewest choices taken back under which the card has rows."""
    singles = [replace(selection, **change) for change in RELAXED]
    piled, last = [], selection
    for change in RELAXED:
        last = replace(last, **change)
        piled.append(last)
    for candidate in (*singles, *piled):
        if candidate != selection and levels(store, candidate, topic):
            rows = levels(store, candidate, topic)
            spans = {row.period.span for row in rows}
            fits = not candidate.span or bool(spans & set(members(candidate.span)))
            when = ending_with(parse_key(candidate.at), candidate.span) if candidate.at else None
            if when and not any(row.period.is_when(when) for row in rows):
                continue
            if fits and (holds is None or holds(candidate)):
                return candidate
    return None


def _reason(store: Store, selection: Selection, topic: Topic) -> str:
    if not topic.chosen(selection):
        return _("No zone type of this card is chosen.")
    name = store.catalog.indicators[topic.indicators[0]].name
    region = store.catalog.regions[selection.region].name
    rows = levels(store, replace(widest(selection), span=""), topic)
    years = Counter((r.period.span, r.period.year) for r in rows if r.period.span in SPANS)
    listed = "; ".join(
        f"{span_name(span)} {', '.join(str(y) for s, y in sorted(years) if s == span)}"
        for span in SPANS
        if any(s == span for s, _year in years)
    )
    if not listed:
        return _("No figures of “{name}” are published for {region}.").format(
            name=name, region=region
        )
    text = _("No figures of “{name}” are published for this choice. Published: {listed}.")
    return text.format(name=name, listed=listed)


def _changes(selection: Selection, nearest: Selection | None) -> str:
    """What the nearest selection takes back, in words."""
    if nearest is None:
        return ""
    words = {
        "show": _("the level"), "prices": _("current prices"),
        "at": _("the newest period"), "first": _("all years"), "partner": _("all partners"),
        "span": _("all periods"), "zone": _("the usual zone types"),
        "region": _("the whole republic"), "activity": _("all activities"),
    }  # fmt: skip
    taken = [
        text for name, text in words.items() if getattr(selection, name) != getattr(nearest, name)
    ]
    return ", ".join(taken)


def widest(selection: Selection) -> Selection:
    return replace(selection, first=None, last=None, zone=None, at="")
