"""The columns of an exported cell of the coverage: what there is, or what is missing and why."""

from __future__ import annotations

from data.evidence.coverage import Cell
from data.evidence.wanted import gains
from data.store import Store

from ..synthetic import flagged
from ..text import coverage as words
from .columns import Record

COLUMNS = (
    "indicator", "indicator_name", "zone", "zone_name", "region", "region_name", "span",
    "period_start", "period_end", "period_name", "state", "value", "unit", "status", "flag",
    "source_id", "observation", "count", "would_give", "why", "data_version",
)  # fmt: skip


def record(cell: Cell, store: Store) -> Record:
    """The cells of one row, in the order of COLUMNS: `observation` is the id of the figure (the
    first of `count` by activity), `would_give` how many figures a missing one would make
    possible."""
    catalog, row, period = store.catalog, cell.row, cell.period
    possible = gains(store, cell.region).get(cell, ())
    cells = (
        cell.indicator, catalog.indicators[cell.indicator].name,
        cell.zone, catalog.zones[cell.zone].name, cell.region, catalog.regions[cell.region].name,
        period.span, str(period.start), str(period.end), period.name, cell.state,
        *((row.value, row.unit, row.status) if row else [""] * 3),
        flagged(row.flag if row else "", store),
        *((row.source, row.id) if row else [""] * 2),
        str(cell.count), str(len(possible)), words.why(cell, store), store.version,
    )  # fmt: skip
    return dict(zip(COLUMNS, cells, strict=True))
