"""A file with the events of one publish, in Parquet; its name is its SHA-256."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as parquet

from .change import EVENT_COLUMNS
from .errors import damaged, readable
from .files import write_whole
from .texts import table

FOLDER = "segments"


@dataclass(frozen=True, slots=True)
class Segment:
    """What a manifest says of a file."""

    file: str  # in the folder of the segments
    sha256: str
    bytes: int
    rows: int


def write(home: Path, rows: pd.DataFrame) -> Segment:
    """Keeps event rows; a file with the same content is the same file. OSError."""
    sink = pa.BufferOutputStream()
    parquet.write_table(table(rows, EVENT_COLUMNS), sink, compression="zstd")
    content = sink.getvalue()
    sha256 = hashlib.sha256(content).hexdigest()
    segment = Segment(f"{sha256}.parquet", sha256, content.size, len(rows))
    # Written even where there is one already: that one may be damaged.
    write_whole(home / FOLDER / segment.file, content)
    return segment


def present(home: Path, segment: Segment) -> None:
    """Whether the file is there, by its size; VersionError. Cheap: nothing is read."""
    with readable(home, f"{FOLDER}/{segment.file}"):
        size = (home / FOLDER / segment.file).stat().st_size
    if size != segment.bytes:
        what = f"{FOLDER}/{segment.file} has {size} bytes instead of {segment.bytes}"
        raise damaged(home, what)


def read(home: Path, segment: Segment) -> pa.Table:
    """The event rows, texts as dictionaries; VersionError if the file is not what was written."""
    with readable(home, f"{FOLDER}/{segment.file}"):
        # Whole: from now on it may be deleted.
        content = (home / FOLDER / segment.file).read_bytes()
    if hashlib.sha256(content).hexdigest() != segment.sha256:
        raise damaged(home, f"{FOLDER}/{segment.file} does not fit its checksum")
    return parquet.read_table(pa.BufferReader(content), columns=list(EVENT_COLUMNS))
