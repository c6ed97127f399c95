"""The zone types together in words: like for like first, then what counting more would say."""

from __future__ import annotations

from data.language import _
from data.observation import Observation
from data.questions.together import ALL, SINCE, TOTAL, UNLIKE
from data.questions.view import View

from .numbers import figure, listed, percent


def title(view: View) -> str:
    """`The four types together: 9,040 on 1 July 2026, +20.3 % on 1 July 2025 like for like`."""
    last = view.series(TOTAL)[-1]
    text = _("The four types together: {value} on {day}")
    if not last.period.is_stock:
        text = _("The four types together: {value} in {day}")
    words = text.format(value=_plain(last, view), day=last.period.name)
    rates = _rates(view, TOTAL)
    text = _("{words}, {rate} like for like")
    return text.format(words=words, rate=_said(rates[0])) if rates else words


def sentence(view: View) -> str:
    """Both ways to count, with both dates of each comparison."""
    last = view.series(TOTAL)[-1]
    rates = listed([_said(rate) for rate in _rates(view, TOTAL)])
    text = _("{name} of the four types together: {value} on {day}. Like for like: {rates}.")
    if not rates:
        text = _("{name} of the four types together: {value} on {day}.")
    words = text.format(
        name=view.indicator.name, value=_plain(last, view), day=last.period.name, rates=rates
    )
    return f"{words} {_naive(view)}".strip()


def _naive(view: View) -> str:
    """What a sum over all categories would say, and why it is not the headline."""
    rows = view.series(ALL)
    rates = _rates(view, ALL)
    if not rows or not rates:
        return ""
    text = _(
        "With the categories added since, {value}: {rates}, but that sets more categories against "
        "fewer."
    )
    said = listed([_said(rate) for rate in rates])
    return text.format(value=_plain(rows[-1], view), rates=said)


def _plain(row: Observation, view: View) -> str:
    return figure(row, view).partition("\N{NO-BREAK SPACE}◇")[0]


def _rates(view: View, key: str) -> list[Observation]:
    """Growth on a year before, then on the date before, of the newest sum."""
    last = view.periods[-1]
    measures = ("growth", f"growth{UNLIKE}", SINCE, SINCE + UNLIKE)
    kept = [row for measure in measures if (row := view.cell(key, last, measure))]
    days = {row.operands[1].period.key: row for row in reversed(kept)}
    return [row for row in kept if days[row.operands[1].period.key] is row]


def _said(rate: Observation) -> str:
    """`+20.3 % on 1 July 2025`."""
    earlier = rate.operands[1].period
    return _("{rate} on {day}").format(rate=percent(rate.number, sign=True), day=earlier.name)
