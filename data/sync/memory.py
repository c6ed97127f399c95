"""What was taken the last time: `sync.json` beside the store, to fetch only what is newer.

A series is remembered only after the ingest has taken it: what is refused is fetched again. Losing
the file costs one full download."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import orjson

from ..vintages.files import write_whole

NAME = "sync.json"


@dataclass(frozen=True, slots=True)
class Remembered:
    """The file of a series as it was taken."""

    url: str
    etag: str  # what the server calls this state of it
    modified: str  # Last-Modified
    sha256: str  # of the bytes as they came
    updated_at: str  # of the descriptor


def read(home: Path) -> dict[str, Remembered]:
    """What is remembered, by series; ValueError if the file is damaged."""
    try:
        known = orjson.loads((home / NAME).read_bytes())
    except FileNotFoundError:
        return {}
    except orjson.JSONDecodeError as error:
        raise ValueError(f"{home / NAME} is not JSON ({error})") from None
    names = {field.name for field in fields(Remembered)}
    for entry in known.values() if isinstance(known, dict) else [known]:
        if not isinstance(entry, dict) or set(entry) != names:
            raise ValueError(f"{home / NAME}: every series has {', '.join(sorted(names))}")
        if not all(isinstance(value, str) for value in entry.values()):
            raise ValueError(f"{home / NAME}: every value is a text")
    return {series: Remembered(**entry) for series, entry in known.items()}


def write(home: Path, known: Mapping[str, Remembered]) -> None:
    """Replace what is remembered; whoever reads sees the old file or the new one."""
    entries = {series: asdict(known[series]) for series in sorted(known)}
    write_whole(home / NAME, orjson.dumps(entries, option=orjson.OPT_INDENT_2))
