"""The words of what has changed: kinds, counts, whose figure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from data.catalog import Catalog
from data.evidence.changes import KINDS
from data.known import later
from data.language import N_, _, ngettext, plural
from data.observation import Observation
from data.periods import month_day
from data.store import Store

from .numbers import listed, number
from .receipts import measure

NAMES = {"revised": N_("revised"), "withdrawn": N_("taken back"), "added": N_("added")}
MEANING = {
    "revised": N_("another number now, or one of a better source"),
    "withdrawn": N_("stated then, and no longer"),
    "added": N_("not known then"),
}
SAID = {  # of the headline
    "revised": plural("{n} figure revised", "{n} figures revised"),
    "withdrawn": plural("{n} taken back", "{n} taken back"),
    "added": plural("{n} added", "{n} added"),
}


def kind(slug: str) -> str:
    return _(NAMES[slug])


def meaning(slug: str) -> str:
    return _(MEANING[slug])


def day(one: date) -> str:
    return month_day(one, "abbreviated")


def summary(counts: Mapping[str, int], since: date) -> str:
    """The headline: `Since 1 June 2025: 2 figures revised and 492 added`."""
    if not any(counts.values()):
        return _("Nothing has changed since {day}").format(day=month_day(since))
    text = _("Since {day}: {changes}")
    return text.format(day=month_day(since), changes=_said(counts))


def _said(counts: Mapping[str, int]) -> str:
    return listed(
        [ngettext(*SAID[name], counts[name]).format(n=number(counts[name]))
         for name in KINDS if counts[name]]
    )  # fmt: skip


def counted(counts: Mapping[str, int], shown: int) -> str:
    """Over a table: how many changes of an indicator there are, and how many of them it shows."""
    every = sum(counts.values())
    if shown == every:
        return _said(counts)
    text = _("{changes}; the first {n} are shown")
    return text.format(changes=_said(counts), n=number(shown))


def sources(before: Store, undated: int) -> str:
    """From how many sources the changes may be, and how many are left out."""
    count = len(later(before))
    text = ngettext(
        "{n} source became known since that day.", "{n} sources became known since that day.", count
    ).format(n=number(count))  # fmt: skip
    if undated:
        more = ngettext(
            "{n} source without a date is left out on both sides.",
            "{n} sources without a date are left out on both sides.", undated,
        )  # fmt: skip
        text = f"{text} {more.format(n=number(undated))}"
    return text


def whose(row: Observation, catalog: Catalog) -> str:
    """`SEZ`, `IT Park, Tashkent, growth`: whose figure it is, of its indicator."""
    names = [catalog.zones[row.zone].name]
    names += [catalog.regions[row.region].name] if row.region != catalog.country else []
    names += [catalog.partners[row.partner].name] if row.partner else []
    names += [catalog.activities[row.activity].name] if row.activity else []
    return ", ".join(filter(None, [*names, measure(row)]))
