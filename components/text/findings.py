"""What a check has found, in words: a sentence for a list, a few words for a card."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from data.catalog import Catalog
from data.evidence.checks import Finding
from data.language import _, current
from data.observation import Observation

from .numbers import THIN, number
from .receipts import figure

# What each kind of check compares, in the order of data/checks.
KINDS = {
    "total": "Totals against their parts",
    "regions": "Regions against the republic",
    "growth": "Printed growth against the levels",
    "slip": "Slips of a thousand or a million",
    "sources": "Sources against each other",
    "authorities": "Authorities against each other",
    "falls": "Cumulative figures that become less",
    "part": "Parts against what contains them",
    "above": "Counts and amounts above their limit",
    "breakdown": "Breakdowns against the whole",
    "activities": "Activities against what makes them up",
    "shares": "Shares of one whole",
    "share": "Printed shares against the amounts",
    "same": "One event under two names",
    "dip": "Stocks that dip",
    "uneven": "Growth of two spans of one year",
    "leap": "Leaps",
    "dates": "Figures of near days against each other",
    "pace": "Flows of one year against each other",
    "nearly": "Parts that are all but the whole",
}

# `{figure}` is what is checked, `{other}` the first figure that it is held against.
SAID = {
    "total": "{figure} are printed, the zone types add up to {value}: {size} apart.",
    "total cut": "{figure} are printed, the zone types add up to {value}: the last digits were cut "
    "off instead of rounded.",
    "total exceed": "{figure} are printed, but those zone types that are given add up to {value} "
    "already.",
    "regions": "{figure} are printed, the parts of the country add up to {value}: {size} apart.",
    "regions unallocated": "the regions add up to less than the republic every time, here {value} "
    "against {figure}: a part belongs to no region, see the definition.",
    "growth": "{figure} is printed; {other} against {third} makes {value}.",
    "slip": "{list}: by size a slip of the unit in one of them.",
    "sources": "{list}.",
    "sources cut": "{list}: the last digits were cut off instead of rounded.",
    "falls": "{figure} according to {publisher}, but {other} already ({other_period}) according to "
    "{other_publisher}.",
    "part": "{figure}, but {other} for {other_zone}, which contain them ({other_period}).",
    "part exceed": "{figure}, but single zones in it have {value} together already.",
    "above": "{figure}, but {other_indicator} {other} ({other_period}), which cannot be less.",
    "breakdown": "{figure} are printed in all, the figures by kind or partner add up to {value}.",
    "activities": "{figure}, but what it is made up of adds up to {value} in another source.",
    "shares": "the shares of one whole add up to {value}.",
    "share": "{figure} are printed; {other} of {third} makes {value}.",
    "same": "{figure}, but {other_indicator} {other} in the same source.",
    "dip": "{other} ({other_period}), {figure} ({period}), {third} ({third_period}): a dip that no "
    "source explains.",
    "uneven": "{figure} after {other} ({other_period}): growth far apart within one year, so "
    "something new was probably counted in between.",
    "leap": "{other} ({other_period}), {figure} ({period}): {times} times as much, more likely "
    "from wider coverage than from activity.",
    "leap said": "growth of {figure} is printed, more likely from wider coverage than from more "
    "activity.",
    "dates": "{figure} according to {publisher}, but {other} ({other_period}) according to "
    "{other_publisher}.",
    "pace": "{figure} according to {publisher}, but {other} ({other_period}) according to "
    "{other_publisher}: not to be reconciled, even with the rest of the year.",
    "pace wider": "{figure} according to {publisher}, but {other} ({other_period}) according to "
    "{other_publisher}, for {other_zone}: a wider group, not to be joined.",
    "nearly": "{figure} of {other} for {other_zone}: the part is all but the whole.",
}
SAID["authorities"], SAID["authorities cut"] = SAID["sources"], SAID["sources cut"]
WITHIN = "within rounding"

# What a card says of its own figures; `{size}` is how far they are apart.
BADGES = {
    "total": "parts do not add up: {size}",
    "total cut": "total cut off, not rounded",
    "regions": "parts do not add up: {size}",
    "regions unallocated": "a part belongs to no region",
    "breakdown": "parts do not add up: {size}",
    "activities": "parts do not add up: {size}",
    "shares": "shares exceed 100 %",
    "growth": "printed growth differs",
    "share": "printed share differs",
    "slip": "sources differ by a slip",
    "sources": "sources differ",
    "authorities": "authorities differ",
    "dates": "sources differ",
    "pace": "sources differ",
    "same": "counts differ",
    "falls": "cumulative figure falls",
    "part": "part above the whole",
    "above": "above its limit",
    "dip": "unexplained dip",
    "uneven": "uneven growth",
    "leap": "unexplained leap",
    "nearly": "part is all but the whole",
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
        text = f"{text.rstrip('.')} ({_(WITHIN)})."
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
        "other_indicator": _lower(catalog.indicators[other.indicator].name),
        "third": figure(third, catalog),
        "third_period": third.period.name,
        "list": _listed(finding, catalog),
    }


def _lower(name: str) -> str:
    """A name inside a sentence; `IT Park` stays as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


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
        return f"{text}{THIN}{_('points') if points else '%'}"
    return f"{text}{THIN}{_(unit.label)}" if unit.label else text


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
