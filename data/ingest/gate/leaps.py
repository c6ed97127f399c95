"""Leaps from the same period of the year before in a table of any size."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from ...catalog import Catalog
from ...periods import OTHER, period_of
from ..findings import Findings
from .jumps import GROSS, LARGE, SMALL, SMALLEST

LINE = ["indicator", "zone", "region", "partner", "activity", "source_id", "span"]
SWING = "swing"


def check(frame: pd.DataFrame, catalog: Catalog, findings: Findings) -> None:
    """×500 and more is an error, ×10 is told once with the number of rows; profit may swing."""
    rows = _lines(frame[(frame["measure"] == "level").to_numpy()], catalog)
    if rows.empty:
        return
    now, then = rows["size"].to_numpy()[1:], rows["size"].to_numpy()[:-1]
    base = rows["base"].to_numpy()[1:]
    follows = (rows["line"].to_numpy()[1:] == rows["line"].to_numpy()[:-1]) & (
        rows["year"].to_numpy()[1:] == rows["year"].to_numpy()[:-1] + 1
    )
    larger, smaller = np.maximum(now, then), np.minimum(now, then)
    real = follows & (then >= base) & (now > 0)
    times = np.divide(larger, smaller, out=np.zeros_like(larger), where=real & (smaller > 0))
    swings = rows["swing"].to_numpy()[1:]
    for place in np.flatnonzero(times >= GROSS)[:50]:
        one, before = rows.iloc[place + 1], rows.iloc[place]
        rule = f"is {times[place]:,.0f} times away from {before['value']} a year before"
        todo = "Thousand instead of million, or a misprint?"
        place_of = {"row": int(one["row"]), "column": "value", "value": one["value"]}
        findings.error("jump", rule, todo, **place_of)
    large = np.flatnonzero((times >= LARGE) & (times < GROSS) & ~swings)
    if len(large):
        one, before = rows.iloc[large[0] + 1], rows.iloc[large[0]]
        rule = (
            f"is {times[large[0]]:,.0f} times away from {before['value']} a year before (leaps of "
            f"×{LARGE:.0f} in {len(large):,} rows)"
        )
        place_of = {"row": int(one["row"]), "column": "value", "value": one["value"]}
        findings.warn("jump", rule, "Look at it.", **place_of)


def _lines(frame: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """Figures line by line in the order of years: size in the base unit, what is too small."""
    days = frame[["period_start", "period_end"]].astype(str)
    pairs = days.drop_duplicates()
    periods = [period_of(*map(date.fromisoformat, pair)) for pair in pairs.itertuples(index=False)]
    of = pairs.assign(span=[p.span for p in periods], year=[p.year for p in periods])
    named = days.merge(of, how="left", on=["period_start", "period_end"])
    factors = frame["unit"].astype(str).map({u: one.factor for u, one in catalog.units.items()})
    swings = [slug for slug, one in catalog.indicators.items() if one.compare == SWING]
    small = frame["unit"].astype(str).map(SMALL).fillna(SMALLEST).to_numpy() * factors.to_numpy()
    keys = frame[LINE[:-1]].astype("category").assign(span=named["span"].astype("category").array)
    rows = pd.DataFrame({
        "line": _numbered(keys), "year": named["year"].to_numpy(), "row": frame.index,
        "size": np.abs(frame["value"].astype(float).to_numpy() * factors.to_numpy()),
        "base": small, "value": frame["value"].array,
        "swing": frame["indicator"].isin(swings).to_numpy(),
    })  # fmt: skip
    rows = rows[(named["span"] != OTHER).to_numpy()]
    return rows.sort_values(["line", "year"], kind="stable")


def _numbered(keys: pd.DataFrame) -> np.ndarray:
    """A whole number for each row, the same for the same texts."""
    number = np.zeros(len(keys), dtype=np.int64)
    for name in keys:
        column = keys[name].cat
        number = pd.factorize(number * len(column.categories) + column.codes.to_numpy(np.int64))[0]
    return number
