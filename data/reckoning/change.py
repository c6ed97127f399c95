"""A figure against the year before: its change in every way to say it, and the base that a printed
change implies; or why none is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ..catalog import Catalog
from ..language import _
from ..observation import Observation
from ..periods import Period
from .derive import HUNDREDTH, TENTH, Outcome, Refusal, coarsest, compute, difference, hindrance

RATES = ("growth", "index", "times")  # three ways to say one ratio: +4.7 %, 104.7 %, 1.05 times
STATED = (*RATES, "change")  # what a source may print of a figure beside its level


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
