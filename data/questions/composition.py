"""What share each of the four types has in their sum in one period, or why none can be given."""

from __future__ import annotations

from dataclasses import replace

from ..catalog import FOUR_TYPES
from ..language import _
from ..observation import Observation
from ..reckoning import derive
from ..selection import Selection
from ..store import Store
from .choice import When, chosen_period
from .compare import view_of
from .levels import levels
from .nearest import empty, widest
from .topic import Topic
from .view import View
from .ways import LEVEL


def composition(store: Store, selection: Selection, topic: Topic) -> View | None:
    """What share each of the four types has in their sum at one period.

    The four types are the whole: IT Park is inside technology parks and never joins the sum."""
    if selection.show not in (LEVEL, "share") or selection.prices != "current":
        return None
    when, parts = _whole(store, selection, topic)

    def holds(candidate: Selection) -> bool:
        found = _whole(store, candidate, topic)[1]
        return not _flaw(found, store)

    if not parts:
        return empty(store, selection, topic, "composition", holds=holds)
    flaw = _flaw(parts, store)
    if flaw:
        text = _("No share can be given for {period}: {reason}.")
        reason = text.format(period=parts[0].period.name, reason=flaw)
        return empty(store, selection, topic, "composition", reason, holds)
    kind = "parts" if any(part.number < 0 for part in parts) else "composition"
    extra = (
        (derive.total(parts, store.catalog),)
        if kind == "parts"
        else derive.shares(parts, store.catalog)
    )
    chosen = set(topic.chosen(selection)) & set(FOUR_TYPES)
    shown = [p for p in parts if p.zone in chosen]
    kept = [row for row in extra if row.zone in chosen or row.zone == "total"]
    if not shown:
        return empty(store, selection, topic, "composition", holds=holds)
    view = view_of(store, selection, topic, kind, shown, when)
    keys = (*view.keys, "total") if kind == "parts" else view.keys
    return replace(view, rows=(*view.rows, *kept), keys=keys)


def _flaw(parts: list[Observation], store: Store) -> str:
    """Why the figures of a period do not make a whole; empty: they do."""
    missing = [zone for zone in FOUR_TYPES if zone not in {part.zone for part in parts}]
    zones = store.catalog.zones
    if missing:
        names = ", ".join(zones[zone].plural_name for zone in missing)
        return _("no figure is published for {names}").format(names=names)
    if not any(part.exact for part in parts):
        return _("the figures of all four types are zero")
    doubtful = next((part for part in parts if not part.is_firm), None)
    if doubtful:
        return derive.doubt_of(doubtful, zones[doubtful.zone].plural_name)
    return ""


def _whole(
    store: Store, selection: Selection, topic: Topic
) -> tuple[When | None, list[Observation]]:
    """The period that the selection shows, and the figures of all four types in it."""
    rows = levels(store, selection, topic)
    when = chosen_period(selection, rows, topic)
    if not when:
        return None, []
    whole = levels(store, replace(widest(selection), zone=FOUR_TYPES), topic)
    return when, [row for row in whole if row.period.is_when(when)]
