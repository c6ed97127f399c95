"""The regions against the republic, quarter by quarter."""

from __future__ import annotations

from ..findings import Findings
from ..table import COUNTRY, Quarter, Table

NEAR, FAR = 0.01, 0.10  # of the sum of absolute values; 1561 leaves up to 2.8 % unallocated
ROUNDING = 0.5  # of the last digit, for each of the figures


def check(table: Table, findings: Findings) -> None:
    """Warn from 1 % on, refuse from 10 % on; quarters with a missing cell are passed over."""
    found = [one for quarter in table.quarters if (one := _apart(table, quarter))]
    for share, quarter, total, cell in found:
        if share > FAR:
            rule = f"the 14 regions add up to {total:,.1f}, {share:.1%} away from the republic"
            todo = "Is a region misprinted, or in another unit?"
            place = {"row": cell.place, "column": quarter.key, "value": cell.value}
            findings.error("sum", rule, todo, **place)
    near = [one for one in found if one[0] <= FAR]
    if near:
        share, quarter, total, cell = max(near, key=lambda one: one[0])
        rule = (
            f"the 14 regions add up to {total:,.1f}, {share:.1%} away from the republic; more than "
            f"{NEAR:.0%} in {len(near)} of {len(table.quarters)} quarters, here most"
        )
        todo = "A part may not be allocated to a region."
        place = {"row": cell.place, "column": quarter.key, "value": cell.value}
        findings.warn("sum", rule, todo, **place)


def _apart(table: Table, quarter: Quarter):
    """How far the regions are from the republic, as a share of all sizes; None if it is near."""
    cells = [table.get(region, quarter) for region in table.regions]
    whole = table.get(COUNTRY, quarter)
    if whole is None or None in cells:
        return None
    parts = [cell.number for cell in cells if cell is not whole]
    total, size = sum(parts), sum(map(abs, parts)) or abs(whole.number)
    slack = ROUNDING * sum(cell.step for cell in cells)
    if abs(total - whole.number) <= max(NEAR * size, slack):
        return None
    return abs(total - whole.number) / size, quarter, total, whole
