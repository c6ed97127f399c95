"""The observations that the explorer shows: found with masks, so that a million stay quick."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

from data.catalog import AUTHORITY_NAMES
from data.language import _, current
from data.periods import period_of
from data.remarks import FLAG_WORDS, QUALIFIER_WORDS
from data.store import Store

from .explorer_query import LISTS, Asked
from .names import MEASURES
from .numbers import BEFORE, MARKS, THIN, number

MOST = 5_000  # rows sent to the table; the files hold all
SAMPLE = 200  # rows that the size of a file is estimated from
FIXED = 96  # bytes of a row in columns of even length: id, dates, status, data version, commas
LENT = ("indicator", "measure", "zone", "region", "partner", "activity", "span")


def positions(store: Store, asked: Asked) -> np.ndarray:
    """Where in the frame the observations stand that are asked for, in display order."""
    kept = _standing(store, asked)
    for name in LISTS:
        kept &= _among(store.frame[name], getattr(asked, name))
    year = store.frame["year"].to_numpy()
    if asked.first:
        kept &= year >= asked.first
    if asked.last:
        kept &= year <= asked.last
    return np.flatnonzero(kept)


def _standing(store: Store, asked: Asked) -> np.ndarray:
    """The best source of each cell; of each authority when authorities are chosen; or all."""
    if asked.all_sources:
        return np.ones(len(store), dtype=bool)
    return store.frame["leads" if asked.authority else "primary"].to_numpy(copy=True)


def _among(column: pd.Series, slugs: tuple[str, ...]) -> np.ndarray | bool:
    if not slugs:
        return True
    codes = column.cat.categories.get_indexer(list(slugs))
    return np.isin(column.cat.codes.to_numpy(), codes[codes >= 0])


def rows(store: Store, found: np.ndarray) -> list[dict]:
    """The first of the found observations as rows of the table, in the reader's language."""
    part = store.frame.iloc[found[:MOST]]
    return [_row(store, record) for record in part.to_dict("records")]


def _row(store: Store, record: dict) -> dict:
    """Names in full; `when` sorts by date, `size` by quantity whatever the unit."""
    catalog = store.catalog
    source, unit = catalog.sources[record["source_id"]], catalog.units[record["unit"]]
    names = _names(record["period_start"], record["period_end"], current.get())
    partner, activity = record["partner"], record["activity"]
    partner = catalog.partners[partner].name if partner else ""
    activity = catalog.activities[activity].name if activity else ""
    measure = _(MEASURES[record["measure"]])
    details = [measure if record["measure"] != "level" else "", activity, partner]
    value = float(record["value"])
    return {
        "indicator": catalog.indicators[record["indicator"]].name,
        "slug": record["zone"], "zone": catalog.zones[record["zone"]].name,
        "region": catalog.regions[record["region"]].short,
        "period": names[0], "short": names[1],
        "when": f"{record['period_end']} {record['period_start']}",
        "value": value, "size": value * unit.factor, "shown": shown(record),
        "unit": _(unit.label or unit.name), "measure": measure,
        "partner": partner, "activity": activity,
        "detail": ", ".join(filter(None, details)),
        "authority": _(AUTHORITY_NAMES[record["authority"]]),
        "source": source.publisher, "title": source.title, "url": source.url,
        "doubts": doubts(record), "note": record["note"], "place": record["place"],
        "printed": record["printed"],
    }  # fmt: skip


def shown(record: dict) -> str:
    """The figure as printed, in the reader's separators: `> 2,800`, `3,016.4 ?`."""
    text = number(float(record["value"]), len(record["value"].partition(".")[2]))
    marks = "".join(MARKS[flag] for flag in record["flag"].split())
    return THIN.join(filter(None, (BEFORE[record["qualifier"]], text, marks)))


def doubts(record: dict) -> str:
    """Qualifier and flags in words."""
    words = [QUALIFIER_WORDS.get(record["qualifier"], "")]
    words += [FLAG_WORDS[flag] for flag in record["flag"].split()]
    return ", ".join(_(word) for word in words if word)


@lru_cache(4096)
def _names(start: str, end: str, language: str) -> tuple[str, str]:
    """A period's name in full and short; `language` keeps the languages apart."""
    period = period_of(date.fromisoformat(start), date.fromisoformat(end))
    return period.name, period.short


def weight(store: Store, found: np.ndarray) -> int:
    """About how many bytes the CSV file of the found observations has, from a sample of them."""
    if not len(found):
        return 0
    sample = store.frame.iloc[found[:: max(1, len(found) // SAMPLE)]].to_dict("records")
    mean = sum(_length(store, record) for record in sample) / len(sample)
    return round(mean * len(found))


def _length(store: Store, record: dict) -> int:
    catalog, source = store.catalog, store.catalog.sources[record["source_id"]]
    named = ("value", "unit", "qualifier", "flag", "authority", "source_id", "note")
    texts = [record[name] for name in (*LENT, *named)]
    texts += [catalog.indicators[record["indicator"]].name, catalog.zones[record["zone"]].name]
    texts += [catalog.regions[record["region"]].name, source.title, source.url]
    return FIXED + sum(len(text.encode()) for text in texts)
