"""Figures computed from published ones: differences, ratios, shares, sums; or why not.

Every result carries its operands, its value before rounding and the limits within which the printed
digits of the operands let it lie (Observation.computed)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import product

from ..catalog import Catalog
from ..language import _
from ..observation import OPEN, Computed, Observation
from ..periods import Period

MILLIONS = {"uzs": "mn_uzs", "usd": "mn_usd"}
COARSEST = Decimal("0.05")  # of a result: what its operands' rounding may leave open
TENTH, HUNDREDTH = Decimal("0.1"), Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a figure is not computed."""

    reason: str


Outcome = Observation | Refusal


@lru_cache(1024)
def _scale(own: float, wanted: float) -> Decimal:
    return Decimal(str(own)) / Decimal(str(wanted))


def scale(catalog: Catalog, unit: str, wanted: str) -> Decimal:
    """What a value in `unit` is multiplied by to stand in `wanted`, exactly."""
    if unit == wanted:
        return Decimal(1)
    own, other = catalog.units[unit], catalog.units[wanted]
    if own.family != other.family:
        raise ValueError(f"{unit} cannot be converted to {wanted}")
    return _scale(own.factor, other.factor)


def amount(row: Observation, catalog: Catalog, unit: str) -> Decimal:
    """The figure in `unit` of the same family, exactly."""
    return row.exact * scale(catalog, row.unit, unit)


def bounds(row: Observation, catalog: Catalog, unit: str) -> tuple[Decimal, Decimal]:
    """The limits of the figure in `unit`."""
    factor = scale(catalog, row.unit, unit)
    return row.bounds[0] * factor, row.bounds[1] * factor


def step(row: Observation, catalog: Catalog, unit: str) -> Decimal:
    """The size of the last digit, in `unit`: 18.2 trn soums has a step of 100 bn."""
    return row.step * scale(catalog, row.unit, unit)


def rounded(value: Decimal, to: Decimal) -> str:
    """The value to a whole number of steps, as plain text; never `-0`."""
    places = max(0, -to.normalize().as_tuple().exponent)
    text = f"{(value / to).quantize(Decimal(1), ROUND_HALF_UP) * to:.{places}f}"
    return text.lstrip("-") if not text.strip("-0.") else text


def compute(
    measure: str,
    formula: str,
    function: Callable[..., Decimal],
    operands: Sequence[Observation],
    catalog: Catalog,
    unit: str,
    digit: Decimal | None = None,
    *,
    period: Period | None = None,
    strict: bool = True,
    zeros: bool = False,
    rising: bool = False,
) -> Outcome:
    """`function` of the operands' amounts, in the series and by default the period of the first.

    The operands are taken in the unit of the first one of their family. Rounded to steps of
    `digit`, or else to as many digits as are certain within one. Refused for an operand that is not
    firm and, if `strict`, where rounding leaves more than 5 % of the result open. With `zeros` a 0
    that may mean “not reported” counts as 0. `rising`: the result grows with every operand, so that
    its limits are those of theirs."""
    doubtful = next((row for row in operands if not row.is_firm), None)
    if zeros:
        doubtful = next((row for row in operands if not (row.is_firm or row.is_open_zero)), None)
    if doubtful:
        return Refusal(doubt(doubtful))
    units: dict[str, str] = {}
    for row in operands:
        units.setdefault(catalog.units[row.unit].family, row.unit)
    own = [units[catalog.units[row.unit].family] for row in operands]
    pairs = list(zip(operands, own, strict=True))
    try:
        exact = function(*(amount(row, catalog, wanted) for row, wanted in pairs))
    except ArithmeticError:
        return Refusal(_("not computed: a figure to divide by is zero"))
    limits = [sorted(set(bounds(row, catalog, wanted))) for row, wanted in pairs]
    try:
        both = ((ends[0], ends[-1]) for ends in limits)
        every = zip(*both, strict=True) if rising else product(*limits)
        corners = [function(*corner) for corner in every]
    except ArithmeticError:  # a denominator that may be zero
        return Refusal(_("not computed: the figures are rounded too coarsely"))
    low, high = min(corners), max(corners)
    half = (high - low) / 2
    if strict and half > COARSEST * abs(exact):
        return Refusal(_("not computed: the figures are rounded too coarsely"))
    last = digit or max(_certain(half), operands[0].step)
    computed = Computed(exact, low, high, last)
    value = rounded(exact, last)
    return operands[0].derived(measure, value, unit, formula, tuple(operands), computed, period)


def _certain(half: Decimal) -> Decimal:
    """The smallest power of ten that is not below `half`; zero where nothing is open."""
    if not half:
        return half
    return Decimal(1).scaleb(half.adjusted() + (half.normalize().as_tuple().digits != (1,)))


def coarsest(rows: Iterable[Observation], catalog: Catalog, unit: str) -> Decimal:
    """The size of the coarsest last digit among the figures, in `unit`."""
    return max(step(row, catalog, unit) for row in rows)


def hindrance(rows: Sequence[Observation], catalog: Catalog) -> str:
    """Why these figures of one series must not be computed with: a break between any two of them, a
    doubtful or approximate one, or figures of different authorities. Empty: they may be."""
    first, last = (end(row.period.end for row in rows) for end in (min, max))
    gap = catalog.break_between(rows[0].indicator, rows[0].zone, first, last)
    if gap and first < last:
        return _("not comparable: {reason}").format(reason=gap.reason)
    if len({row.authority for row in rows}) > 1:
        return _("not comparable: figures of different authorities")
    doubtful = next((row for row in rows if not row.is_firm), None)
    return doubt(doubtful) if doubtful else ""


def doubt(row: Observation) -> str:
    """Why nothing is computed from a figure that is not firm."""
    text = _("not computed: {period} is approximate, doubtful or contradicted")
    if row.is_open_zero:
        text = _("not computed: the 0 published for {period} may mean zero or not reported")
    elif OPEN in row.flags:
        text = _("not computed: {period} contains a 0 that may mean zero or not reported")
    return text.format(period=row.period.short)


def doubt_of(row: Observation, name: str) -> str:
    """Why a figure that is not firm can be no part of a whole; `name` says whose it is."""
    text = _("the figure of {names} is approximate, doubtful or contradicted")
    if row.is_open_zero:
        text = _("the 0 published for {names} may mean zero or not reported")
    return text.format(names=name)


def difference(
    one: Observation, other: Observation, catalog: Catalog, measure: str, formula: str
) -> Observation:
    """`one − other` in the unit of `one`, to the coarser precision of the two."""
    digit = coarsest((one, other), catalog, one.unit)
    return _sure(compute(
        measure, formula, lambda a, b: a - b, (one, other), catalog, one.unit, digit, strict=False
    ))  # fmt: skip


def per(one: Observation, other: Observation, catalog: Catalog) -> Outcome:
    """`one` for each of `other` (a count): money in millions, to one digit after the point."""
    unit = MILLIONS.get(catalog.units[one.unit].family, one.unit)
    factor = scale(catalog, one.unit, unit)
    return compute(
        "per_participant", "flow ÷ participants", lambda a, b: a * factor / b, (one, other),
        catalog, unit, TENTH, strict=False,
    )  # fmt: skip


def share(part: Observation, others: Sequence[Observation], catalog: Catalog) -> Outcome:
    """A part in percent of itself and the others, which are the whole; none may be negative."""
    return compute(
        "share", "part ÷ sum of the parts × 100", lambda *n: n[0] / sum(n) * 100,
        (part, *others), catalog, "percent", TENTH, strict=False,
    )  # fmt: skip


def shares(parts: Sequence[Observation], catalog: Catalog) -> tuple[Observation, ...]:
    """Each part in percent of all parts; none if they add up to zero."""
    found = (share(p, [other for other in parts if other is not p], catalog) for p in parts)
    return tuple(row for row in found if isinstance(row, Observation))


def total(parts: Sequence[Observation], catalog: Catalog, zone: str = "total") -> Observation:
    """The sum of parts that do not overlap, to the coarsest precision among them. One with a 0 that
    may mean “not reported” keeps that flag."""
    digit = coarsest(parts, catalog, parts[0].unit)
    summed = _sure(compute(
        parts[0].measure, "sum of the parts", lambda *n: sum(n, Decimal(0)), parts, catalog,
        parts[0].unit, digit, strict=False, zeros=True, rising=True,
    ))  # fmt: skip
    flag = OPEN if any(OPEN in part.flags for part in parts) else ""
    return replace(summed, zone=zone, flag=flag)


def _sure(outcome: Outcome) -> Observation:
    """The figure of a computation that is never refused."""
    if isinstance(outcome, Refusal):
        raise ValueError(outcome.reason)
    return outcome
