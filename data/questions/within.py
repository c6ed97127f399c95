"""Questions within the year: single quarters, rolling years, monthly averages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..kept import kept
from ..language import _, current
from ..observation import Observation
from ..periods import MEMBERS
from ..reckoning import cumulative
from ..reckoning.cumulative import Gap
from ..selection import Selection
from ..store import Store
from .compare import beside, refused, view_of, with_changes
from .levels import KEPT, by_series, gaps, joined, levels, with_implied
from .nearest import empty
from .topic import Topic, in_topic
from .view import View
from .ways import LEVEL, PER_MONTH, WAYS, shown

MOST_TOLD = 8  # gaps that a card names


def discrete(store: Store, selection: Selection, topic: Topic) -> View | None:
    """The topic's derived span (single quarters, or twelve months up to a date) on a time axis;
    None where another span is chosen."""
    if selection.span != topic.span:
        return None
    rows = levels(store, selection, topic)
    missing = _missing(store, selection, topic)
    if not any(row.status == "derived" for row in rows):
        reason = _("Nothing can be computed from the published figures. {gaps}")
        return empty(
            store, selection, topic, "timeline", reason.format(gaps=" ".join(missing)).strip()
        )
    found = shown(store, selection, topic, rows)
    if not found.rows:
        return refused(store, selection, topic, "timeline", found)
    view = view_of(store, selection, topic, "timeline", found.rows, measure=found.measure)
    view = replace(view, span=topic.span, notes=(*view.notes, *missing))
    return beside(view, found) if found.measure in WAYS else with_changes(store, view)


def monthly(store: Store, selection: Selection, topic: Topic) -> View | None:
    """Monthly averages over the months between consecutive cumulative figures, as steps. None where
    one span, another way to show, or constant prices are chosen."""
    plain = selection.show == LEVEL and not selection.only_span
    if not plain and selection.show != PER_MONTH:
        return None
    series = averages(store, selection, topic)
    rows = [row for row in in_topic(series.rows, selection, topic) if _within(row, selection.span)]
    if not rows:
        return empty(store, replace(selection, show=LEVEL), topic, "steps")
    view = view_of(store, selection, topic, "steps", rows, measure=PER_MONTH)
    operands = {part.id: part for row in rows for part in row.operands}
    used = tuple(operands.values())
    chosen = [gap for gap in series.gaps if gap.zone in topic.chosen(selection)]
    notes = (*view.notes, *_told(store, chosen))
    return replace(view, rows=(*view.rows, *used), operands=used, notes=notes)


def has_months(store: Store, topic: Topic) -> bool:
    """Whether two cumulative figures of one year leave months between them."""
    rows = averages(store, Selection(), topic).rows
    return any(len(row.operands) > 1 for row in rows)


def averages(store: Store, selection: Selection, topic: Topic) -> cumulative.Series:
    """The monthly averages of every series of the topic's indicators in the region."""
    return joined(
        _averages(store, indicator, selection.region, topic.authority, current.get())
        for indicator in topic.indicators
    )


@kept(KEPT)
def _averages(
    store: Store, indicator: str, region: str, authority: str, _language: str
) -> cumulative.Series:
    rows = with_implied(store, indicator, region, authority)
    return joined(cumulative.months(part, store.catalog) for part in by_series(rows))


def _within(row: Observation, span: str) -> bool:
    """Whether the months of an average end no later than the chosen span."""
    return not span or row.operands[0].period.span == span


def _missing(store: Store, selection: Selection, topic: Topic) -> tuple[str, ...]:
    """The newest periods that cannot be computed, and why."""
    if selection.span not in MEMBERS:
        return ()
    return _told(store, gaps(store, selection, topic))


def _told(store: Store, missing: Iterable[Gap]) -> tuple[str, ...]:
    """The newest gaps in words."""
    found = sorted(missing, key=lambda gap: gap.period.end, reverse=True)
    text = _("{zone}, {period}: {reason}.")
    return tuple(
        text.format(
            zone=store.catalog.zones[gap.zone].name, period=gap.period.name, reason=gap.reason
        )
        for gap in found[:MOST_TOLD]
    )
