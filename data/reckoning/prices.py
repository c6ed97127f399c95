"""Constant prices: an annual amount of money at the prices of the newest year of a price index."""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import lru_cache
from math import prod
from pathlib import Path

from ..catalog import Catalog
from ..language import _
from ..observation import Observation
from .derive import Outcome, Refusal, compute

MEASURE = "constant_prices"


@lru_cache(8)
def indices(folder: Path) -> dict[str, dict[int, Decimal]]:
    """By index and year: prices of the year, those of the year before being 100."""
    found: dict[str, dict[int, Decimal]] = {}
    with (folder / "price_indices.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["index"], {})[int(row["year"])] = Decimal(row["value"])
    return found


@lru_cache(8)
def names(folder: Path) -> dict[str, str]:
    """What each index is called, in English: the key of its translation."""
    with (folder / "price_indices.csv").open(encoding="utf-8", newline="") as file:
        return {row["index"]: row["name"] for row in csv.DictReader(file)}


def base_year(indicator: str, catalog: Catalog) -> int | None:
    """The year whose prices an indicator is put in; None where no price index fits it."""
    name = catalog.indicators[indicator].price_index
    return max(indices(catalog.folder).get(name, ()), default=None)


def constant(row: Observation, catalog: Catalog) -> Outcome:
    """An annual figure at the prices of the base year: times the price index of every later year,
    divided by it for an earlier base. Other spans are refused: the indices are annual."""
    base = base_year(row.indicator, catalog)
    if base is None:
        return Refusal(_("no price index is kept for this indicator"))
    if row.period.span != "year" or row.period.is_stock:
        return Refusal(_("constant prices are given for whole years only: price indices are"))
    name = catalog.indicators[row.indicator].price_index
    known = indices(catalog.folder)[name]
    years = range(row.period.year + 1, base + 1)
    if row.period.year > base or any(year not in known for year in years):
        text = _("the price index ends with {year}")
        return Refusal(text.format(year=base))
    factor = prod((known[year] / 100 for year in years), start=Decimal(1))
    chain = "".join(f" × {known[year] / 100} ({year})" for year in years)
    formula = f"value{chain} = prices of {base}; index {name}"
    return compute(
        MEASURE, formula, lambda value: value * factor, (row,), catalog, row.unit, row.step
    )
