"""The words of the coverage page: what a cell holds, or what is missing and what would fill it."""

from __future__ import annotations

from dataclasses import replace

from data.catalog import AUTHORITY_NAMES, Catalog
from data.content import place
from data.evidence.coverage import FILLED, Cell, Coverage, coverage
from data.evidence.wanted import KINDS, Gain, Wanted, gains
from data.language import N_, _, ngettext, plural
from data.observation import Observation
from data.reckoning import derive
from data.store import Store

from . import findings
from .names import MEASURES, lowered
from .numbers import listed, number
from .receipts import figure, marks

NAMES = {
    "published": N_("Published"),
    "derivable": N_("Can be derived"),
    "contradictory": N_("Contradicted or doubtful"),
    "picture": N_("Picture without numbers"),
    "missing": N_("Not published"),
}
MEANING = {
    "published": N_("a figure of the Committee, as printed"),
    "derivable": N_("not printed, but a printed change or rate implies it"),
    "contradictory": N_("printed, but another figure denies it or its wording is doubtful"),
    "picture": N_("drawn in the release, its numbers printed nowhere"),
    "missing": N_("found in no source at hand; missing is not zero"),
}
SAID = {  # of the headline; a picture is missing too
    "published": plural("{n} is published", "{n} are published"),
    "derivable": plural("{n} more can be derived", "{n} more can be derived"),
    "contradictory": plural("{n} is contradicted or doubtful", "{n} are contradicted or doubtful"),
    "missing": plural("{n} is missing", "{n} are missing"),
}
GAINS = {  # one, several
    "quarter": plural("{n} single quarter", "{n} single quarters"),
    "rolling": plural("{n} figure for twelve months", "{n} figures for twelve months"),
    "growth": plural("{n} growth on a year before", "{n} growth rates on a year before"),
    "change": plural("{n} change on a year before", "{n} changes on a year before"),
    "share": plural("the shares of the four types", "the shares of the four types {n} times"),
    "per_participant": plural("{n} figure per participant", "{n} figures per participant"),
}


def state(slug: str) -> str:
    return _(NAMES[slug])


def meaning(slug: str) -> str:
    return _(MEANING[slug])


def summary(counted: dict[str, int], region: str = "") -> str:
    """The headline: how much of the tables there is, in the country or in a part of it."""
    total = sum(counted.values())
    if not total:
        return _("No cell is chosen")
    told = {name: counted[name] for name in SAID if counted[name] or name == "published"}
    told["missing"] = counted["missing"] + counted["picture"]
    said = [ngettext(*SAID[name], n).format(n=number(n)) for name, n in told.items()]
    where = _("for {region} ").format(region=region) if region else ""
    text = _("Of {total} figures that the Committee’s tables could hold {where}{said}")
    return text.format(total=number(total), where=where, said=listed(said))


def holds(cell: Cell, catalog: Catalog) -> str:
    """State and figure: `Published: 10,652.9 bn soums`."""
    name = state(cell.state)
    if cell.row is None:
        return name
    said = figure(cell.row, catalog)
    if cell.row.activity:
        said = ngettext("{n} figure by activity", "{n} figures by activity", cell.count)
        said = said.format(n=cell.count)
    return f"{name}: {said}"


def why(cell: Cell, store: Store) -> str:
    """Why a cell is not simply published, and what would fill it; of published ones what their
    marks mean."""
    return {
        "published": _published, "derivable": _derived, "contradictory": _denied,
        "picture": _pictured, "missing": _missing,
    }[cell.state](cell, store)  # fmt: skip


def _published(cell: Cell, store: Store) -> str:
    said = ", ".join(marks(cell.row))
    return _sentence(said) if said else ""


def _derived(cell: Cell, store: Store) -> str:
    later, stated = cell.row.operands
    text = _("Derived from {period} and the printed {what}.")
    said = text.format(period=later.period.name, what=_stated(stated, store.catalog))
    return " ".join([said, *(_sentence(mark) for mark in marks(cell.row))])


def _stated(row: Observation, catalog: Catalog) -> str:
    """`growth of +42.7 %`, `“66.8 times”`."""
    if row.measure == "times":
        return _("“{words}”").format(words=figure(row, catalog))
    text = _("{measure} of {figure}")
    return text.format(measure=lowered(_(MEASURES[row.measure])), figure=figure(row, catalog))


def _denied(cell: Cell, store: Store) -> str:
    said = [findings.sentence(one, store.catalog) for one in cell.findings]
    if not said:
        said = [_sentence(", ".join(marks(cell.row))), _(cell.row.note)]
    return " ".join(part for part in said if part)


def _pictured(cell: Cell, store: Store) -> str:
    text = _("Printed as a picture only, without numbers: {place}, {title}.")
    title = store.catalog.sources[cell.picture.source].title
    return text.format(place=place(cell.picture.place), title=title)


def _missing(cell: Cell, store: Store) -> str:
    known = coverage(store, cell.region)
    if known.precedes(cell, store.catalog):
        text = _("Counted as a category of its own only since {day}.")
        return text.format(day=known.since[cell.zone].name)
    said = [
        _of_the_year(cell, known, store.catalog),
        _elsewhere(cell),
        _possible(gains(store, cell.region).get(cell, ())),
        _implied(cell, known, store.catalog),
        _broken(cell, store.catalog),
    ]
    return " ".join(part for part in said if part)


def _of_the_year(cell: Cell, known: Coverage, catalog: Catalog) -> str:
    """What there is of the same year; or that there is nothing."""
    line = known.lines[cell.indicator, cell.zone]
    if not any(one.state in FILLED for one in line):
        return _("Never published for {zones} in {place}.").format(
            zones=catalog.zones[cell.zone].plural_name, place=catalog.regions[cell.region].short
        )
    year = [one for one in line if one.period.year == cell.period.year]
    found = [one.period.name for one in year if one.state in FILLED]
    if found:
        text = _("In the same year the series has {periods}.")
        return text.format(periods=listed(found))
    if cell.period.is_stock:
        text = _("The series has no figure for any day from {first} to {last}.")
        return text.format(first=year[0].period.name, last=year[-1].period.name)
    return _("The series has no figure for {year}.").format(year=cell.period.year)


def _elsewhere(cell: Cell) -> str:
    """Who else states a figure; it is no figure of the Committee."""
    if not cell.elsewhere:
        return ""
    names = listed([_(AUTHORITY_NAMES[one]) for one in cell.elsewhere])
    return _("Stated by another authority, not comparable as it is: {names}.").format(names=names)


POSSIBLE = {  # one period, several
    "quarter": plural("{periods} as a single quarter", "{periods} as single quarters"),
    "rolling": plural("the twelve months {periods}", "the twelve months {periods}"),
    "growth": plural(
        "the growth of {periods} on a year before", "the growth of {periods} on a year before"
    ),
    "change": plural(
        "the change of {periods} on a year before", "the change of {periods} on a year before"
    ),
    "share": plural("the shares of each of the four types", "the shares of each of the four types"),
    "per_participant": plural("amounts per participant", "amounts per participant"),
}


def _possible(gained: tuple[Gain, ...]) -> str:
    """`With it we could compute April–June 2025 and July–September 2025 as single quarters.`"""
    said = []
    for kind in KINDS:
        periods = list(dict.fromkeys(gain.period.name for gain in gained if gain.kind == kind))
        if periods:
            text = ngettext(*POSSIBLE[kind], len(periods))
            said.append(text.format(periods=listed(periods)))
    return _("With it we could compute {figures}.").format(figures="; ".join(said)) * bool(said)


def _implied(cell: Cell, known: Coverage, catalog: Catalog) -> str:
    """That a rate printed with the figure of a year later would be enough."""
    span, year = cell.when
    later = known.row(cell.indicator, cell.zone, (span, year + 1))
    if later is None or later.operands or not later.is_firm or later.exact <= 0:
        return ""
    ways = {"growth": _("A growth rate"), "swing": _("A change")}
    way = ways.get(catalog.indicators[cell.indicator].compare)
    if not way or derive.hindrance((later, replace(later, period=cell.period)), catalog):
        return ""
    return _("{way} printed with {period} would imply it.").format(
        way=way, period=later.period.name
    )


def _broken(cell: Cell, catalog: Catalog) -> str:
    """That the definition changed while the period lasted, or nobody knows when around it."""
    day = cell.period.end
    found = catalog.break_between(cell.indicator, cell.zone, day, day)
    return found.reason if found else ""


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def asked(one: Wanted, catalog: Catalog) -> str:
    """`Industrial production, January–June 2025`."""
    return f"{catalog.indicators[one.indicator].name}, {one.period.name}"


def of_whom(one: Wanted, catalog: Catalog) -> str:
    """The zone types that it is missing for."""
    return listed([catalog.zones[zone].plural_name for zone in one.zones])


def given(kinds: dict[str, int]) -> str:
    """`5 single quarters and 3 figures per participant`."""
    said = [ngettext(*GAINS[kind], count).format(n=number(count))
            for kind, count in kinds.items()]  # fmt: skip
    return listed(said)
