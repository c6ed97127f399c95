"""The columns of an exported change: what a figure was, and what it is."""

from __future__ import annotations

from data.evidence.changes import Change
from data.evidence.history import known_on
from data.language import _
from data.observation import Observation
from data.store import Store

from ..synthetic import flagged
from .columns import Record

COLUMNS = (
    "kind", "indicator", "indicator_name", "measure", "zone", "zone_name", "region", "region_name",
    "partner", "activity", "authority", "span", "period_start", "period_end", "period_name",
    "value_then", "unit_then", "qualifier_then", "value_now", "unit_now", "qualifier_now",
    "changed", "id_then", "source_then", "published_then", "id_now", "source_now", "published_now",
    "flag", "note", "since", "data_version",
)  # fmt: skip


def record(one: Change, since: str, store: Store) -> Record:
    """The cells of one change, in the order of COLUMNS: `changed` is the day of it, `published_…`
    the day from which a source was known, `note` that of the figure of today."""
    catalog, row = store.catalog, one.row
    cells = (
        one.kind, row.indicator, catalog.indicators[row.indicator].name, row.measure,
        row.zone, catalog.zones[row.zone].name, row.region, catalog.regions[row.region].name,
        row.partner, row.activity, row.authority, row.period.published_span,
        str(row.period.start), str(row.period.end), row.period.name,
        *_figure(one.then), *_figure(one.now), str(one.day or ""),
        *_origin(one.then, store), *_origin(one.now, store),
        flagged(row.flag, store), _(row.note) if one.now else "", since, store.version,
    )  # fmt: skip
    return dict(zip(COLUMNS, cells, strict=True))


def _figure(row: Observation | None) -> tuple[str, str, str]:
    return (row.value, row.unit, row.qualifier) if row else ("", "", "")


def _origin(row: Observation | None, store: Store) -> tuple[str, str, str]:
    return (row.id, row.source, str(known_on(store, row) or "")) if row else ("", "", "")
