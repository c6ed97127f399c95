"""What the explorer's address asks for: the same parameters as the data API, read and written.

Nothing chosen in a list means no restriction; only `measure` starts with a choice, the levels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from data.catalog import AUTHORITIES, MEASURES
from data.language import _
from data.periods import OTHER, SPANS
from data.selection import Notice, Query
from data.store import Store

LONGEST = 4000  # characters of a parameter that are looked at: all slugs of a list fit
LISTS = (
    "indicator", "zone", "region", "span", "partner", "activity", "authority", "measure",
)  # fmt: skip
YEARS = {"from": "first", "to": "last"}
SWITCH = "all_sources"
ORDER = (
    "indicator", "zone", "region", "span", "from", "to", "partner", "activity", "authority",
    "measure", SWITCH,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader wants to see; empty lists and years do not restrict."""

    indicator: tuple[str, ...] = ()
    zone: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    span: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    partner: tuple[str, ...] = ()
    activity: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    measure: tuple[str, ...] = ("level",)
    all_sources: bool = False

    def without(self, parameter: str) -> Asked:
        """The same with one parameter taken back to its default."""
        name = YEARS.get(parameter, parameter)
        return replace(self, **{name: DEFAULTS[name]})

    @property
    def chosen(self) -> tuple[str, ...]:
        """The parameters that differ from their defaults, in the order of the address."""
        names = ((parameter, YEARS.get(parameter, parameter)) for parameter in ORDER)
        return tuple(p for p, name in names if getattr(self, name) != DEFAULTS[name])


DEFAULTS = {field.name: field.default for field in fields(Asked)}


@lru_cache(4)
def offered(store: Store) -> Mapping[str, tuple[str, ...]]:
    """The values that each list parameter takes, in display order."""
    catalog = store.catalog
    return {
        "indicator": tuple(catalog.indicators), "zone": tuple(catalog.zones),
        "region": tuple(catalog.regions), "span": (*SPANS, OTHER),
        "partner": tuple(catalog.partners), "activity": tuple(catalog.activities),
        "authority": AUTHORITIES, "measure": MEASURES,
    }  # fmt: skip


@lru_cache(4)
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
        values[name] = _list(name, parts(query.get(name)), store, notices)
    for name, field in YEARS.items():
        values[field] = _year(name, parts(query.get(name)), store, notices)
    values[SWITCH] = _switch(parts(query.get(SWITCH)), notices)
    asked = Asked(**values)
    if asked.first and asked.last and asked.first > asked.last:
        text = _("The first year {first} is after the last year {last}: all years are shown.")
        shown = text.format(first=asked.first, last=asked.last)
        notices.append(Notice("from", str(asked.first), shown))
        asked = replace(asked, first=None, last=None)
    return asked, tuple(notices)


def written(asked: Asked) -> dict[str, str]:
    """The parameters of the address, only those that differ from the default."""
    found = {}
    for parameter in asked.chosen:
        value = getattr(asked, YEARS.get(parameter, parameter))
        if parameter == "measure":
            value = value or MEASURES  # the API would take nothing for the levels
        found[parameter] = ",".join(value) if isinstance(value, tuple) else str(int(value))
    return found


def parts(value: str | Sequence[str] | None) -> list[str]:
    """Comma list or repeated parameter, as one list of different non-empty names."""
    texts = [value] if isinstance(value, str) else list(value or ())
    found = (part.strip() for text in texts for part in str(text)[:LONGEST].split(","))
    return list(dict.fromkeys(part for part in found if part))


def _list(name: str, given: list[str], store: Store, notices: list[Notice]) -> tuple[str, ...]:
    allowed = offered(store)[name]
    notices += [_refused(name, part, allowed) for part in given if part not in allowed][:3]
    chosen = tuple(slug for slug in allowed if slug in given)
    if name == "measure" and chosen == allowed:
        return ()
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
    if given not in ([], ["0"], ["1"]):
        notices.append(_refused(SWITCH, ",".join(given), ("0", "1")))
    return given == ["1"]


def _refused(parameter: str, value: str, allowed: Sequence[str]) -> Notice:
    text = _("“{value}” is not a value of “{parameter}” here and was left out. Allowed: {allowed}")
    most = ", ".join(allowed[:14]) + (" …" if len(allowed) > 14 else "")
    shown = text.format(value=value[:60], parameter=parameter, allowed=most)
    return Notice(parameter, value[:60], shown)
