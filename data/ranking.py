"""Which figure of a cell is shown: the frame of all observations in display order, ranked."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd

from .catalog import AUTHORITIES, Catalog
from .periods import Period, period_of
from .reading import MANY_VALUED

CELL = ["indicator", "measure", "zone", "region", "partner", "activity", "when"]


@lru_cache(100_000)
def period(start: str, end: str) -> Period:
    return period_of(pd.Timestamp(start).date(), pd.Timestamp(end).date())


def ranked(frame: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """The frame in display order with span, year, `primary` (best of its cell) and `leads` (best
    of its cell and authority)."""
    frame = _with_periods(frame.astype(_types(frame)))
    frame["primary"] = _best(frame, CELL, catalog)
    frame["leads"] = _best(frame, [*CELL, "authority"], catalog)
    orders = {
        "indicator": list(catalog.indicators), "region": list(catalog.regions),
        "zone": list(catalog.zones),
    }  # fmt: skip
    keys = [
        _places(frame[name], orders.get(name))
        for name in (
            "indicator", "region", "zone", "partner", "activity", "period_end", "period_start",
        )
    ]  # fmt: skip
    keys += [~frame["primary"].to_numpy(), _places(frame["source_id"])]
    return frame.iloc[np.lexsort(keys[::-1])].reset_index(drop=True)


def _types(frame: pd.DataFrame) -> dict[str, str]:
    """Texts as categories where few of a million cells differ."""
    return {name: "str" if name in MANY_VALUED else "category" for name in frame}


def _places(column: pd.Series, order: list[str] | None = None) -> np.ndarray:
    """Each cell's place in `order`, or in the alphabet; 16 bits where they do sort fastest."""
    names = column.cat.categories
    ordered = {name: place for place, name in enumerate(order or sorted(names))}
    places = np.array([ordered.get(name, len(ordered)) for name in names])
    kind = np.int16 if len(ordered) < 2**15 else np.int32
    return places.astype(kind)[column.cat.codes.to_numpy()]


def _with_periods(frame: pd.DataFrame) -> pd.DataFrame:
    """Every row's span, year and name of its period; made once for each pair of dates."""
    starts, ends = frame["period_start"].cat, frame["period_end"].cat
    width = len(ends.categories)
    pairs = starts.codes.to_numpy(np.int64) * width + ends.codes.to_numpy()
    found, place = np.unique(pairs, return_inverse=True)
    periods = [
        period(starts.categories[pair // width], ends.categories[pair % width]) for pair in found
    ]
    named = pd.DataFrame({
        "span": pd.Categorical([p.span for p in periods]), "year": [p.year for p in periods],
        "when": pd.Categorical([p.key for p in periods]),
    })  # fmt: skip
    return pd.concat([frame, named.iloc[place].set_index(frame.index)], axis=1)


def _best(frame: pd.DataFrame, cell: list[str], catalog: Catalog) -> np.ndarray:
    """Which rows are the most preferred of their cell: nearly all are alone in it."""
    best = np.ones(len(frame), dtype=bool)
    rivals = frame[frame.duplicated(cell, keep=False)]
    if len(rivals):
        order = _preference(rivals, catalog)
        best[order.index[rivals.loc[order.index].duplicated(cell)]] = False
    return best


def _preference(frame: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """Rows from the most to the least preferred: clean before doubtful, then the better rank of the
    source, then precise before rounded; the rest only makes the order total."""
    frame = frame.astype(str)
    units = {slug: unit.factor for slug, unit in catalog.units.items()}
    ranks = {slug: source.rank for slug, source in catalog.sources.items()}
    published = {
        slug: str(source.published or source.not_before or "")
        for slug, source in catalog.sources.items()
    }
    flag = frame["flag"].astype(str)
    decimals = frame["value"].str.partition(".")[2].str.len()
    step = _numbered(frame["unit"], units) * 10.0 ** -decimals.to_numpy()
    authorities = {name: number for number, name in enumerate(AUTHORITIES)}
    order = pd.DataFrame({
        "doubt": flag.str.contains("suspect|expectation"),
        "rank": _numbered(frame["source_id"], ranks),
        "vague": frame["qualifier"] != "exact",
        "step": step,
        "authority": _numbered(frame["authority"], authorities),
        "published": frame["source_id"].map(published),
        "source": frame["source_id"],
    }, index=frame.index)  # fmt: skip
    ascending = [True, True, True, True, True, False, True]
    return order.sort_values(list(order), ascending=ascending)


def _numbered(column: pd.Series, numbers: dict[str, float]) -> np.ndarray:
    """The column's slugs as their numbers; slugs without one come last."""
    return column.map(numbers).fillna(len(numbers)).to_numpy()
