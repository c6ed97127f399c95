"""The portal writes 0.0 for nothing and for not reported alike: kept, flagged, and told once."""

from __future__ import annotations

from collections.abc import Mapping

from ..findings import Findings, listed
from ..table import COUNTRY, Cell, Quarter, Table


def check(table: Table, before: Mapping[tuple[str, Quarter], Cell], findings: Findings) -> None:
    """Tell of the zeros that are not loaded already; `before` is the last state of the series."""
    zeros = [
        where
        for where, cell in table.cells.items()
        if cell.is_zero and not (where in before and before[where].is_zero)
    ]
    if not zeros:
        return
    region, quarter = zeros[0]
    value = f"{len(zeros)} of {len(table.cells)} cells"
    rule = "these are 0: nothing, or not reported (the portal writes both alike); kept and flagged"
    place = table.cells[zeros[0]].place
    findings.warn("zero", rule, row=place, column=quarter.key, value=value)
    whole = [quarter.key for region, quarter in zeros if region == COUNTRY]
    if whole:
        rule = "the whole republic is 0 in these quarters"
        findings.warn("zero", rule, "Not reported yet?", row=COUNTRY, column=listed(whole))
    for region, quarter, then, now in table.a_year_apart():
        if (region, quarter) in zeros and not then.is_zero:
            rule = f"is 0 after {then.value} a year before: nothing, or not reported"
            findings.warn("zero", rule, row=now.place, column=quarter.key, value=now.value)
