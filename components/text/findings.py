"""What a check has found, in words: a sentence for a list, a few words for a card."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from data.catalog import Catalog
from data.evidence.checks import Finding
from data.language import N_, _, current
from data.observation import Observation

from .names import lowered
from .numbers import THIN, number
from .receipts import figure

# What each kind of check compares, in the order of data/checks.
KINDS = {
    "total": N_("Totals against their parts"),
    "regions": N_("Regions against the republic"),
    "growth": N_("Printed growth against the levels"),
    "slip": N_("Slips of a thousand or a million"),
    "sources": N_("Sources against each other"),
    "authorities": N_("Authorities against each other"),
    "falls": N_("Cumulative figures that become less"),
    "part": N_("Parts against what contains them"),
    "above": N_("Counts and amounts above their limit"),
    "breakdown": N_("Breakdowns against the whole"),
    "activities": N_("Activities against what makes them up"),
    "shares": N_("Shares of one whole"),
    "share": N_("Printed shares against the amounts"),
    "same": N_("One event under two names"),
    "dip": N_("Stocks that dip"),
    "uneven": N_("Growth of two spans of one year"),
    "leap": N_("Leaps"),
    "dates": N_("Figures of near days against each other"),
    "pace": N_("Flows of one year against each other"),
    "nearly": N_("Parts that are all but the whole"),
}

# `{figure}` is what is checked, `{other}` the first figure that it is held against.
SAID = {
    "total": N_("{figure} are printed, the zone types add up to {value}: {size} apart."),
    "total cut": N_(
        "{figure} are printed, the zone types add up to {value}: the last digits were cut "
        "off instead of rounded."
    ),
    "total exceed": N_(
        "{figure} are printed, but those zone types that are given add up to {value} already."
    ),
    "regions": N_(
        "{figure} are printed, the parts of the country add up to {value}: {size} apart."
    ),
    "regions unallocated": N_(
        "the regions add up to less than the republic every time, here {value} "
        "against {figure}: a part belongs to no region, see the definition."
    ),
    "growth": N_("{figure} is printed; {other} against {third} makes {value}."),
    "slip": N_("{list}: by size a slip of the unit in one of them."),
    "sources": N_("{list}."),
    "sources cut": N_("{list}: the last digits were cut off instead of rounded."),
    "falls": N_(
        "{figure} according to {publisher}, but {other} already ({other_period}) according to "
        "{other_publisher}."
    ),
    "part": N_("{figure}, but {other} for {other_zone}, which contain them ({other_period})."),
    "part exceed": N_("{figure}, but single zones in it have {value} together already."),
    "above": N_("{figure}, but {other_indicator} {other} ({other_period}), which cannot be less."),
    "breakdown": N_(
        "{figure} are printed in all, the figures by kind or partner add up to {value}."
    ),
    "activities": N_("{figure}, but what it is made up of adds up to {value} in another source."),
    "shares": N_("the shares of one whole add up to {value}."),
    "share": N_("{figure} are printed; {other} of {third} makes {value}."),
    "same": N_("{figure}, but {other_indicator} {other} in the same source."),
    "dip": N_(
        "{other} ({other_period}), {figure} ({period}), {third} ({third_period}): a dip that no "
        "source explains."
    ),
    "uneven": N_(
        "{figure} after {other} ({other_period}): growth far apart within one year, so "
        "something new was probably counted in between."
    ),
    "leap": N_(
        "{other} ({other_period}), {figure} ({period}): {times} times as much, more likely "
        "from wider coverage than from activity."
    ),
    "leap said": N_(
        "growth of {figure} is printed, more likely from wider coverage than from more activity."
    ),
    "dates": N_(
        "{figure} according to {publisher}, but {other} ({other_period}) according to "
        "{other_publisher}."
    ),
    "pace": N_(
        "{figure} according to {publisher}, but {other} ({other_period}) according to "
        "{other_publisher}: not to be reconciled, even with the rest of the year."
    ),
    "pace wider": N_(
        "{figure} according to {publisher}, but {other} ({other_period}) according to "
        "{other_publisher}, for {other_zone}: a wider group, not to be joined."
    ),
    "nearly": N_("{figure} of {other} for {other_zone}: the part is all but the whole."),
}
SAID["authorities"], SAID["authorities cut"] = SAID["sources"], SAID["sources cut"]
WITHIN = N_("within rounding")

# What a card says of its own figures; `{size}` is how far they are apart.
BADGES = {
    "total": N_("parts do not add up: {size}"),
    "total cut": N_("total cut off, not rounded"),
    "regions": N_("parts do not add up: {size}"),
    "regions unallocated": N_("a part belongs to no region"),
    "breakdown": N_("parts do not add up: {size}"),
    "activities": N_("parts do not add up: {size}"),
    "shares": N_("shares exceed 100 %"),
    "growth": N_("printed growth differs"),
    "share": N_("printed share differs"),
    "slip": N_("sources differ by a slip"),
    "sources": N_("sources differ"),
    "authorities": N_("authorities differ"),
    "dates": N_("sources differ"),
    "pace": N_("sources differ"),
    "same": N_("counts differ"),
    "falls": N_("cumulative figure falls"),
    "part": N_("part above the whole"),
    "above": N_("above its limit"),
    "dip": N_("unexplained dip"),
    "uneven": N_("uneven growth"),
    "leap": N_("unexplained leap"),
    "nearly": N_("part is all but the whole"),
}


def kind(slug: str) -> str:
    """What a kind of check compares."""
    return _(KINDS[slug])


def sentence(finding: Finding, catalog: Catalog) -> str:
    """`Industrial production, four types, January–June 2020: 10,288.2 bn soums are printed, …`."""
    return _sentence(finding, catalog, current.get())


@lru_cache(4096)
def _sentence(finding: Finding, catalog: Catalog, _language: str) -> str:
    text = _(_choice(SAID, finding)).format(**_fields(finding, catalog))
    if finding.verdict == "rounding":
        within = _(WITHIN)
        text = f"{text.rstrip('.')} ({within})."
    return f"{subject(finding, catalog)}: {text}"


def _choice(words: dict[str, str], finding: Finding) -> str:
    return words.get(f"{finding.kind} {finding.detail}".strip(), words[finding.kind])


def subject(finding: Finding, catalog: Catalog) -> str:
    """What is checked: indicator, zone, place, partner, activity, period or how many periods."""
    row = finding.rows[0]
    parts = [catalog.indicators[row.indicator].name, catalog.zones[row.zone].name]
    if catalog.regions[row.region].kind != "country":
        parts.append(catalog.regions[row.region].name)
    if finding.kind != "shares":
        parts += [catalog.partners[row.partner].name] if row.partner else []
        parts += [catalog.activities[row.activity].name] if row.activity else []
    if finding.count > 1 and len(finding.periods) > 1:
        ordered = sorted(finding.periods, key=lambda period: (period.end, period.start))
        text = _("{n} periods from {first} to {last}, most in {worst}")
        parts.append(
            text.format(
                n=len(ordered), first=ordered[0].name, last=ordered[-1].name, worst=row.period.name
            )
        )
    else:
        parts.append(row.period.name)
    return ", ".join(parts)


def _fields(finding: Finding, catalog: Catalog) -> dict[str, str]:
    """What the sentences name; a figure that is not there is an empty word."""
    row, rest = finding.rows[0], finding.rows[1:]
    other = rest[0] if rest else row
    third = rest[1] if len(rest) > 1 else other
    value = finding.computed
    unit = finding.unit
    return {
        "figure": figure(row, catalog),
        "value": "" if value is None else _amount(value, finding, catalog),
        "size": size(finding, catalog),
        "times": number(float(value), 1) if value is not None and unit != "percent" else "",
        "publisher": catalog.sources[row.source].publisher,
        "period": row.period.name,
        "other": figure(other, catalog),
        "other_publisher": catalog.sources[other.source].publisher,
        "other_period": other.period.name,
        "other_zone": catalog.zones[other.zone].plural_name,
        "other_indicator": lowered(catalog.indicators[other.indicator].name),
        "third": figure(third, catalog),
        "third_period": third.period.name,
        "list": _listed(finding, catalog),
    }


def _listed(finding: Finding, catalog: Catalog) -> str:
    """`381 (Kun.uz, Nuz.uz) against 361 (Kursiv)`: each figure once, with all who print it."""
    printed: dict[str, list[str]] = {}
    for row in finding.rows:
        printed.setdefault(figure(row, catalog), []).append(catalog.sources[row.source].publisher)
    each = (f"{words} ({', '.join(dict.fromkeys(who))})" for words, who in printed.items())
    return _(" against ").join(each)


def size(finding: Finding, catalog: Catalog) -> str:
    """How far apart the figures are: `540.0 bn soums`, `0.06 trn soums`, `40.3 points`."""
    return _amount(finding.size, finding, catalog, points=True)


def _amount(value: Decimal, finding: Finding, catalog: Catalog, *, points: bool = False) -> str:
    """A number in the finding's unit, to as many digits as show how far apart the figures are."""
    text = number(float(value), _places(finding))
    unit = catalog.units[finding.unit]
    if unit.family == "percent":
        mark = _("points") if points else "%"
        return f"{text}{THIN}{mark}"
    return f"{text}{THIN}{unit.label}" if unit.label else text


def _places(finding: Finding) -> int:
    row: Observation = finding.rows[0]
    printed = len(row.value.partition(".")[2])
    if finding.unit in ("percent", "ratio"):
        return max(printed, 1)
    if not finding.size or finding.size == finding.size.to_integral_value():
        return printed
    return min(max(printed, -finding.size.adjusted()), 6)


def badge(finding: Finding, catalog: Catalog) -> str:
    """`parts do not add up: 540.0 bn soums`, `parts differ by 0.06 trn soums, within rounding`."""
    apart = size(finding, catalog)
    if finding.verdict == "agrees":
        return _("parts agree")
    if finding.verdict == "rounding":
        return _("parts differ by {size}, within rounding").format(size=apart)
    return _(_choice(BADGES, finding)).format(size=apart)
