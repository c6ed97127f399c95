"""The explorer's choices and counts in words."""

from __future__ import annotations

from data.catalog import AUTHORITY_NAMES
from data.language import _, ngettext
from data.periods import OTHER, month_day, span_name
from data.selection import NONE
from data.store import Store

from ..text.names import MEASURES
from ..text.numbers import THIN, number
from .asked import DAY, SWITCH, YEARS, Asked

CHIPS = ("type", "total")  # levels of zones that stand open; the others are behind a button


def summary(store: Store, name: str, asked: Asked) -> str:
    """What a button that hides a list says about it: `All`, one name, or how many are chosen."""
    chosen = asked.ticked(name)
    if name == "zone":
        chosen = tuple(slug for slug in chosen if store.catalog.zones[slug].level not in CHIPS)
        if not chosen:
            return ""
    if not chosen:
        return _("All")
    first = name_of(store, name, chosen[0])
    return first if len(chosen) == 1 else _("{n} chosen").format(n=len(chosen))


def words(store: Store, name: str, asked: Asked) -> str:
    """A choice in words, for the list of active filters."""
    if name == SWITCH:
        return _("all sources")
    if name == DAY:
        return _("as known on {day}").format(day=month_day(asked.asof))
    value = getattr(asked, YEARS.get(name, name))
    if name in YEARS:
        text = _("from {year}") if name == "from" else _("to {year}")
        return text.format(year=value)
    if not asked.ticked(name):
        return _("all measures")
    named = [name_of(store, name, slug) for slug in value[:3]]
    more = len(value) - len(named)
    shown = ", ".join(named)
    return _("{names} and {n} more").format(names=shown, n=more) if more else shown


def name_of(store: Store, name: str, slug: str) -> str:
    catalog = store.catalog
    if slug == NONE:
        return _("over all partners") if name == "partner" else _("over all activities")
    tables = {
        "indicator": catalog.indicators, "zone": catalog.zones, "region": catalog.regions,
        "partner": catalog.partners, "activity": catalog.activities,
    }  # fmt: skip
    if name in tables:
        entry = tables[name][slug]
        return getattr(entry, "short", entry.name) if name != "indicator" else entry.name
    if name == "span":
        return span_name(slug) if slug != OTHER else _("other periods")
    return _(MEASURES[slug] if name == "measure" else AUTHORITY_NAMES[slug])


def count(n: int) -> str:
    """`608 figures`."""
    return ngettext("{n} figure", "{n} figures", n).format(n=number(n))


def bytes_of(size: int) -> str:
    """`about 310 kB`: two significant digits are all that an estimate has."""
    for unit, factor in ((_("MB"), 1_000_000), (_("kB"), 1_000)):
        if size >= factor:
            amount = size / factor
            digits = 1 if amount < 10 else 0
            rounded = amount if amount < 100 else round(amount, -1)
            return _("about {size}").format(size=f"{number(rounded, digits)}{THIN}{unit}")
    return _("less than 1 kB")
