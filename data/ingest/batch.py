"""What a reader hands on: the figures of one file, with all that was said of them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from ..columns import COLUMNS
from .findings import Finding

ROWS = tuple(COLUMNS["observations"])
WHERE = "where"  # a further column: where in the file a row stands


@dataclass(frozen=True)
class Batch:
    """The figures of one file."""

    path: str  # as given
    sha256: str  # of the bytes as given
    series: str  # the portal's id, "" for a tidy file
    rows: pd.DataFrame  # text in the columns ROWS and WHERE
    sources: tuple[dict[str, str], ...]  # rows of sources.csv; exactly one for a portal file
    whole: bool  # the file speaks for its whole series: what is missing was withdrawn
    warnings: tuple[Finding, ...] = ()
    cleaned: bytes = field(default=b"", repr=False)  # without contacts, for the archive
