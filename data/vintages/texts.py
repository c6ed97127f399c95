"""Tables of text, in which few of a million cells differ: joined, and compared as whole numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa

TEXT = pa.string()
CODED = pa.dictionary(pa.int32(), TEXT)
PLAIN = ("value",)  # columns whose cells mostly differ; the others are dictionaries
ROOM = 2**62
Codes = tuple[np.ndarray, int]  # a number for each row, all below the second one


def table(frame: pd.DataFrame, columns: Sequence[str]) -> pa.Table:
    """These columns of a frame of text."""
    return pa.table({name: _column(frame[name], name) for name in columns})


def _column(cells: pd.Series, name: str) -> pa.Array | pa.ChunkedArray:
    if isinstance(cells.dtype, pd.CategoricalDtype):
        numbers = pa.array(cells.cat.codes.to_numpy(np.int32))
        return pa.DictionaryArray.from_arrays(numbers, pa.array(cells.cat.categories, TEXT))
    texts = pa.array(cells, TEXT)
    return texts if name in PLAIN else texts.dictionary_encode()


def coded(numbers: np.ndarray, names: Sequence[str]) -> pa.DictionaryArray:
    """A column of the texts with these numbers; a text may have several."""
    places = {name: place for place, name in enumerate(dict.fromkeys(names))}
    found = np.array([places[name] for name in names], dtype=np.int32)[numbers]
    return pa.DictionaryArray.from_arrays(pa.array(found), pa.array(places, TEXT))


def empty(columns: Sequence[str]) -> pa.Table:
    return pa.schema([(name, TEXT if name in PLAIN else CODED) for name in columns]).empty_table()


def joined(tables: Iterable[pa.Table]) -> pa.Table:
    """Tables of the same columns one after the other."""
    return pa.concat_tables(tables).unify_dictionaries().combine_chunks()


def codes(rows: pa.Table, name: str) -> tuple[np.ndarray, list[str]]:
    """Each cell's number, and the texts that they stand for."""
    column = rows[name]
    column = column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
    if name in PLAIN:
        column = column.dictionary_encode()
    return column.indices.to_numpy(), column.dictionary.to_pylist()


def held(rows: pa.Table, name: str) -> set[str]:
    """The texts of a column."""
    numbers, names = codes(rows, name)
    return {names[one] for one in np.unique(numbers)}


def among(rows: pa.Table, name: str, texts: Collection[str]) -> np.ndarray:
    """Which cells of a column are one of the texts."""
    numbers, names = codes(rows, name)
    return np.array([one in texts for one in names], dtype=bool)[numbers]


def numbered(rows: pa.Table, columns: Sequence[str], *more: Codes) -> np.ndarray:
    """A whole number for each row; the same number for the same texts in these columns and the same
    further numbers."""
    parts = [(numbers, len(names)) for numbers, names in (codes(rows, one) for one in columns)]
    number, width = np.zeros(len(rows), dtype=np.int64), 1
    for numbers, count in (*parts, *more):
        if width * count >= ROOM:  # as many as there are rows always find room
            number, found = pd.factorize(number)
            width = len(found)
        number, width = number * count + numbers, width * max(1, count)
    return number


def repeated(numbers: np.ndarray, keep: str = "first") -> np.ndarray:
    """Which numbers stand elsewhere, too; one of them ("first", "last") does not count."""
    return pd.Series(numbers).duplicated(keep=keep).to_numpy()
