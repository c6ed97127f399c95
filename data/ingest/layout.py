"""The two layouts of a table of figures: columns of observations.csv, and those of an export."""

from __future__ import annotations

from collections import Counter

from .batch import ROWS
from .findings import Findings, Unreadable, listed

EXPORT = (
    "id", "indicator", "indicator_name", "measure", "zone", "zone_name", "region", "region_name",
    "partner", "activity", "span", "period_start", "period_end", "period_name", "kind", "value",
    "unit", "qualifier", "status", "primary", "flag", "authority", "source_id", "source_title",
    "source_url", "published", "derivation", "note", "data_version",
)  # fmt: skip
READ = (  # of an export; what else it has is made from these or from the catalogues
    "id", "indicator", "measure", "zone", "region", "partner", "activity", "span", "period_start",
    "period_end", "kind", "value", "unit", "qualifier", "status", "flag", "authority", "source_id",
    "note",
)  # fmt: skip


def check(header: list[str], findings: Findings) -> tuple[str, ...]:
    """The columns to read, in any order in the file; Unreadable if it is neither layout."""
    wanted = EXPORT if "id" in header or "indicator_name" in header else ROWS
    differing(header, wanted, findings)
    return READ if wanted is EXPORT else ROWS


def differing(header: list[str], wanted: tuple[str, ...], findings: Findings) -> None:
    """Unreadable if the header has not exactly these columns."""
    repeated = [name for name, count in Counter(header).items() if count > 1]
    missing = [name for name in wanted if name not in header]
    more = [name or "(empty)" for name in header if name not in wanted]
    todo = f"The columns must be: {', '.join(wanted)}."
    for names, words in (
        (repeated, "stand twice"), (missing, "are missing"), (more, "are not known"),
    ):  # fmt: skip
        if names:
            rule = f"these columns {words}: {', '.join(names)}"
            findings.error("columns", rule, todo, row=1, value=listed(header, 30))
    if findings.failed:
        raise Unreadable
