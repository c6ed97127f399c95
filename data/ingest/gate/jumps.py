"""Leaps from the same quarter of the year before, and from what the series had before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..findings import Findings
from ..table import Cell, Quarter, Table

GROSS, LARGE = 500.0, 10.0  # a figure in the wrong unit is 1,000 times too large
SMALL = {"count": 10.0}  # below it, a base is too small for a ratio to mean anything
SMALLEST = 1.0
Pair = tuple[str, Quarter, Cell, Cell]


def check(table: Table, unit: str, before: Mapping[tuple[str, Quarter], Cell],
          findings: Findings) -> None:  # fmt: skip
    """`before`: the figures of the last state of the series in the same unit."""
    base = SMALL.get(unit, SMALLEST)
    _leaps(table, table.a_year_apart(), "a year before", base, findings)
    now = [(*where, cell, table.cells[where]) for where, cell in before.items()
           if where in table.cells]  # fmt: skip
    _leaps(table, now, "in the file before", base, findings)


def _leaps(table: Table, pairs: Iterable[Pair], when: str, base: float, findings: Findings) -> None:
    for _region, quarter, then, now in pairs:
        times = _times(then, now, base)
        if times < LARGE or now.is_zero:  # zeros.py
            continue
        place = {"row": now.place, "column": quarter.key, "value": now.value}
        if times >= GROSS:
            rule = f"is {_said(then, now, times)} {then.value} {when}"
            findings.error("jump", rule, "Thousand instead of million, or a misprint?", **place)
        elif not table.may_be_negative:
            rule = f"is {_said(then, now, times)} {then.value} {when}"
            findings.warn("jump", rule, "Look at it: a new participant, or a misprint?", **place)


def _times(then: Cell, now: Cell, base: float) -> float:
    """How many times the larger size is the smaller; 0 if a small figure has grown."""
    was, became = abs(then.number), abs(now.number)
    if was < base and became < base:
        return 0.0
    if became >= was:
        return became / was if was >= base else 0.0
    return was / became if became else 0.0


def _said(then: Cell, now: Cell, times: float) -> str:
    return f"{times:,.0f} times" if abs(now.number) > abs(then.number) else f"1/{times:,.0f} of"
