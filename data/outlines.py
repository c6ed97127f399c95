"""Where the regions lie: simplified outlines for the map; source and licence in outlines.md."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

Ring = tuple[tuple[int, int], ...]


@lru_cache(4)
def outlines(folder: Path) -> dict[str, tuple[Ring, ...]]:
    """The rings of each region by its SOATO code, the largest first."""
    found: dict[str, tuple[Ring, ...]] = {}
    with (folder / "outlines.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            numbers = [int(number) for number in row["points"].split()]
            ring = tuple(zip(numbers[::2], numbers[1::2], strict=True))
            found[row["region"]] = (*found.get(row["region"], ()), ring)
    return found
