"""The explorer's address, read. The API refuses a wrong value; a page leaves it out and says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.catalog import AUTHORITIES, MEASURES
from data.kept import kept
from data.language import _
from data.periods import OTHER, SPANS
from data.selection import NONE, Notice, Query
from data.store import Store

from ..api.parameters import split
from ..offer import day_asked
from ..text.names import by_theme
from .asked import DAY, DEFAULTS, LISTS, SWITCH, YEARS, Asked

ON, OFF = ("1", "true"), ("0", "false")


@kept()
def offered(store: Store) -> Mapping[str, tuple[str, ...]]:
    """The values that each list parameter takes, in display order."""
    catalog = store.catalog
    return {
        "indicator": tuple(one.slug for found in by_theme(catalog).values() for one in found),
        "zone": tuple(z for z in catalog.zones if catalog.zones[z].level != "computed"),
        "region": tuple(catalog.regions), "span": (*SPANS, OTHER),
        "partner": (NONE, *catalog.partners), "activity": (NONE, *catalog.activities),
        "authority": AUTHORITIES, "measure": MEASURES,
    }  # fmt: skip


@kept()
def years(store: Store) -> tuple[int, ...]:
    """The years from the first to the last figure."""
    if not len(store):
        return ()
    column = store.frame["year"]
    return tuple(range(int(column.min()), int(column.max()) + 1))


def read(query: Query, store: Store) -> tuple[Asked, tuple[Notice, ...]]:
    """What a query asks for, and a notice for each value that cannot be used. Never raises:
    wrong values are left out. Unknown parameters are left alone."""
    values: dict[str, object] = {}
    notices: list[Notice] = []
    for name in LISTS:
        values[name] = _list(name, _parts(query.get(name)), store, notices)
    for name, field in YEARS.items():
        values[field] = _year(name, _parts(query.get(name)), store, notices)
    values[SWITCH] = _switch(_parts(query.get(SWITCH)), notices)
    day, wrong = day_asked(query, store)
    values[DAY] = day
    notices += wrong
    asked = Asked(**values)
    if asked.first and asked.last and asked.first > asked.last:
        text = _("The first year {first} is after the last year {last}: all years are shown.")
        shown = text.format(first=asked.first, last=asked.last)
        notices.append(Notice("from", str(asked.first), shown))
        asked = replace(asked, first=None, last=None)
    return asked, tuple(notices)


def _parts(value: str | Sequence[str] | None) -> list[str]:
    return list(dict.fromkeys(split(value or ())))


def _list(name: str, given: list[str], store: Store, notices: list[Notice]) -> tuple[str, ...]:
    allowed = offered(store)[name]
    notices += [_refused(name, part, allowed) for part in given if part not in allowed][:3]
    chosen = tuple(slug for slug in allowed if slug in given)
    return chosen or DEFAULTS[name]


def _year(name: str, given: list[str], store: Store, notices: list[Notice]) -> int | None:
    known = years(store)
    if not given or not known:
        return None
    if len(given) == 1 and given[0] in {str(year) for year in known}:
        return int(given[0])
    notices.append(_refused(name, ",".join(given), (f"{known[0]}–{known[-1]}",)))
    return None


def _switch(given: list[str], notices: list[Notice]) -> bool:
    if given not in ([], *([word] for word in ON + OFF)):
        notices.append(_refused(SWITCH, ",".join(given), ("0", "1")))
    return given in [[word] for word in ON]


def _refused(parameter: str, value: str, allowed: Sequence[str]) -> Notice:
    text = _("“{value}” is not a value of “{parameter}” here and was left out. Allowed: {allowed}")
    most = ", ".join(allowed[:14]) + (" …" if len(allowed) > 14 else "")
    shown = text.format(value=value[:60], parameter=parameter, allowed=most)
    return Notice(parameter, value[:60], shown)
