"""Territories and periods: 15 codes once each, one unbroken run of quarters for all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from ..findings import Findings, listed
from ..raw import Row
from ..table import COUNTRY, Quarter

REGIONS = (  # SOATO codes: the republic, Karakalpakstan, twelve regions, the city of Tashkent
    COUNTRY, "1703", "1706", "1708", "1710", "1712", "1714", "1718", "1722", "1724", "1726",
    "1727", "1730", "1733", "1735",
)  # fmt: skip
KEY = re.compile(r"(\d{4})(?:-(?:Q([1-4])|[MМ](0[1-9]|1[0-2])))?", re.ASCII)  # noqa: RUF001 – both M
AGAIN = "Download the file again; if it is the same, ask the publisher."


def territories(rows: Iterable[Row], findings: Findings) -> list[Row]:
    """The rows of the republic and its regions; districts are left out."""
    rows = list(rows)
    districts = [row for row in rows if re.fullmatch(r"17\d{5}", row.code)]
    if districts:
        rule = f"{len(districts)} rows of districts are left out: only regions are taken"
        findings.warn("district", rule, column="Code", value=listed(row.code for row in districts))
    kept = [row for row in rows if row not in districts]
    counts = Counter(row.code for row in kept)
    unknown = [row for row in kept if row.code not in REGIONS]
    if unknown:
        rule = "is no SOATO code of the republic or a region"
        codes = listed((row.code for row in unknown), 15)
        findings.error("region", rule, AGAIN, row=unknown[0].place, column="Code", value=codes)
    if missing := [code for code in REGIONS if not counts[code]]:
        rule = "the row of this territory is missing: there must be 15, each once"
        findings.error("region", rule, AGAIN, column="Code", value=listed(missing, 15))
    if again := [code for code in REGIONS if counts[code] > 1]:
        rule = "stands more than once: there must be 15 territories, each once"
        findings.error("region", rule, AGAIN, column="Code", value=listed(again, 15))
    return kept


def periods(
    rows: list[Row], today: date, published: date | None, findings: Findings
) -> tuple[Quarter, ...]:
    """The quarters of the file in the order of time, the same in every row."""
    if not rows:
        return ()
    keys = list(rows[0].cells)
    for row in rows[1:]:
        if missing := [key for key in keys if key not in row.cells]:
            rule = f"is missing, though row {rows[0].place} has it"
            findings.error("keys", rule, AGAIN, row=row.place, column=listed(missing))
        if more := [key for key in row.cells if key not in keys]:
            rule = f"is more than row {rows[0].place} has"
            findings.error("keys", rule, AGAIN, row=row.place, column=listed(more))
    quarters = sorted(_quarters(keys, findings))
    _contiguous(quarters, findings)
    for quarter in quarters:
        if quarter.end > today:
            rule = f"this quarter has not ended yet (today is {today})"
            findings.error("future", rule, AGAIN, column=quarter.key, value=quarter.key)
        elif published and quarter.end > published:
            rule = f"this quarter ended after the last change of the file ({published})"
            findings.error("future", rule, AGAIN, column=quarter.key, value=quarter.key)
    return tuple(quarters)


def _quarters(keys: list[str], findings: Findings) -> list[Quarter]:
    found, wrong = [], {"annual": [], "monthly": [], "no period": []}
    for key in keys:
        match = KEY.fullmatch(key.strip())
        if match and match[2]:
            found.append(Quarter(int(match[1]), int(match[2]), key))
        else:
            kind = "no period" if not match else "monthly" if match[3] else "annual"
            wrong[kind].append(key)
    for kind, some in wrong.items():
        if some:
            rule = f"must be a quarter such as 2025-Q1; this is {kind}"
            findings.error("period", rule, AGAIN, column=some[0], value=listed(some))
    if not keys:
        findings.error("period", "the file has no periods", AGAIN)
    return found


def _contiguous(quarters: list[Quarter], findings: Findings) -> None:
    for one, other in pairwise(quarters):
        steps = (other.year - one.year) * 4 + other.number - one.number
        if steps == 0:
            rule = "this period stands twice"
            findings.error("period", rule, AGAIN, column=other.key, value=f"{one.key}, {other.key}")
        elif steps > 1:
            rule = f"{steps - 1} quarter(s) are missing between two periods"
            findings.error("gap", rule, AGAIN, column=other.key, value=f"{one.key}, {other.key}")
