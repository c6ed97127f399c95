"""A frame in a file that processes map into memory: all share its pages, none makes a copy.

Uncompressed Arrow, codes of categories and whole numbers with the types that pandas keeps them in,
so that nothing is converted; after it the SHA-256 of all that. The arrays read are not writable."""

from __future__ import annotations

import hashlib
import json
import mmap
import os
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pandas as pd
import pyarrow as pa

from .files import write_whole

MARK = b"zonalar1"
TRAILER = hashlib.sha256().digest_size + len(MARK)
PIECE = 1 << 20
FORM = b"form"  # key of the schema's metadata: what each column is


class Damaged(ValueError):
    """The file is not one that `write` has written, or not any more."""


def write(frame: pd.DataFrame, path: Path) -> None:
    """Keeps a frame of categories of text, text, bool and whole numbers, numbered from 0 on.
    ValueError names the column that cannot be kept; OSError leaves what was there."""
    if not frame.index.equals(pd.RangeIndex(len(frame))) or not frame.columns.is_unique:
        raise ValueError("Only a frame numbered from 0, no column twice, can be kept.")
    columns = [_column(frame[name]) for name in frame]
    schema = pa.schema(
        [pa.field(str(name), kept.type) for name, (_, kept) in zip(frame, columns, strict=True)],
        {FORM: json.dumps([form for form, _ in columns]).encode()},
    )
    batch = pa.record_batch([kept for _, kept in columns], schema=schema)

    def fill(file: BinaryIO) -> None:
        with pa.ipc.new_file(file, schema) as writer:
            writer.write_batch(batch)
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").digest()
        file.write(digest + MARK)

    write_whole(path, fill)


def read(path: Path) -> pd.DataFrame:
    """The frame as it was written. Damaged if the file is not whole, FileNotFoundError."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size - TRAILER
        if size <= 0 or not _is_whole(file, size):
            raise Damaged(f"{path} is damaged: its content does not fit its checksum. Delete it.")
        pages = pa.py_buffer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    table = pa.ipc.open_file(pa.BufferReader(pages.slice(0, size))).read_all()
    forms = json.loads(table.schema.metadata[FORM])
    columns = {
        name: _restored(form, cells)
        for name, form, cells in zip(table.column_names, forms, table.columns, strict=True)
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(len(table)), copy=False)


def _is_whole(file: BinaryIO, size: int) -> bool:
    """Read piece by piece: the pages that are looked at are not counted as the process's own."""
    digest = hashlib.sha256()
    for start, stop in pairwise([*range(0, size, PIECE), size]):
        digest.update(file.read(stop - start))
    return file.read() == digest.digest() + MARK


def _column(cells: pd.Series) -> tuple[dict[str, object], pa.Array]:
    """What the column is, and its cells; the types of pandas and Arrow are the same in memory."""
    if cells.isna().any():
        raise ValueError(f"Column {cells.name} has cells without a value, which cannot be kept.")
    if isinstance(cells.dtype, pd.CategoricalDtype):
        form = {"categories": str(cells.cat.categories.dtype), "ordered": cells.cat.ordered}
        names = _text(cells.cat.categories, cells.name)
        codes = pa.array(cells.cat.codes.to_numpy())
        return form, pa.DictionaryArray.from_arrays(codes, names, ordered=cells.cat.ordered)
    if cells.dtype == bool:  # a bit each in Arrow, a byte in pandas
        return {"bool": True}, pa.array(cells.to_numpy().view(np.uint8))
    if cells.dtype.kind in "iu" and isinstance(cells.dtype, np.dtype):
        return {}, pa.array(cells.to_numpy())
    return {"text": str(cells.dtype)}, _text(cells, cells.name)


def _text(cells: pd.Series | pd.Index, name: str) -> pa.Array:
    if str(cells.dtype) not in ("str", "object"):
        raise ValueError(f"Column {name} is of {cells.dtype}, which cannot be kept.")
    try:
        found = pa.array(cells, pa.large_string())
    except pa.ArrowException as error:
        raise ValueError(f"Column {name} has a cell that is no text: {error}") from None
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def _restored(form: dict, cells: pa.ChunkedArray) -> pd.Categorical | pd.Series | np.ndarray:
    cells = cells.chunk(0)  # the only one; `combine_chunks` would copy it
    if "categories" in form:
        names = pd.Index(_texts(cells.dictionary, form["categories"]))
        kind = pd.CategoricalDtype(names, form["ordered"])
        codes = cells.indices.to_numpy(zero_copy_only=True)
        return pd.Categorical.from_codes(codes, dtype=kind, validate=False)
    if "text" in form:
        return _texts(cells, form["text"])
    numbers = cells.to_numpy(zero_copy_only=True)
    return numbers.view(bool) if "bool" in form else numbers


def _texts(cells: pa.Array, kind: str) -> pd.Series:
    if kind == "object":
        return pd.Series(cells.to_numpy(zero_copy_only=False), dtype=object)
    return pd.Series(pd.StringDtype(na_value=np.nan).__from_arrow__(cells), copy=False)
