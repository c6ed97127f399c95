"""Observations as JSON: the columns of the CSV, absent cells as null, the value as a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import orjson

from .columns import PIECE, VALUES, Record


def pieces(
    head: Mapping[str, object], records: Iterable[Record], name: str = "observations"
) -> Iterator[bytes]:
    """The document in pieces: `head`, then the records as `name`, up to PIECE at a time."""
    opening = orjson.dumps(head | {name: []})
    yield opening[: -len(b"]}")]
    rows = (typed(record) for record in records)
    comma = b""
    while piece := list(islice(rows, PIECE)):
        yield comma + orjson.dumps(piece)[1:-1]
        comma = b","
    yield b"]}"


def typed(record: Record) -> dict[str, str | int | float | bool | None]:
    """A record with JSON's own types; `value_text` keeps the value as published."""
    found: dict = {name: cell or None for name, cell in record.items()}
    for name in VALUES:
        if (text := record.get(name)) is not None:
            found[name] = float(text) if "." in text else int(text) if text else None
            found[f"{name}_text"] = text or None
    if "primary" in record:
        found["primary"] = record["primary"] == "1"
    return found
