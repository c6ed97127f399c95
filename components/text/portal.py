"""What the publisher's portal promises of the figures of a view: the day of the next ones."""

from __future__ import annotations

from data import schedule
from data.language import _
from data.periods import SPANS, month_day
from data.questions.view import View
from data.store import Store


def expected(store: Store, view: View, span: str = "") -> str:
    """`next expected 15 August 2026`, of a card of one span for that span; that the series were
    frozen; nothing for figures that no loaded series of the portal brings."""
    cells = {
        (row.indicator, root.zone)
        for row in view.levels
        if row.authority == view.authority
        for root in row.roots
    } & set(schedule.loaded(store))
    if not cells:
        return ""
    if schedule.ended(store, cells):
        return _("no longer updated")
    day = schedule.next_due(store, cells, span if span in SPANS else "")
    return _("next expected {day}").format(day=month_day(day)) if day else ""
