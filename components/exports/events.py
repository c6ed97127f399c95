"""The columns of an exported agreement, which is no observation."""

from __future__ import annotations

from data.agreement import Agreement
from data.store import Store

from .columns import Record


def record(one: Agreement, store: Store) -> Record:
    """The cells of one agreement; `date` is the first day that `date_precision` allows, empty for
    an undated one; `value` is in US dollars as printed."""
    source = store.catalog.sources[one.source]
    return {
        "date": str(one.start or ""),
        "date_precision": one.precision,
        "date_end": str(one.end or ""),
        "category": one.category,
        "title": one.title,
        "parties": "; ".join(one.parties),
        "value": one.value,
        "unit": "usd" if one.value else "",
        "qualifier": one.qualifier,
        "source_id": one.source,
        "source_title": source.title,
        "source_url": source.url,
        "published": str(source.published or ""),
        "note": one.note,
        "data_version": store.version,
    }
