"""The figures of the real release that a set repeats, to pass the gate as a real one would."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

from ..catalog import FOLDER, FOUR_TYPES
from .shapes import SHAPES

RELEASE = "statuz-2025q1"
YEAR = 2025  # of the release; some of its figures are given for the year before, too
Anchors = dict[int, int]  # year → what its first quarter is, in steps (shapes.py)


def anchors(folder: Path = FOLDER) -> dict[tuple[str, str], Anchors]:
    """By indicator and zone type, for those that the release has."""
    found: dict[tuple[str, str], Anchors] = {}
    with (folder / "observations.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            slug, zone = row["indicator"], row["zone"]
            is_told = row["source_id"] == RELEASE and row["measure"] == "level"
            if is_told and row["region"] == "1700" and slug in SHAPES and zone in FOUR_TYPES:
                steps = int(Decimal(row["value"]) * SHAPES[slug].steps)
                found.setdefault((slug, zone), {})[int(row["period_end"][:4])] = steps
    return found
