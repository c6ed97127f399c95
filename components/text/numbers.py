"""Numbers as the reader writes them: separators, minus signs, qualifiers and marks of doubt."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.lists import format_list

from data.language import LOCALE, current
from data.observation import Observation
from data.questions.view import View

MINUS = "\N{MINUS SIGN}"
THIN = "\N{NO-BREAK SPACE}"
BEFORE = {"exact": "", "approx": "≈", "more_than": ">", "less_than": "<"}
MARKS = {
    "suspect": "?",
    "conflict": "*",
    "date_assumed": "†",
    "expectation": "○",
    "unit_corrected": "‡",
    "ambiguous": "≟",
    "zero_or_missing": "§",
}
DERIVED = "◇"  # behind a level that is computed: a base, a quarter, a sum
PERCENTS = ("growth", "index", "share")
SIGNED = ("change", "growth")


def number(value: float, decimals: int = 0, *, sign: bool = False) -> str:
    """`10,652.9`; with `sign`, a plus before positive numbers."""
    group, point = _symbols(current.get())
    text = f"{abs(value):,.{decimals}f}"
    if (group, point) != (",", "."):
        text = text.replace(",", " ").replace(".", point).replace(" ", group)
    if value < 0 and text.strip("0.,"):
        return MINUS + text
    return f"+{text}" if sign and value > 0 else text


def percent(value: float, decimals: int = 1, *, sign: bool = False) -> str:
    """`+20.9 %`: the value is in percent already."""
    return f"{number(value, decimals, sign=sign)}{THIN}%"


def decimals_of(row: Observation, view: View) -> int:
    """Digits after the point that the source's precision allows in the view's unit."""
    printed = len(row.value.partition(".")[2])
    unit = view.catalog.units[row.unit]
    if row.unit == view.unit or unit.family != view.shown_unit.family:
        return printed
    lost = len(str(round(unit.factor / view.shown_unit.factor))) - 1
    if unit.factor < view.shown_unit.factor:
        lost = 1 - len(str(round(view.shown_unit.factor / unit.factor)))
    return min(max(printed - lost, 0), max(view.shown_unit.decimals, view.indicator.decimals))


def plain(row: Observation, view: View, *, sign: bool = False) -> str:
    """The figure in the view's unit, without unit, qualifier or marks; changes with their sign."""
    signed = sign or row.measure in SIGNED
    return number(view.number(row), decimals_of(row, view), sign=signed)


def figure(row: Observation, view: View, *, sign: bool = False) -> str:
    """The figure with its qualifier and marks of doubt: `> 2,800`, `3,016.4 ?`."""
    text = f"{plain(row, view, sign=sign)}{marks(row)}"
    before = BEFORE[row.qualifier]
    return f"{before}{THIN}{text}" if before else text


def marks(row: Observation) -> str:
    """`◇ ≟`: derived, ambiguous; nothing behind a plain figure."""
    derived = DERIVED if row.status == "derived" and row.measure == "level" else ""
    found = derived + "".join(MARKS.get(flag, "") for flag in row.flags)
    return f"{THIN}{found}" if found else ""


def rate(row: Observation) -> str:
    """`+20.9 %`; `+29.1 % (28.5–29.6)` where the rounding of the operands leaves it open."""
    text = percent(row.number, sign=True)
    between = interval(row, 1)
    return f"{text}{THIN}({between})" if between else text


def interval(row: Observation, decimals: int) -> str:
    """`28.5–29.6`: between what a computed figure lies, where rounding leaves more than its last
    digit open."""
    if not row.computed or row.computed.high - row.computed.low < 2 * row.computed.step:
        return ""
    low, high = (number(float(limit), decimals) for limit in row.bounds)
    between = "–" if row.computed.low >= 0 else f"{THIN}…{THIN}"
    return f"{low}{between}{high}"


def with_unit(row: Observation, view: View, *, sign: bool = False) -> str:
    """`10,652.9 bn soums`, `> 300 mn dollars *`: figure, unit, then the marks of doubt."""
    label = view.shown_unit.label if view.shown_unit.label else ""
    bare = plain(row, view, sign=sign)
    text = f"{bare}{THIN}{label}" if label else bare
    before = BEFORE[row.qualifier]
    return f"{before}{THIN if before else ''}{text}{marks(row)}"


def shown(row: Observation, view: View) -> str:
    """The figure as charts and tables print it: rates and shares that we made with their sign of
    percent, everything else without its unit, which stands in the grey line."""
    made = row.measure in PERCENTS and view.measure == row.measure
    return with_unit(row, view) if made else figure(row, view)


def listed(names: list[str]) -> str:
    """`a, b and c`."""
    return format_list(names, locale=_locale(current.get()))


def separators() -> str:
    """The decimal mark and the mark between thousands, as Plotly takes them: `.,`."""
    group, point = _symbols(current.get())
    return point + group


@cache
def _locale(language: str) -> Locale:
    # "en_GB" for the list without the comma before "and"
    return Locale.parse("en_GB" if language == "en" else LOCALE[language])


@cache
def _symbols(language: str) -> tuple[str, str]:
    symbols = _locale(language).number_symbols["latn"]
    return symbols["group"].replace(" ", THIN), symbols["decimal"]
