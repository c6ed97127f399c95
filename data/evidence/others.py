"""What other sources print for the cell of a figure, and whether two prints say the same."""

from __future__ import annotations

from decimal import Decimal

from ..catalog import Catalog
from ..observation import HALF, Observation
from ..reckoning.derive import amount, step
from ..store import Store

LOOSE = Decimal("0.1")  # of a figure that is approximate or a bound


def others(store: Store, row: Observation) -> tuple[Observation, ...]:
    """Every other figure that is printed for the cell of a published one, by whatever source."""
    if row.status != "published":
        return ()
    rows = store.all_rows(row.indicator, row.region)
    return tuple(one for one in rows if _cell(one) == _cell(row) and one.id != row.id)


def _cell(row: Observation) -> tuple[str, ...]:
    return row.measure, row.zone, row.partner, row.activity, row.period.key


def agree(one: Observation, other: Observation, catalog: Catalog) -> bool:
    """Whether two prints of one figure say the same within the rounding of the coarser."""
    if catalog.units[one.unit].family != catalog.units[other.unit].family:
        return False
    last = max(step(row, catalog, one.unit) for row in (one, other))
    if {one.qualifier, other.qualifier} != {"exact"}:
        last = max(last, abs(one.exact) * LOOSE)
    return abs(one.exact - amount(other, catalog, one.unit)) <= last * HALF
