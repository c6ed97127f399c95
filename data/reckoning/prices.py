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


def indices(catalog: Catalog) -> dict[str, dict[int, Decimal]]:
    """By index and year: prices of the year, those of the year before being 100; of the sources
    that the catalogue knows."""
    named = {row["source_id"] for row in _rows(catalog.folder)}
    return _indices(catalog.folder, frozenset(one for one in named if not catalog.knows(one)))


@lru_cache(8)
def _indices(folder: Path, out: frozenset[str]) -> dict[str, dict[int, Decimal]]:
    found: dict[str, dict[int, Decimal]] = {}
    for row in _rows(folder):
        if row["source_id"] not in out:
            found.setdefault(row["index"], {})[int(row["year"])] = Decimal(row["value"])
    return found


@lru_cache(8)
def _rows(folder: Path) -> tuple[dict[str, str], ...]:
    with (folder / "price_indices.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@lru_cache(8)
def names(folder: Path) -> dict[str, str]:
    """What each index is called, in English: the key of its translation."""
    return {row["index"]: row["name"] for row in _rows(folder)}


def base_year(indicator: str, catalog: Catalog) -> int | None:
    """The year whose prices an indicator is put in; None where no price index fits it."""
    name = catalog.indicators[indicator].price_index
    return max(indices(catalog).get(name, ()), default=None)


def constant(row: Observation, catalog: Catalog) -> Outcome:
    """An annual figure at the prices of the base year: times the price index of every later year,
    divided by it for an earlier base. Other spans are refused: the indices are annual."""
    base = base_year(row.indicator, catalog)
    if base is None:
        if catalog.asof and catalog.indicators[row.indicator].price_index:
            return Refusal(_("the price index at hand was published later"))
        return Refusal(_("no price index is kept for this indicator"))
    if row.period.span != "year" or row.period.is_stock:
        return Refusal(_("constant prices are given for whole years only: price indices are"))
    name = catalog.indicators[row.indicator].price_index
    known = indices(catalog)[name]
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
