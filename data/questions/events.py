"""Questions about agreements, contracts, projects and events, which are no observations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..agreement import Agreement
from ..language import _
from ..selection import Selection
from ..store import Store
from .nearest import widest
from .topic import Topic
from .view import Empty, View


def dated(store: Store, selection: Selection, topic: Topic) -> View | None:
    """What happened when, within the chosen years; a programme counts in each of its years."""
    events = [
        one
        for one in store.catalog.agreements
        if one.start
        and any(selection.covers(year) for year in range(one.start.year, one.last.year + 1))
    ]
    if events:
        return _view(store, selection, topic, "events", events)
    reason = _("No agreement, contract, project or event is dated in these years.")
    nearest = replace(selection, first=None, last=None)
    empty = Empty(reason, nearest, _("all years"))
    return replace(_view(store, widest(selection), topic, "events", ()), empty=empty)


def undated(store: Store, selection: Selection, topic: Topic) -> View | None:
    """What the sources name without a date: listed apart, whatever years are chosen."""
    events = [one for one in store.catalog.agreements if not one.start]
    return _view(store, selection, topic, "eventlist", events) if events else None


def _view(
    store: Store, selection: Selection, topic: Topic, kind: str, events: Iterable[Agreement]
) -> View:
    return View(
        kind=kind, rows=(), catalog=store.catalog, selection=selection,
        indicators=topic.indicators, events=tuple(events), fixed=True,
    )  # fmt: skip
