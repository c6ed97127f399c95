"""A table of figures against the data folder and the portal's files: it may repeat what they say,
but cannot change it."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from ... import reading
from ...vintages import Version
from ..batch import ROWS
from ..findings import Findings, listed
from ..titles import OF_PORTAL
from .cells import distinct_of, report
from .entries import IDENTITY

FIRST = 50  # rows that say something else, of which each is told


@dataclass(frozen=True)
class Standing:
    """Where the figures are that a table cannot change; they are read if it names their sources."""

    folder: Path
    shipped: Set[str]  # sources of the data folder
    version: Version | None

    def new(self, frame: pd.DataFrame, findings: Findings) -> pd.DataFrame:
        """The rows that are not there yet; an error for those that say something else."""
        used = set(distinct_of(frame["source_id"]))
        of_portal = [one for one in used if re.fullmatch(OF_PORTAL, one)]
        shipped = sorted(used & self.shipped)
        if not of_portal and not shipped:
            return frame
        both = _beside(frame, self._there(shipped, of_portal))
        found = both["value_there"].notna().to_numpy()
        same = found & (both["value"] == both["value_there"]).to_numpy()
        same = same & (both["unit"] == both["unit_there"]).to_numpy()
        _differing(both[found & ~same], findings)
        lone = ~found & frame["source_id"].isin(of_portal).to_numpy()
        rule = "figures of the portal come from the portal's files only"
        todo = "Give the figure its own source."
        report(frame, lone, "source_id", "source", rule, todo, findings)
        if np.any(same):
            rule = f"{int(same.sum()):,} of {len(frame):,} rows are in the data already"
            findings.warn("standing", rule, value=listed([*shipped, *of_portal]))
        return frame[~same]

    def _there(self, shipped: list[str], of_portal: list[str]) -> pd.DataFrame:
        parts = []
        if shipped:
            parts.append(reading.figures(self.folder / "observations.csv"))
        if of_portal and self.version:
            parts.append(self.version.frame())
        used = [*shipped, *of_portal]
        kept = [part[part["source_id"].isin(used).to_numpy()][list(ROWS)] for part in parts]
        empty = pd.DataFrame(columns=list(ROWS), dtype=str)
        return pd.concat([part.astype(str) for part in kept] or [empty], ignore_index=True)


def _beside(frame: pd.DataFrame, there: pd.DataFrame) -> pd.DataFrame:
    """Each row with what stands of the same cell and source."""
    columns = [*IDENTITY, "value", "unit"]
    mine = frame[columns].astype(str).reset_index(names="row")
    return mine.merge(there[columns], how="left", on=list(IDENTITY), suffixes=("", "_there"))


def _differing(rows: pd.DataFrame, findings: Findings) -> None:
    for one in rows.head(FIRST).to_dict("records"):
        rule = f"the data have {one['value_there']} {one['unit_there']} for this cell and source"
        todo = "Correct it where it stands (data/observations.csv), or name another source."
        value = f"{one['value']} {one['unit']}"
        findings.error("standing", rule, todo, row=int(one["row"]), column="value", value=value)
