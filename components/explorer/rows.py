"""The explorer's figures as rows of its table, and how large the file of them is."""

from __future__ import annotations

import numpy as np

from data.catalog import AUTHORITY_NAMES
from data.content import place
from data.language import _
from data.observation import Observation
from data.questions.remarks import FLAG_WORDS, QUALIFIER_WORDS
from data.store import Store

from ..exports import csv
from ..exports.columns import record
from ..text.names import MEASURES
from ..text.numbers import BEFORE, THIN, marks, number

MOST = 5_000  # rows sent to the table; the files hold all
SAMPLE = 100  # rows that the size of a file is estimated from


def rows(store: Store, found: np.ndarray) -> list[dict]:
    """The first of the found observations, with names in full and in the reader's language."""
    return [_row(store, one) for one in store.pick(found[:MOST])]


def _row(store: Store, one: Observation) -> dict:
    """`when` sorts by date, `size` by quantity whatever the unit."""
    catalog = store.catalog
    source, unit = catalog.sources[one.source], catalog.units[one.unit]
    zone = catalog.zones[one.zone]
    partner = catalog.partners[one.partner].name if one.partner else ""
    activity = catalog.activities[one.activity].name if one.activity else ""
    measure = _(MEASURES[one.measure])
    details = ("" if one.measure == "level" else measure, activity, partner)
    return {
        "id": one.id, "indicator": catalog.indicators[one.indicator].name,
        "detail": ", ".join(filter(None, details)),
        "slug": one.zone, "zone": zone.name, "type": zone.short,
        "region": catalog.regions[one.region].short,
        "period": one.period.name, "short": one.period.short,
        "when": f"{one.period.end} {one.period.start}",
        "value": one.number, "size": one.number * unit.factor, "shown": shown(one),
        "unit": unit.label or unit.name, "measure": measure,
        "partner": partner, "activity": activity,
        "authority": _(AUTHORITY_NAMES[one.authority]),
        "source": source.publisher, "title": source.title, "url": source.url,
        "doubts": doubts(one), "note": _(one.note), "place": place(one.place),
        "printed": one.printed,
    }  # fmt: skip


def shown(one: Observation) -> str:
    """The figure in its own unit and decimals: `> 2,800`, `3,016.4 ?`."""
    text = number(one.number, len(one.value.partition(".")[2])) + marks(one)
    before = BEFORE[one.qualifier]
    return f"{before}{THIN}{text}" if before else text


def doubts(one: Observation) -> str:
    """Qualifier and flags in words."""
    words = [QUALIFIER_WORDS.get(one.qualifier, ""), *(FLAG_WORDS[flag] for flag in one.flags)]
    return ", ".join(_(word) for word in words if word)


def weight(store: Store, found: np.ndarray) -> int:
    """Bytes of the CSV file of the found observations, estimated from some of them."""
    if not len(found):
        return 0
    sample = found[:: -(-len(found) // SAMPLE)]
    head, *pieces = csv.pieces(record(one, store) for one in store.pick(sample))
    return len(head) + round(sum(map(len, pieces)) * len(found) / len(sample))
