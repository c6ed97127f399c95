"""The columns of an exported observation: one order, one meaning, for every format."""

from __future__ import annotations

from functools import lru_cache

from data import language
from data.observation import Observation
from data.periods import Period
from data.store import Store

from ..synthetic import flagged, noted
from ..text import receipts

COLUMNS = (
    "id", "indicator", "indicator_name", "measure", "zone", "zone_name", "region", "region_name",
    "partner", "activity", "span", "period_start", "period_end", "period_name", "kind", "value",
    "unit", "qualifier", "status", "primary", "flag", "authority", "source_id", "source_title",
    "source_url", "published", "derivation", "note", "data_version",
)  # fmt: skip
PIECE = 1_000  # observations that a file is written by, so that a large one needs no memory
VALUES = ("value", "value_then", "value_now")  # cells that are numbers
Record = dict[str, str]


def record(row: Observation, store: Store) -> Record:
    """The cells of one observation, in the order of COLUMNS; empty where nothing applies."""
    catalog = store.catalog
    indicator = catalog.indicators[row.indicator]
    source = catalog.sources.get(row.source)
    start, end, name = _when(row.period, language.current.get())
    return {
        "id": row.id,
        "indicator": row.indicator,
        "indicator_name": indicator.name,
        "measure": row.measure,
        "zone": row.zone,
        "zone_name": catalog.zones[row.zone].name,
        "region": row.region,
        "region_name": catalog.regions[row.region].name,
        "partner": row.partner,
        "activity": row.activity,
        "span": row.period.published_span,
        "period_start": start,
        "period_end": end,
        "period_name": name,
        "kind": indicator.kind,
        "value": row.value,
        "unit": row.unit,
        "qualifier": row.qualifier,
        "status": row.status,
        "primary": "1" if row.primary else "0",
        "flag": flagged(row.flag, store),
        "authority": row.authority,
        "source_id": row.source,
        "source_title": source.title if source else "",
        "source_url": source.url if source else "",
        "published": str(source.published or "") if source else "",
        "derivation": _derivation(row, store),
        "note": noted(language._(row.note), store),
        "data_version": store.version,
    }


def _derivation(row: Observation, store: Store) -> str:
    """Formula and ids of the operands; the formula in the reader's words."""
    if not row.derivation or language.current.get() == language.DEFAULT:
        return row.derivation
    ids = row.derivation.rpartition(" [")[2]
    return f"{receipts.formula(row, store.catalog)} [{ids}"


@lru_cache(50_000)
def _when(period: Period, _language: str) -> tuple[str, str, str]:
    return str(period.start), str(period.end), period.name
