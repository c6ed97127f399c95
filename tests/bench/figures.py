"""Figures beside their budgets (DESIGN: standing budgets), and the table that shows them."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import dataclass
from math import isinf

COMPARED = {"≤": operator.le, "≥": operator.ge, "=": operator.eq}


@dataclass(frozen=True)
class Figure:
    """One measured value; `budget` as `≤ 3` or empty where nothing is demanded."""

    data: str  # which data the dashboard had
    what: str
    value: float
    unit: str = ""
    budget: str = ""

    @property
    def passed(self) -> bool:
        if not self.budget:
            return True
        sign, bound = self.budget.split()
        return COMPARED[sign](round(self.value, 3), float(bound.replace(",", "")))

    @property
    def verdict(self) -> str:
        return ("PASS" if self.passed else "FAIL") if self.budget else ""


def table(figures: Sequence[Figure]) -> str:
    """All figures as columns of equal width."""
    head = ("data", "figure", "measured", "budget", "")
    rows = [
        (f.data, f.what, f"{_number(f.value)} {f.unit}".strip(), f.budget, f.verdict)
        for f in figures
    ]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = [_line(row, widths) for row in (head, *rows)]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    data, what, measured, budget, verdict = row
    one, two, three, four, _five = widths
    return f"{data:{one}}  {what:{two}}  {measured:>{three}}  {budget:>{four}}  {verdict}".rstrip()


def _number(value: float) -> str:
    if isinf(value):
        return "never"
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3f}" if abs(value) < 0.1 else f"{value:.2f}"
