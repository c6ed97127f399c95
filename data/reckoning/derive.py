"""Figures computed from published ones: differences, rates, shares, sums, bases; or why not.

Every result carries its operands, its value before rounding and the limits within which the printed
digits of the operands let it lie (Observation.computed)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import product

from ..catalog import Catalog
from ..language import _
from ..observation import Computed, Observation
from ..periods import Period

MILLIONS = {"uzs": "mn_uzs", "usd": "mn_usd"}
COARSEST = Decimal("0.05")  # of a result: what its operands' rounding may leave open
TENTH, HUNDREDTH = Decimal("0.1"), Decimal("0.01")
RATES = ("growth", "index", "times")  # three ways to say one ratio: +4.7 %, 104.7 %, 1.05 times
STATED = (*RATES, "change")  # what a source may print of a figure beside its level


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a figure is not computed."""

    reason: str


Outcome = Observation | Refusal


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure beside the same period a year earlier.

    `rows` of derived or published change and growth; without any, `refusal` says why. `stated` is
    what the source itself prints of the change where we compute it too, or must not."""

    later: Observation
    earlier: Observation | None
    change: Observation | None = None
    growth: Observation | None = None
    stated: tuple[Observation, ...] = ()
    refusal: str = ""

    @property
    def rows(self) -> tuple[Observation, ...]:
        found = (self.change, self.growth, *self.stated)
        return tuple(dict.fromkeys(row for row in found if row is not None))


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
) -> Outcome:
    """`function` of the operands' amounts, in the series and by default the period of the first.

    The operands are taken in the unit of the first one of their family. Rounded to steps of
    `digit`, or else to as many digits as are certain within one. Refused for an operand that is not
    firm and, if `strict`, where rounding leaves more than 5 % of the result open."""
    doubtful = next((row for row in operands if not row.is_firm), None)
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
        corners = [function(*corner) for corner in product(*limits)]
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
    return text.format(period=row.period.short)


def compare(
    later: Observation,
    earlier: Observation | None,
    catalog: Catalog,
    published: Sequence[Observation] = (),
) -> Comparison:
    """The change between two figures of the same span, or the reason why none is given. What the
    source itself prints stands beside it, or in its place without an earlier level."""
    stated = {row.measure: row for row in published}
    found = {m: relate(later, earlier, catalog, stated, m) for m in ("change", "growth")}
    change, growth = found["change"], found["growth"]
    if isinstance(change, Refusal) and isinstance(growth, Refusal):
        kept = tuple(row for row in published if row.measure in ("growth", "change"))
        return Comparison(later, earlier, stated=kept, refusal=change.reason)
    rows = {name: row for name, row in found.items() if isinstance(row, Observation)}
    beside = tuple(stated[name] for name, row in rows.items() if name in stated)
    return Comparison(later, earlier, **rows, stated=beside)


def fits(stated: Observation, computed: Observation) -> bool:
    """Whether a printed figure can be the computed one, within the rounding of both."""
    (low, high), (least, most) = stated.bounds, computed.bounds
    return low <= most and high >= least


def relate(
    later: Observation,
    earlier: Observation | None,
    catalog: Catalog,
    stated: Mapping[str, Observation],
    measure: str,
) -> Outcome:
    """One measure (`change`, `growth`, `index`, `times`) of a figure against the year before."""
    way = catalog.indicators[later.indicator].compare
    if way == "none":
        return Refusal(_("plans are not compared"))
    if measure in RATES and way == "swing":
        return Refusal(_("no rate is given between profits and losses"))
    if measure in RATES and way == "points":
        return Refusal(_("percentages are compared by their difference"))
    if earlier is None or later in earlier.operands:
        return _from_stated(later, catalog, stated, measure)
    reason = hindrance((later, earlier), catalog)
    if reason:
        return Refusal(reason)
    if measure == "change":
        return difference(later, earlier, catalog, "change", "later − earlier")
    if later.exact <= 0 or earlier.exact <= 0:
        return Refusal(_("no rate is given where a figure is zero or negative"))
    formulas = {
        "growth": "later ÷ earlier × 100 − 100", "index": "later ÷ earlier × 100",
        "times": "later ÷ earlier",
    }  # fmt: skip
    return _rate(measure, formulas[measure], lambda a, b: a / b, (later, earlier), catalog)


def _rate(
    measure: str,
    formula: str,
    ratio: Callable[..., Decimal],
    operands: Sequence[Observation],
    catalog: Catalog,
) -> Outcome:
    """A ratio as growth, index or times. Whether rounding leaves it open is asked of the ratio."""
    found = compute("times", formula, ratio, operands, catalog, "ratio", HUNDREDTH)
    if isinstance(found, Refusal) or measure == "times":
        return found
    less = 100 if measure == "growth" else 0
    return compute(
        measure, formula, lambda *numbers: ratio(*numbers) * 100 - less, operands, catalog,
        "percent", TENTH, strict=False,
    )  # fmt: skip


def _from_stated(
    later: Observation, catalog: Catalog, stated: Mapping[str, Observation], measure: str
) -> Outcome:
    """What the source says of the change where it does not print the earlier level: as printed, or
    the same said in another way."""
    if measure in stated:
        return stated[measure]
    firm = {name: row for name, row in stated.items() if row.is_firm and later.is_firm}
    for name, (words, ratio) in _RATIOS.items():
        if name not in firm:
            continue
        operands = (later, firm[name])
        if measure == "change":
            formula = f"later − later ÷ ({words})"
            return compute(
                "change", formula, lambda x, s, ratio=ratio: x - x / ratio(x, s), operands,
                catalog, later.unit,
            )  # fmt: skip
        return _rate(measure, f"({words}) × 100" + " − 100" * (measure == "growth"), ratio,
                     operands, catalog)  # fmt: skip
    return Refusal(_("no earlier figure published"))


# How a ratio to the year before follows from what a source prints beside the later level. "66.8
# times" is not among them: it may mean to or by.
_RATIOS: dict[str, tuple[str, Callable[[Decimal, Decimal], Decimal]]] = {
    "growth": ("1 + growth ÷ 100", lambda later, growth: 1 + growth / 100),
    "index": ("index ÷ 100", lambda later, index: index / 100),
    "change": ("later ÷ (later − change)", lambda later, change: later / (later - change)),
}


def implied(
    later: Observation, stated: Mapping[str, Observation], catalog: Catalog, before: Period
) -> Observation | None:
    """The level of a year before that a level and a printed change or rate imply; marked
    `ambiguous` where "times" may mean "to" or "by". None: nothing is printed, or it is doubtful."""
    formulas: dict[str, tuple[str, Callable[[Decimal, Decimal], Decimal]]] = {
        "change": ("later − change", lambda later, change: later - change),
        "growth": ("later ÷ (1 + growth ÷ 100)", lambda later, g: later / (1 + g / 100)),
        "index": ("later ÷ index × 100", lambda later, index: later / index * 100),
        "times": ("later ÷ times", lambda later, times: later / times),
    }
    for name, (formula, function) in formulas.items():
        row = stated.get(name)
        if row is None or not (row.is_firm and later.is_firm) or later.exact <= 0:
            continue
        if catalog.break_between(later.indicator, later.zone, before.end, later.period.end):
            return None
        digit = coarsest((later, row), catalog, later.unit) if name == "change" else None
        base = compute(
            "level", formula, function, (later, row), catalog, later.unit, digit, period=before
        )
        if isinstance(base, Refusal) or base.exact <= 0:
            return None
        return replace(base, flag="ambiguous") if name == "times" else base
    return None


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
    """The sum of parts that do not overlap, to the coarsest precision among them."""
    digit = coarsest(parts, catalog, parts[0].unit)
    summed = _sure(compute(
        "level", "sum of the parts", lambda *n: sum(n, Decimal(0)), parts, catalog, parts[0].unit,
        digit, strict=False,
    ))  # fmt: skip
    return replace(summed, zone=zone)


def _sure(outcome: Outcome) -> Observation:
    """The figure of a computation that is never refused."""
    if isinstance(outcome, Refusal):
        raise ValueError(outcome.reason)
    return outcome
