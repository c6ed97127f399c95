"""One version of all that was ingested: its manifest, and its figures."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from . import segment
from .change import OBSERVATION, Counts
from .errors import damaged, readable
from .history import followed
from .segment import Segment
from .texts import joined

FOLDER = "versions"


@dataclass(frozen=True, eq=False)
class Version:
    """A manifest as read; the figures are read when asked for and are not kept."""

    home: Path
    number: int
    made: str  # time with its offset, ISO 8601
    by: str  # account and command
    previous: int  # number of the version that it was made from, 0 for none
    segments: tuple[Segment, ...]  # oldest first
    sources: list[dict[str, str]]  # rows of sources.csv, of all figures current and past
    summary: dict[str, Counts]  # what this version changed, by indicator
    files: list[dict[str, str]]  # the files that it was made from: name, sha256, series

    @property
    def name(self) -> str:
        return f"{self.number:06}"

    @property
    def content(self) -> str:
        """Names what it holds, whenever it was made: the SHA-256 of figures and sources."""
        held = [[one.sha256 for one in self.segments], self.sources]
        return hashlib.sha256(json.dumps(held).encode()).hexdigest()

    @property
    def total(self) -> Counts:
        """What it changed, all indicators together."""
        return sum(self.summary.values(), Counts())

    def frame(self) -> pd.DataFrame:
        """The observations, current and past: the columns of observations.csv (texts as categories,
        `value` as text) and `until` ("" = current, else the day on which the figure was replaced or
        withdrawn); at most one row an identity. VersionError if a segment is damaged."""
        return followed(self.events()).select([*OBSERVATION, "until"]).to_pandas()

    def events(self) -> pa.Table:
        """All that ever happened, oldest first (EVENT_COLUMNS); VersionError."""
        return joined([segment.read(self.home, one) for one in self.segments])

    def check(self) -> None:
        """Reads every segment against its checksum; VersionError with the first that is damaged."""
        for one in self.segments:
            segment.read(self.home, one)


def kept(version: Version) -> bytes:
    """The manifest."""
    fields = asdict(version)
    del fields["home"]
    return json.dumps(fields, ensure_ascii=False, indent=1).encode()


def read(home: Path, number: int, sha256: str = "") -> Version:
    """The version with this number, its segments being there; VersionError with what is wrong."""
    version = manifest(home, number, sha256)
    for one in version.segments:
        segment.present(home, one)
    return version


def manifest(home: Path, number: int, sha256: str = "") -> Version:
    """A version as its manifest has it, which must fit the checksum, if any; VersionError."""
    file = f"{FOLDER}/{number:06}.json"
    with readable(home, file):
        content = (home / file).read_bytes()
    if sha256 and hashlib.sha256(content).hexdigest() != sha256:
        raise damaged(home, f"{file} does not fit its checksum")
    try:
        fields = json.loads(content)
        fields["segments"] = tuple(Segment(**one) for one in fields["segments"])
        fields["summary"] = {name: Counts(**one) for name, one in fields["summary"].items()}
        return Version(home, **fields)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise damaged(home, f"{file} is no manifest ({error})") from None
