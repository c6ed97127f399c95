"""What the command says: what is wrong, and what would change."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..vintages import Counts
from .findings import Finding, listed
from .run import Prepared

MANY = 4  # files with the same finding from which on it is said once
FIRST = 5  # figures of an indicator and kind of change that are shown
HEAD = ("added", "revised", "withdrawn", "unchanged")
CELL = ["indicator", "measure", "zone", "region", "partner", "activity", "period_start",
        "period_end"]  # fmt: skip


def findings(prepared: Prepared) -> Iterator[str]:
    """Every warning and error, then how many there are; what is the same in many files, once."""
    alike: dict[tuple[str, bool, str], list[Finding]] = {}
    for one in prepared.findings:
        alike.setdefault((one.name, one.is_error, one.rule), []).append(one)
    for same in sorted(alike.values(), key=lambda some: some[0].is_error):  # errors stand last
        files = list(dict.fromkeys(one.file for one in same))
        if len(files) < MANY:
            yield from map(str, same)
        else:
            yield f"{same[0]} (So in {len(files)} files: {listed(files)}.)"
    errors = len(prepared.errors)
    warnings = len(prepared.findings) - errors
    files = len(prepared.files)
    if errors:
        yield (
            f"{errors} error(s), {warnings} warning(s) in {files} file(s): nothing is changed, of "
            "none of them."
        )
    elif warnings:
        yield f"{warnings} warning(s) in {files} file(s), no error."


def change(prepared: Prepared) -> Iterator[str]:
    """What would change, by indicator; the first revised figures as pairs, the first withdrawn."""
    found = prepared.change
    if found is None:
        return
    if found.empty:
        yield f"Nothing to change ({found.total.unchanged:,} figures are loaded just so)."
        return
    shown = _shown(prepared)
    width = max(map(len, (*found.counts, "indicator")))
    yield "  ".join(["indicator".ljust(width), *(name.rjust(9) for name in HEAD)])
    for indicator, counts in found.counts.items():
        if counts == Counts():
            continue
        yield "  ".join([indicator.ljust(width), *_numbers(counts)])
        yield from shown.get(indicator, ())
        for event in ("revised", "withdrawn"):
            if (rest := getattr(counts, event) - FIRST) > 0:
                yield f"    … and {rest:,} more {event}"
    yield "  ".join(["all".ljust(width), *_numbers(found.total)])


def _numbers(counts: Counts) -> list[str]:
    return [f"{getattr(counts, name):,}".rjust(9) for name in HEAD]


def _shown(prepared: Prepared) -> dict[str, list[str]]:
    """`    revised sez 1703 2025-03-31: 1291.2 → 1305.0 th_usd`, by indicator."""
    rows = prepared.change.rows
    rows = rows[rows["event"].isin(["revised", "withdrawn"]).to_numpy()].astype(str)
    rows = rows.groupby(["indicator", "event"], sort=False).head(FIRST)
    lines: dict[str, list[str]] = {}
    for row in _with_before(rows, prepared).to_dict("records"):
        now = f"{row['value']} {row['unit']}"
        said = f"{row['before']} {row['unit_then']} → {now}" if row["before"] else now
        place = f"{row['zone']} {row['region']} {row['period_end']}"
        lines.setdefault(row["indicator"], []).append(f"    {row['event']} {place}: {said}")
    return lines


def _with_before(rows: pd.DataFrame, prepared: Prepared) -> pd.DataFrame:
    """The rows with what stood in their place: of the same series, or of the same source."""
    rows = rows.reset_index(drop=True).assign(before="", unit_then="")
    revised = rows[rows["event"] == "revised"]
    if revised.empty or prepared.version is None:
        return rows
    frame = prepared.version.frame()
    near = frame["indicator"].isin(revised["indicator"]) & frame["region"].isin(revised["region"])
    near &= (frame["until"] == "") & frame["period_end"].isin(revised["period_end"])
    standing = frame[near.to_numpy()].astype(str)
    pairs = revised.reset_index(names="row").merge(standing, on=CELL, suffixes=("", "_before"))
    for pair in pairs.to_dict("records"):
        source, series = pair["source_id_before"], pair["series"]
        if f"-{series}-" in source if series else source == pair["source_id"]:
            before = pair["value_before"], pair["unit_before"]
            rows.loc[pair["row"], ["before", "unit_then"]] = before
    return rows
