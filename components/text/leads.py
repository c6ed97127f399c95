"""Page headlines: the finding of the newest comparable figures, from the first card's view."""

from __future__ import annotations

from collections.abc import Callable

from data.language import _
from data.observation import Observation
from data.questions.view import View

from .numbers import THIN, listed, percent, with_unit
from .swings import swing


def growth(text: str) -> Callable[[View], str]:
    """`Special economic zones made 10,652.9 bn soums of industrial goods in …, 20.9 % more …`.

    `text` has `{zones}`, `{value}` and `{period}`; the change is added where there is one."""

    def lead(view: View) -> str:
        row = _largest(view)
        zone = view.catalog.zones[row.zone]
        words = _(text).format(zones=zone.name, value=with_unit(row, view), period=row.period.name)
        return words + _change(view, row)

    return lead


def structure(view: View) -> str:
    """`Motor vehicles made 30.4 % of the output of special economic zones in 2025`."""
    row = view.levels[0]
    text = _("{name} made {share} of the output of {zones} in {period}")
    return text.format(
        name=view.key_name(view.key(row)), share=percent(row.number),
        zones=view.catalog.zones[row.zone].plural_name, period=row.period.name,
    )  # fmt: skip


def swings(view: View) -> str:
    """Whose result moved most, in words; who made a loss and who a profit where nothing is known of
    the year before."""
    now = [view.series(key)[-1] for key in view.keys]
    lost = [view.catalog.zones[row.zone].plural_name for row in now if row.number < 0]
    won = [view.catalog.zones[row.zone].plural_name for row in now if row.number > 0]
    period = now[0].period.name
    if lost and won:
        text = _("{lost} made a loss in {period}, {won} a profit")
        words = text.format(lost=listed(lost), won=listed(won), period=period)
    else:
        text = _("{lost} made a loss in {period}") if lost else _("{won} made a profit in {period}")
        words = text.format(lost=listed(lost), won=listed(won), period=period)
    moved = _moved(view)
    return moved or _capital(words)


def _moved(view: View) -> str:
    """The largest swing in words."""
    moves = []
    for key in view.keys:
        rows = view.series(key)
        if len(rows) > 1:
            moves.append((abs(rows[-1].number - rows[-2].number), key, rows[-2], rows[-1]))
    if not moves:
        return ""
    _size, key, earlier, later = max(moves)
    text = _("{zones}: {words} in {period}")
    return text.format(
        zones=view.catalog.zones[key].name,
        words=swing(view, later, earlier, f"{THIN}{view.shown_unit.label}"),
        period=later.period.name,
    )  # fmt: skip


def _largest(view: View) -> Observation:
    return max((view.series(key)[-1] for key in view.keys), key=view.number)


def _change(view: View, row: Observation) -> str:
    rate = view.cell(view.key(row), row.period, "growth")
    if rate is None:
        return ""
    text = (
        _(", {rate} more than a year before")
        if rate.number >= 0
        else _(", {rate} less than a year before")
    )
    return text.format(rate=percent(abs(rate.number)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
