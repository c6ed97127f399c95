"""How the source of a portal file is written down: its id, its title, its note."""

from __future__ import annotations

from datetime import date, timedelta

from ..catalog import Catalog
from ..portal import Series
from ..synthetic import PREFIX, WORD

REAL = "siat-"
OF_PORTAL = rf"({REAL}|{PREFIX})(\d+)-.+"  # names of sources that are files of the portal
PUBLISHER = "National Statistics Committee of the Republic of Uzbekistan"
NOBODY = f"{WORD}, nobody's figures"
COMMITTEE = "statistics_committee"


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
    what = f"{indicator} of {zones} by region, quarterly"
    title = f"{what} (open data portal, code {series.code})"
    note = "Quarterly data of the open data portal"
    note += ", cumulative from January" if series.kind == "flow" else ""
    note += f"; licence CC BY 4.0. SHA-256 of the file: {sha256}."
    if accepted:
        note += f" Accepted after a look: {', '.join(sorted(accepted))}."
    if demo:
        title = f"{WORD}: {what} (in the form of {series.code})"
        note = f"{WORD}: made up, no statistics. SHA-256 of the file: {sha256}."
    return {
        "source_id": name, "title": title, "publisher": NOBODY if demo else PUBLISHER,
        "authority": COMMITTEE, "rank": "1", "url": "" if demo else series.url,
        "published": str(published or ""),
        "not_before": "" if published else str(newest + timedelta(days=1)),
        "language": "en" if demo else "uz", "note": note,
    }  # fmt: skip
