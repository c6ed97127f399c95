"""A data folder of any size with made-up figures: `python -m tests.synthetic 50000 folder`.

Every row says that it is synthetic: in the title, the publisher and the note of its source, and in
its own note. Nothing of it is ever shipped.
"""

from __future__ import annotations

import csv
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from data.catalog import FOLDER, Catalog
from data.entries import Indicator

WORD = "SYNTHETIC"
SOURCE = "synthetic-bench"
ZONES = {"sez": 1.0, "siz": 0.3, "technopark": 0.15, "cluster": 1.4, "it_park": 0.1}
YEARS = range(2015, 2026)
SPANS = {"03-31": 0.2, "06-30": 0.45, "09-30": 0.7, "12-31": 1.0}  # end, part of the year's sum
INDICATORS = 20
PLACE = INDICATORS * len(ZONES) * len(YEARS) * len(SPANS)  # rows of one region
FIRST = (  # indicators that the pages draw; the catalogue's next ones fill up
    "industrial_production", "investment_fixed_capital", "construction_work", "market_services",
    "new_jobs", "export_services", "import_services", "profit_before_tax", "accounts_receivable",
    "accounts_payable", "participants_count", "zones_count",
)  # fmt: skip


def write(folder: Path, rows: int, seed: int = 1) -> Path:
    """The shipped catalogues, more places, and about `rows` observations; the same for a seed."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.csv"):
        shutil.copy(path, folder)
    catalog = Catalog(FOLDER)
    wanted = max(1, round(rows / PLACE))
    places = list(catalog.regions)[:wanted]
    districts = _districts(catalog, wanted - len(places))
    _extend(folder / "regions.csv", districts)
    _extend(folder / "sources.csv", [_source()])
    _observations(folder, catalog, [*places, *(row["region"] for row in districts)], seed)
    return folder


def _districts(catalog: Catalog, count: int) -> list[dict[str, object]]:
    """Made-up districts, with codes of seven digits as real ones have."""
    regions = [slug for slug, region in catalog.regions.items() if region.kind == "region"]
    last = max(region.position for region in catalog.regions.values())
    found = []
    for number in range(count):
        region, nth = regions[number % len(regions)], number // len(regions) + 1
        name = f"{WORD} district {nth} of {catalog.regions[region].name}"
        found.append({
            "region": f"{region}{nth:03}", "name": name, "short": name, "kind": "district",
            "position": last + number + 1,
        })  # fmt: skip
    return found


def _source() -> dict[str, object]:
    return {
        "source_id": SOURCE, "title": f"{WORD} figures for measuring, no statistics",
        "publisher": f"{WORD}, nobody’s figures", "authority": "statistics_committee", "rank": 1,
        "published": "2026-01-31", "language": "en", "note": f"{WORD}: drawn at random.",
    }  # fmt: skip


def _extend(path: Path, rows: list[dict[str, object]]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, restval="", lineterminator="\n").writerows(rows)


def _observations(folder: Path, catalog: Catalog, places: list[str], seed: int) -> None:
    """Written as text: a million rows through the csv module take three times as long."""
    path = folder / "observations.csv"
    with path.open(encoding="utf-8") as file:
        columns = next(file).strip().split(",")
    others = [slug for slug in catalog.indicators if slug not in FIRST]
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(columns) + "\n")
        for slug in (*FIRST, *others)[:INDICATORS]:
            form = _form(catalog.indicators[slug], columns)
            for place in places:
                share = 1.0 if place == "1700" else 0.02
                file.writelines(_place(catalog.indicators[slug], form, place, share, chance))


def _form(indicator: Indicator, columns: list[str]) -> str:
    """A line with holes for what differs from row to row."""
    fixed = {
        "indicator": indicator.slug, "measure": "level", "unit": indicator.unit,
        "qualifier": "exact", "source_id": SOURCE, "authority": "statistics_committee",
        "place": "drawn at random", "note": WORD,
    }  # fmt: skip
    value = f"{{value:.{indicator.decimals}f}}"
    holes = {
        "zone": "{zone}", "region": "{place}", "period_start": "{start}", "period_end": "{end}",
        "value": value, "printed": value,
    }  # fmt: skip
    return ",".join((fixed | holes).get(column, "") for column in columns) + "\n"


def _place(
    indicator: Indicator, form: str, place: str, share: float, chance: random.Random
) -> Iterator[str]:
    stock, swings = indicator.kind == "stock", indicator.compare == "swing"
    for zone, weight in ZONES.items():
        level = share * weight * chance.uniform(2_000, 6_000)
        for year in YEARS:
            level *= chance.uniform(0.97, 1.25)
            for end, part in SPANS.items():
                day = f"{year}-{end}"
                value = level * (1 if stock else part) * chance.uniform(0.98, 1.02)
                if swings and chance.random() < 0.2:
                    value = -value
                start = day if stock else f"{year}-01-01"
                yield form.format(zone=zone, place=place, start=start, end=day, value=value)


if __name__ == "__main__":
    print(write(Path(sys.argv[2]), int(sys.argv[1])))
