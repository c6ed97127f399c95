"""How the source of a portal file is written down: its id, its title, its note."""

from __future__ import annotations

from datetime import date, timedelta

from ..catalog import Catalog
from ..language import N_
from ..portal import Series
from ..synthetic import PREFIX, WORD

REAL = "siat-"
OF_PORTAL = rf"({REAL}|{PREFIX})(\d+)-.+"  # names of sources that are files of the portal
PUBLISHER = "National Statistics Committee of the Republic of Uzbekistan"
NOBODY = N_("SYNTHETIC, nobody's figures")
# The sentences of a note: translated one by one when it is read (data/content.py).
SINCE_JANUARY = N_(
    "Quarterly data of the open data portal, cumulative from January; licence CC BY 4.0."
)
AT_THE_END = N_("Quarterly data of the open data portal; licence CC BY 4.0.")
MADE_UP = N_("SYNTHETIC: made up, no statistics.")
HASH = N_("SHA-256 of the file: {a}.")
ACCEPTED = N_("Accepted after a look: {a}.")
PLACE = (N_("row {a}"), "column {a}")  # of a figure in its file, also translated part by part
COMMITTEE = "statistics_committee"


def place(region: str, quarter: str) -> str:
    """Where in the file a figure stands: `row 1703, column 2025-Q2`."""
    row, column = PLACE
    return f"{row.format(a=region)}, {column.format(a=quarter)}"


def source_id(series: Series, published: date | None, sha256: str, demo: bool) -> str:
    """`siat-3641-2026-05-15`; of a file without a date `siat-3641-1a2b3c4d`."""
    prefix = PREFIX if demo else REAL
    return f"{prefix}{series.id}-{published or sha256[:8]}"


def source(
    series: Series, name: str, published: date | None, newest: date, sha256: str,
    accepted: set[str], catalog: Catalog, demo: bool,
) -> dict[str, str]:  # fmt: skip
    """The row of sources.csv. Without a date the file cannot have been published before the day
    after the end of its newest quarter."""
    indicator = catalog.indicators[series.indicator].names.en
    zones = catalog.zones[series.zone].plurals.en
    made_up = f"{WORD}: {indicator} of {zones} by region, quarterly (in the form of {series.code})"
    what = MADE_UP if demo else SINCE_JANUARY if series.kind == "flow" else AT_THE_END
    note = f"{what} {HASH.format(a=sha256)}"
    if accepted:
        note += f" {ACCEPTED.format(a=', '.join(sorted(accepted)))}"
    return {
        "source_id": name, "title": made_up if demo else series.name_uz,
        "publisher": NOBODY if demo else PUBLISHER,
        "authority": COMMITTEE, "rank": "1", "url": "" if demo else series.url,
        "published": str(published or ""),
        "not_before": "" if published else str(newest + timedelta(days=1)),
        "language": "en" if demo else "uz", "note": note,
    }  # fmt: skip
