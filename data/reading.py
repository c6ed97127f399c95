"""The CSV files of a data folder as frames of text."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv

MANY_VALUED = ("value", "printed")  # columns of which most cells differ
BLOCK = 8 << 20  # bytes that are parsed at once
TEXT = pa.string()
CATEGORY = pa.dictionary(pa.int32(), TEXT)
UNREADABLE = (
    UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError, pa.ArrowInvalid,
)  # fmt: skip


def catalogue(path: Path) -> pd.DataFrame:
    """A catalogue, every cell as it is written; the errors are those of pandas and of decoding."""
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8", na_filter=False)


def figures(path: Path) -> pd.DataFrame:
    """The observations with their texts as categories where few of a million cells differ. Raises
    FileNotFoundError, and ArrowInvalid with the row that is no CSV or no UTF-8."""
    with path.open(encoding="utf-8", newline="") as file:
        columns = file.readline().strip("\ufeff\r\n").split(",")
    types = {name: TEXT if name in MANY_VALUED else CATEGORY for name in columns}
    table = arrow_csv.read_csv(
        path,
        read_options=arrow_csv.ReadOptions(block_size=BLOCK),
        parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
        convert_options=arrow_csv.ConvertOptions(column_types=types, strings_can_be_null=False),
    )
    return table.unify_dictionaries().to_pandas()
