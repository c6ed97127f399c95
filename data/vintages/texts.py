"""Columns of text as categories, joined and compared as whole numbers: few of a million differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa

PLAIN = ("value",)  # columns whose cells mostly differ
ROOM = 2**62


def table(frame: pd.DataFrame, columns: Sequence[str]) -> pa.Table:
    """These columns of a frame of text, as dictionaries where few cells differ."""
    return pa.table({name: _cells(frame[name], name) for name in columns})


def _cells(column: pd.Series, name: str) -> pa.Array | pa.ChunkedArray:
    if name in PLAIN:
        return pa.array(column.astype("str"), pa.string())
    if isinstance(column.dtype, pd.CategoricalDtype):
        names = pa.array(column.cat.categories, pa.string())
        return pa.DictionaryArray.from_arrays(column.cat.codes.to_numpy(np.int32), names)
    return pa.array(column, pa.string()).dictionary_encode()


def joined(parts: Iterable[pa.Table]) -> pd.DataFrame:
    """Tables of the same columns one after the other, texts as categories."""
    return pa.concat_tables(parts).unify_dictionaries().to_pandas()


def numbered(frame: pd.DataFrame, columns: Sequence[str]) -> np.ndarray:
    """A whole number for each row; the same number for the same texts in these columns."""
    number, width = np.zeros(len(frame), dtype=np.int64), 1
    for name in columns:
        codes, count = _codes(frame[name])
        if width * count >= ROOM:  # as many as there are rows always find room
            number, found = pd.factorize(number)
            width = len(found)
        number, width = number * count + codes, width * count
    return number


def _codes(column: pd.Series) -> tuple[np.ndarray, int]:
    """From 0 (no text at all) on, and how many there may be."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(np.int64) + 1, len(column.cat.categories) + 1
    codes, found = pd.factorize(column)
    return codes + 1, len(found) + 1
