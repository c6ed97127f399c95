"""What a question is about, and the published results it draws on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..catalog import FOUR_TYPES
from ..observation import Observation
from ..selection import Selection
from ..store import Store

COMMITTEE = "statistics_committee"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about: the same for every selection.

    `zones` are shown when the reader chose none; `fixed` zones ignore the reader's choice.
    """

    indicators: tuple[str, ...]
    zones: tuple[str, ...] = FOUR_TYPES
    offered: tuple[str, ...] = (*FOUR_TYPES, "it_park", "youth_zone")
    authority: str = COMMITTEE
    by: str = "zone"
    partner: str = ""  # only figures about this partner; else totals over partners
    span: str = ""
    fixed: bool = False

    def chosen(self, selection: Selection) -> tuple[str, ...]:
        if self.fixed or selection.zone is None:
            return self.zones
        return tuple(zone for zone in selection.zone if zone in self.offered)


def published(store: Store, selection: Selection, topic: Topic) -> list[Observation]:
    """Published results of the topic under the selection; one a cell, never of two authorities."""
    rows = (
        row
        for indicator in topic.indicators
        for row in store.rows(indicator, selection.region, authority=topic.authority)
    )
    return in_topic(rows, selection, topic)


def in_topic(rows: Iterable[Observation], selection: Selection, topic: Topic) -> list[Observation]:
    """The results (not expectations) among rows that are of the topic's zones and details and of
    the chosen years."""
    zones = frozenset(topic.chosen(selection))
    first, last = selection.first or 0, selection.last or 9999
    return [
        row
        for row in rows
        if row.zone in zones
        and first <= row.period.year <= last
        and "expectation" not in row.flag
        and _detail(row, selection, topic)
    ]


def _detail(row: Observation, selection: Selection, topic: Topic) -> bool:
    """Totals over partners and activities, unless the topic is told apart by them."""
    if topic.by not in ("partner", "activity") and not topic.partner:
        return not (row.partner or row.activity)
    if topic.partner and row.partner != topic.partner:
        return False
    for name in ("partner", "activity"):
        if name == "partner" and topic.partner:
            continue
        slug, chosen = getattr(row, name), getattr(selection, name)
        if (topic.by == name) != bool(slug) or (slug and chosen is not None and slug not in chosen):
            return False
    return True
