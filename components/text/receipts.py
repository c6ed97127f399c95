"""Words of a receipt: a figure in its own unit, what its rounding means, its formula in numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from data.catalog import Catalog
from data.language import N_, _, ngettext
from data.observation import Observation
from data.questions.remarks import FLAG_WORDS, QUALIFIER_WORDS
from data.reckoning.derive import amount, rounded, step
from data.reckoning.prices import names

from .names import MEASURES, lowered
from .numbers import BEFORE, THIN, number

SIGNED = ("growth", "change", "balance")  # measures whose direction is part of the figure
DERIVED = {
    "share": N_("Share"),
    "balance": N_("Receivables minus payables"),
    "per_participant": N_("Per participant"),
    "per_month": N_("Per month"),
    "constant_prices": N_("At constant prices"),
}
EVERY = (N_("sum of the parts"), N_("sum of the shares"))  # what stands for all operands together
ROLES = (  # what a formula calls its operands; a longer name before the one that it begins with
    N_("cumulative of the period before"), N_("cumulative of the year before"), N_("year before"),
    *EVERY, N_("cumulative"), N_("participants"), N_("earlier"), N_("later"), N_("growth"),
    N_("change"), N_("index"), N_("times"), N_("value"), N_("flow"), N_("part"),
    r"[a-z]+(?:_[a-z]+)+",
)  # fmt: skip
ROLE = re.compile(rf"\b(?:{'|'.join(ROLES)})\b")
MONTHS = re.compile(r"(\d+) months")
PRICES = re.compile(r" = prices of (\d{4}); index (\w+)")
UNLIKE = N_("all categories ÷ the four types")  # the remark of data/questions/together.py
REMARK = re.compile(r" = .*|(?<=\w) \([^()\d]*\)$")  # `= prices of 2025`, `(all ÷ the four types)`


def figure(row: Observation, catalog: Catalog) -> str:
    """The figure in its own unit and precision: `10,652.9 bn soums`, `> 2,800`, `+20.9 %`."""
    text = _amount(Decimal(row.value), row.unit, catalog, sign=row.measure in SIGNED)
    before = BEFORE[row.qualifier]
    return f"{before}{THIN}{text}" if before else text


def measure(row: Observation) -> str:
    """What the figure is of its indicator; empty for a level."""
    if row.measure == "level":
        return ""
    words = (MEASURES | DERIVED).get(row.measure)
    return _(words or row.measure.replace("_", " ").capitalize())


def subject(row: Observation, catalog: Catalog) -> str:
    """Whose figure it is and of when: `SEZ · Uzbekistan · January–March 2025`."""
    parts = [catalog.zones[row.zone].name, catalog.regions[row.region].name]
    parts += [catalog.partners[row.partner].name] if row.partner else []
    parts += [catalog.activities[row.activity].name] if row.activity else []
    return " · ".join([measure(row), *parts, row.period.name]).removeprefix(" · ")


def meaning(row: Observation, catalog: Catalog) -> str:
    """What is left open by rounding: `means 18.15 to 18.25 trn soums`; empty for what is exact."""
    low, high = row.bounds
    if low == high or row.qualifier != "exact":
        return ""
    if not row.computed:
        text = _("means {low} to {high}")
        return text.format(low=_bare(low), high=_amount(high, row.unit, catalog))
    digit = (row.step / 10).normalize()  # one digit more than shown, and never tighter than it is
    low, high = low.quantize(digit, ROUND_FLOOR), high.quantize(digit, ROUND_CEILING)
    text = _("lies between {low} and {high}, as its operands are rounded")
    return text.format(low=_bare(low), high=_amount(high, row.unit, catalog))


def converted(row: Observation, catalog: Catalog) -> str:
    """A published figure in the unit that the indicator is shown in, if that is another one."""
    usual = catalog.indicators[row.indicator].unit
    family = catalog.units[usual].family
    if row.status != "published" or row.unit == usual or catalog.units[row.unit].family != family:
        return ""
    return _in(row, usual, catalog)


def marks(row: Observation) -> list[str]:
    """Qualifier and flags in words."""
    words = [QUALIFIER_WORDS.get(row.qualifier, ""), *(FLAG_WORDS.get(f, f) for f in row.flags)]
    return [_(word) for word in words if word]


def formula(row: Observation, catalog: Catalog) -> str:
    """How a derived figure is computed, with the operands by their names."""
    text, remark = _expression(row), REMARK.search(row.derivation.rpartition(" [")[0])
    words = _months(ROLE.sub(lambda role: _role(role[0], catalog), text))
    return words + (_remarked(remark[0], catalog) if remark else "")


def _months(text: str) -> str:
    """`÷ 3 months` in the reader's language."""
    return MONTHS.sub(
        lambda found: ngettext("{n} month", "{n} months", int(found[1])).format(n=found[1]), text
    )


def _remarked(remark: str, catalog: Catalog) -> str:
    """What a formula says of itself behind it."""
    prices = PRICES.fullmatch(remark)
    if not prices:
        return f" ({_(remark.strip(' ()'))})"
    text = _(" = prices of {year}; index: {name}")
    return text.format(year=prices[1], name=_(names(catalog.folder)[prices[2]]))


def roles(row: Observation, catalog: Catalog) -> list[str]:
    """What the formula calls each operand; empty words where it names them all together."""
    named = [_role(name, catalog) for name in _named(row)]
    return named + [""] * (len(row.operands) - len(named))


def _role(name: str, catalog: Catalog) -> str:
    """An operand's name in words; a balance names indicators."""
    return lowered(catalog.indicators[name].name) if name in catalog.indicators else _(name)


def in_numbers(row: Observation, catalog: Catalog) -> str:
    """The formula with the operands' figures in it and the result behind it."""
    text = _expression(row)
    shown = [_operand(one, row, catalog) for one in row.operands]
    named = dict(zip(_named(row), shown, strict=False))
    every = " + ".join(shown)
    every = f"({every})" if text not in EVERY and len(shown) > 1 else every
    put = ROLE.sub(lambda role: every if role[0] in EVERY else named.get(role[0], role[0]), text)
    return f"{_months(put)} = {figure(row, catalog)}"


def _expression(row: Observation) -> str:
    """The formula without what is remarked behind it."""
    return REMARK.sub("", row.derivation.rpartition(" [")[0])


def _named(row: Observation) -> Iterator[str]:
    """The names of single operands in a formula, each once, in the order of the operands."""
    names = (role[0] for role in ROLE.finditer(_expression(row)))
    found = dict.fromkeys(name for name in names if name not in EVERY)
    yield from list(found)[: len(row.operands)]


def _operand(one: Observation, row: Observation, catalog: Catalog) -> str:
    """An operand in the unit that it was taken in: that of the first of its family."""
    family = catalog.units[one.unit].family
    unit = next(o.unit for o in row.operands if catalog.units[o.unit].family == family)
    text = figure(one, catalog) if unit == one.unit else _in(one, unit, catalog)
    return f"({text})" if one.exact < 0 else text.removeprefix("+")


def _in(row: Observation, unit: str, catalog: Catalog) -> str:
    """The figure in another unit, with the digits that it has there: 61.8 trn are 61,800 bn."""
    text = rounded(amount(row, catalog, unit), step(row, catalog, unit))
    return _amount(Decimal(text), unit, catalog)


def _amount(value: Decimal, unit: str, catalog: Catalog, *, sign: bool = False) -> str:
    label = catalog.units[unit].label
    return f"{_bare(value, sign=sign)}{THIN}{label}" if label else _bare(value, sign=sign)


def _bare(value: Decimal, *, sign: bool = False) -> str:
    """The number with the digits it has: 10652.90 stays 10,652.90."""
    plain = f"{value:f}"
    return number(value, len(plain.partition(".")[2]), sign=sign)
