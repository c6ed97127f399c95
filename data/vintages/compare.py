"""The difference between a version and files."""

from __future__ import annotations
from collections.abc import Iterable
from typing import Protocol
import pandas as pd
from .change import Change
from .version import Version


class Figures(Protocol):
    """The figures of one file (data.ingest.batch.Batch)."""

    path: str
    sha256: str
    series: str
    rows: pd.DataFrame
    sources: tuple[dict[str, str], ...]
    whole: bool


def difference(version: Version | None, batches: Iterable[Figures]) -> Change:
    """What the files would change. DataError with every problem if they cannot follow the version:
    a file older than what it would replace, a source that would print two values for a cell, …"""
    raise NotImplementedError
