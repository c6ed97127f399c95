"""Places among figures, honest about rounding: where two may be equal, neither is before."""

from __future__ import annotations

from collections.abc import Sequence

from ..catalog import Catalog
from ..observation import Observation
from .derive import bounds


def places(rows: Sequence[Observation], catalog: Catalog, unit: str) -> list[tuple[int, int]]:
    """The best and the worst place that each figure may have, the largest being 1.

    Figures whose limits do not touch have one place. All of one family of units."""
    limits = [bounds(row, catalog, unit) for row in rows]
    found = []
    for low, high in limits:
        above = sum(other > high for other, _high in limits)
        below = sum(other < low for _low, other in limits)
        found.append((above + 1, len(rows) - below))
    return found


def leaders(rows: Sequence[Observation], catalog: Catalog, unit: str) -> list[Observation]:
    """The figures that may be the largest, the largest as printed first."""
    first = [
        row
        for row, (best, _worst) in zip(rows, places(rows, catalog, unit), strict=True)
        if best == 1
    ]
    return sorted(first, key=lambda row: -row.exact)
