"""Profit, loss and debt against the year before, in words: never as a rate."""

from __future__ import annotations

from data.language import _
from data.observation import Observation
from data.questions.view import View

from .numbers import MINUS, figure, plain


def change_words(view: View, row: Observation) -> str:
    """The change beside a bar where no rate is given: `+60.4`, coloured; nothing if refused."""
    change = view.cell(view.key(row), row.period, "change")
    if not change:
        return ""
    shown = tone(view, change.number)
    return f' <span style="color:var(--{shown})">{plain(change, view, sign=True)}</span>'


def tone(view: View, change: float) -> str:
    """`up` and `down` are colours of good and bad: `dim` where more is not better (debts)."""
    if not change or not view.indicator.good:
        return "dim"
    return "up" if change > 0 else "down"


def swing(view: View, later: Observation, earlier: Observation, unit: str = "") -> str:
    """A profit or loss against the year before, in words and never as a rate."""
    old, new = view.number(earlier), view.number(later)
    before, after = (bare(view, row) for row in (earlier, later))
    if old < 0 <= new:
        text = _("a loss of {before} turned into a profit of {after}")
    elif new < 0 <= old:
        text = _("a profit of {before} turned into a loss of {after}")
    elif new < 0:
        text = (
            _("loss grew from {before} to {after}")
            if new < old
            else _("loss shrank from {before} to {after}")
        )
    elif new > old:
        text = _("profit grew from {before} to {after}")
    elif new < old:
        text = _("profit fell from {before} to {after}")
    else:
        text = _("profit stayed at {after}")
    return text.format(before=before, after=f"{after}{unit}")


def debt(view: View, later: Observation, earlier: Observation, unit: str = "") -> str:
    """A balance of receivables and payables against the year before, in words."""
    old, new = view.number(earlier), view.number(later)
    before, after = (bare(view, row) for row in (earlier, later))
    if (old < 0) != (new < 0):
        text = _("from {old} to {new}")
        return text.format(old=figure(earlier, view), new=figure(later, view))
    if new < 0:
        text = _("payables exceed receivables by {after}, a year before by {before}")
    else:
        text = _("receivables exceed payables by {after}, a year before by {before}")
    return text.format(before=before, after=f"{after}{unit}")


def bare(view: View, row: Observation) -> str:
    return figure(row, view).replace(MINUS, "")


def is_swing(view: View) -> bool:
    return view.measure == "balance" or view.indicator.compare == "swing"
