"""Cells of a table of figures, each distinct text looked at once: few of a million differ."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pandera.pandas as pa

from ...columns import COLUMNS
from ..findings import Findings

COMMA = r"-?\d{1,3}(?:[\s.]?\d{3})*,\d+|-?\d+,\d+"
CHECKS = COLUMNS["observations"]
FIRST = 20  # texts that break the rule of a column


def check(frame: pd.DataFrame, findings: Findings) -> None:
    """Each column by the rules of observations.csv."""
    commas = frame["value"].str.fullmatch(COMMA)
    if commas.any():
        rule = "has a decimal comma or separators of thousands: 1,234 may be either"
        todo = "Write 1234.5; decimal commas are read only where semicolons part the cells."
        report(frame, commas, "value", "comma", rule, todo, findings)
    for column, checks in CHECKS.items():
        if checks and column in frame:
            cells = frame[column][~commas] if column == "value" else frame[column]
            for text, rule in broken(cells, checks):
                report(frame, frame[column] == text, column, "cell", rule, "", findings)


def broken(cells: pd.Series, checks: pa.Check | list[pa.Check]) -> list[tuple[str, str]]:
    """Texts of a column that break a rule, and the rule; the first of them."""
    distinct = distinct_of(cells)
    found = []
    for check in checks if isinstance(checks, list) else [checks]:
        result = check(distinct)  # a schema around it takes ten times as long
        if not result.check_passed:
            found += [(str(text), str(check.error)) for text in result.failure_cases.head(FIRST)]
    return found


def distinct_of(cells: pd.Series) -> pd.Series:
    """Every text of a column once."""
    if isinstance(cells.dtype, pd.CategoricalDtype):
        return pd.Series(cells.cat.remove_unused_categories().cat.categories.astype(str), dtype=str)
    return pd.Series(cells.unique(), dtype=str)


def report(
    frame: pd.DataFrame, wrong: pd.Series | np.ndarray, column: str, name: str, rule: str,
    todo: str, findings: Findings,
) -> None:  # fmt: skip
    """One error for all rows that break a rule: the first of them, and how many."""
    places = np.flatnonzero(np.asarray(wrong, dtype=bool))
    if len(places):
        first = places[0]
        more = f" (so in {len(places):,} rows)" if len(places) > 1 else ""
        findings.error(
            name, rule + more, todo, row=int(frame.index[first]), column=column,
            value=frame[column].iloc[first] if column in frame else "",
        )  # fmt: skip
