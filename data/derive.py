"""Figures computed from published ones: differences, growth, shares, balances; or why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from .catalog import Catalog
from .language import _
from .observation import Observation

MILLIONS = {"uzs": "mn_uzs", "usd": "mn_usd"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure beside the same period a year earlier.

    `rows` holds the derived (or published) change; without any, `refusal` says why.
    """

    later: Observation
    earlier: Observation | None
    change: Observation | None = None
    growth: Observation | None = None
    refusal: str = ""

    @property
    def rows(self) -> tuple[Observation, ...]:
        return tuple(row for row in (self.change, self.growth) if row is not None)


def amount(row: Observation, catalog: Catalog, unit: str) -> Decimal:
    """The figure in `unit` of the same family, exactly."""
    own, wanted = catalog.units[row.unit], catalog.units[unit]
    if own.family != wanted.family:
        raise ValueError(f"{row.unit} cannot be converted to {unit}")
    return Decimal(row.value) * Decimal(str(own.factor)) / Decimal(str(wanted.factor))


def step(row: Observation, catalog: Catalog, unit: str) -> Decimal:
    """The size of the last printed digit, in `unit`: 18.2 trn soums has a step of 100 bn."""
    own, wanted = catalog.units[row.unit], catalog.units[unit]
    digits = len(row.value.partition(".")[2])
    return Decimal(1).scaleb(-digits) * Decimal(str(own.factor)) / Decimal(str(wanted.factor))


def rounded(value: Decimal, to: Decimal) -> str:
    """The value to a whole number of steps, as plain text; never `-0`."""
    places = max(0, -to.normalize().as_tuple().exponent)
    text = f"{(value / to).quantize(Decimal(1), ROUND_HALF_UP) * to:.{places}f}"
    return text.lstrip("-") if not text.strip("-0.") else text


def compare(
    later: Observation,
    earlier: Observation | None,
    catalog: Catalog,
    published: Sequence[Observation] = (),
) -> Comparison:
    """The change between two figures of the same span, or the reason why none is given.

    Without an earlier level, a growth or change that the source itself prints is used."""
    indicator = catalog.indicators[later.indicator]
    if earlier is None:
        printed = {row.measure: row for row in published}
        growth, change = printed.get("growth"), printed.get("change")
        if growth or change:
            return Comparison(later, None, change, growth)
        return Comparison(later, None, refusal=_("no earlier figure published"))
    refusal = _refusal(later, earlier, catalog)
    if refusal:
        return Comparison(later, earlier, refusal=refusal)
    change = difference(later, earlier, catalog, "change", "later − earlier")
    positive = later.number > 0 and earlier.number > 0
    growth = (
        _growth(later, earlier, catalog) if indicator.compare == "growth" and positive else None
    )
    return Comparison(later, earlier, change, growth)


def _refusal(later: Observation, earlier: Observation, catalog: Catalog) -> str:
    if catalog.indicators[later.indicator].compare == "none":
        return _("plans are not compared")
    gap = catalog.break_between(later.indicator, later.zone, earlier.period.end, later.period.end)
    if gap:
        return _("not comparable: {reason}").format(reason=gap.reason)
    for row in (later, earlier):
        if not row.is_firm:
            text = _("not computed: {period} is approximate, doubtful or contradicted")
            return text.format(period=row.period.short)
    return ""


def difference(
    one: Observation, other: Observation, catalog: Catalog, measure: str, formula: str
) -> Observation:
    """`one − other` in the unit of `one`, to the coarser precision of the two."""
    unit = one.unit
    value = amount(one, catalog, unit) - amount(other, catalog, unit)
    coarser = max(step(one, catalog, unit), step(other, catalog, unit))
    return one.derived(measure, rounded(value, coarser), unit, formula, other)


def _growth(later: Observation, earlier: Observation, catalog: Catalog) -> Observation:
    ratio = amount(later, catalog, earlier.unit) / Decimal(earlier.value)
    value = rounded(ratio * 100 - 100, Decimal("0.1"))
    return later.derived("growth", value, "percent", "later ÷ earlier × 100 − 100", earlier)


def per(one: Observation, other: Observation, catalog: Catalog) -> Observation:
    """`one` for each of `other` (a count): money in millions, to one digit after the point."""
    family = catalog.units[one.unit].family
    unit = MILLIONS.get(family, one.unit)
    value = rounded(amount(one, catalog, unit) / Decimal(other.value), Decimal("0.1"))
    return one.derived("per_participant", value, unit, "flow ÷ participants", other)


def shares(parts: Sequence[Observation], catalog: Catalog) -> tuple[Observation, ...]:
    """Each part in percent of all parts; the parts are the whole and must not be negative."""
    unit = parts[0].unit
    amounts = [amount(part, catalog, unit) for part in parts]
    total = sum(amounts)
    return tuple(
        part.derived(
            "share", rounded(value / total * 100, Decimal("0.1")), "percent",
            "part ÷ sum of the parts × 100", *(other for other in parts if other is not part),
        )
        for part, value in zip(parts, amounts, strict=True)
    )  # fmt: skip


def total(parts: Sequence[Observation], catalog: Catalog, zone: str = "total") -> Observation:
    """The sum of parts that do not overlap, to the coarsest precision among them."""
    unit = parts[0].unit
    value = sum(amount(part, catalog, unit) for part in parts)
    coarsest = max(step(part, catalog, unit) for part in parts)
    summed = parts[0].derived(
        "level", rounded(value, coarsest), unit, "sum of the parts", *parts[1:]
    )
    return replace(summed, zone=zone)
