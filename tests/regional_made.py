"""Figures by region in the portal's form, made up for tests."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from data import schedule
from data.catalog import FOLDER, Catalog
from data.observation import OPEN
from data.questions.topic import Topic
from data.store import Store
from tests import made

OUTPUT, RESULT = Topic(("industrial_production",)), Topic(("profit_before_tax",))
SPANS = {"q1": "03-31", "h1": "06-30", "m9": "09-30", "year": "12-31"}
SIZES = {"1700": 100, "1703": 30, "1712": 50, "1726": 10}  # a place's figures, about
ZONES = {"sez": 5, "siz": 3, "technopark": 1, "cluster": 4}
IDS = {  # the portal's series of what is made up here
    (one.indicator, one.zone): one.id for one in schedule.by_cell(FOLDER).values()
}  # fmt: skip


def figure(indicator, zone, region, year, span, value, **more):
    """A figure as the portal has it, or with other columns."""
    end = f"{year}-{SPANS[span]}"
    is_stock = made.catalog().indicators[indicator].kind == "stock"
    row = {
        "indicator": indicator, "measure": "level", "zone": zone, "region": region,
        "period_start": end if is_stock else f"{year}-01-01", "period_end": end,
        "value": str(value), "unit": made.catalog().indicators[indicator].unit,
        "qualifier": "exact", "source_id": f"siat-{IDS.get((indicator, zone), 1)}-2026-08-14",
        "authority": "statistics_committee", "flag": "" if Decimal(str(value)) else OPEN,
    }  # fmt: skip
    return row | more


def store(*rows):
    """A store of these rows, their sources made up with them."""
    sources = [
        {
            "source_id": name, "title": name, "publisher": "Committee", "rank": "1", "url": "",
            "authority": "statistics_committee", "published": "2026-08-14", "not_before": "",
            "language": "uz", "note": "",
        }
        for name in {row["source_id"] for row in rows}
    ]  # fmt: skip
    full = [{name: row.get(name, "") for name in made.COLUMNS} for row in rows]
    return Store(pd.DataFrame(full, columns=list(made.COLUMNS)), Catalog(FOLDER, sources), "made")


def everywhere(indicator="industrial_production", years=(2024, 2025), spans=SPANS):
    """Figures of four zone types in the country and three regions; Andijan has no technopark."""
    return [
        figure(
            indicator, zone, region, year, span,
            0 if (region, zone) == ("1703", "technopark")
            else size * weight * (n + 1) + (year - 2020),
        )
        for region, size in SIZES.items()
        for zone, weight in ZONES.items()
        for year in years
        for n, span in enumerate(spans)
    ]  # fmt: skip


FULL = store(*everywhere(), *everywhere("profit_before_tax"), *everywhere("accounts_payable"))
