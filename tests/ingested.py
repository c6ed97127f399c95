"""Files as a reader hands them on, made up, and a store to put them into."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data import vintages
from data.columns import COLUMNS
from data.ingest.batch import ROWS, Batch
from data.vintages import Version

SERIES = "3641"


def row(value: str = "5", region: str = "1700", **more: str) -> dict[str, str]:
    """A figure of industrial production in bn soums; any column can be given."""
    given = {
        "indicator": "industrial_production", "measure": "level", "zone": "sez", "region": region,
        "period_start": "2025-01-01", "period_end": "2025-03-31", "value": value,
        "unit": "bn_uzs", "qualifier": "exact", "authority": "statistics_committee",
        "printed": value, "where": f"row {region}, column 2025-Q1",
    }  # fmt: skip
    return dict.fromkeys(ROWS, "") | given | more


def source(slug: str, published: str = "", **more: str) -> dict[str, str]:
    given = {
        "source_id": slug, "title": "Made up", "publisher": "Nobody", "rank": "1",
        "authority": "statistics_committee", "published": published, "language": "uz",
    }  # fmt: skip
    return dict.fromkeys(COLUMNS["sources"], "") | given | more


def portal(
    day: str, *rows: dict[str, str], series: str = SERIES, slug: str = "", **more: str
) -> Batch:
    """A file of the portal, published on a day, that speaks for its whole series."""
    slug = slug or f"siat-{series}-{day}"
    frame = pd.DataFrame([one | {"source_id": slug} for one in rows], columns=[*ROWS, "where"])
    told = source(slug, **({"published": day} | more))
    return Batch(f"some/where/sdmx_data_{series}.json", "0" * 64, series, frame, (told,), True)


def tidy(*rows: dict[str, str], path: str = "own.csv", published: str = "2026-02-03") -> Batch:
    """A file of our own with figures of any source."""
    frame = pd.DataFrame(rows, columns=[*ROWS, "where"])
    told = tuple(source(slug, published) for slug in frame["source_id"].unique())
    return Batch(path, "1" * 64, "", frame, told, False)


def ingest(home: Path, *batches: Batch, **more: int) -> Version:
    """Compares and publishes, as the command does."""
    change = vintages.difference(vintages.current(home), batches)
    return vintages.publish(home, change, lambda _: None, **more)


def standing(version: Version | None) -> dict[str, str]:
    """The current figures by region."""
    if not version:
        return {}
    frame = version.frame()
    rows = frame[frame["until"] == ""]
    assert not rows["region"].duplicated().any()
    return dict(zip(rows["region"], rows["value"], strict=True))


def known(version: Version | None, day: str) -> dict[str, str]:
    """The figures that were known on a day, by region."""
    if not version:
        return {}
    dates = {one["source_id"]: one["published"] for one in version.sources}
    frame = version.frame().astype(str)
    stood = (frame["until"] == "") | (frame["until"] > day)
    rows = frame[(frame["source_id"].map(dates) <= day) & stood]
    assert not rows["region"].duplicated().any()
    return dict(zip(rows["region"], rows["value"], strict=True))


FIRST = portal("2025-05-15", row("5"), row("2", "1703"), row("7", "1706"))
SECOND = portal("2025-08-15", row("5.0"), row("2.5", "1703"), row("1", "1708"))
THIRD = portal("2025-11-15", row("6"), row("2.5", "1703"), row("1", "1708"))
