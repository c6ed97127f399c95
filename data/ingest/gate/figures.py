"""Cells to figures: plain numbers are taken as they stand, and nothing is guessed."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

from ...columns import NUMBER
from ..findings import Findings
from ..portal_json import Constant
from ..raw import Number, Row
from ..table import Cell, Quarter

PLAIN = re.compile(NUMBER)
LONG = re.compile(r"-?(\d+)(?:\.(\d+))?")
COMMA = re.compile(r"-?\d{1,3}(?:[\s.]?\d{3})*,\d+|-?\d+,\d+")
MISSING = {"", "-", "–", "—", "…", "...", "x", "х", "n/a"}  # noqa: RUF001 – both x
DIGITS, DECIMALS = 15, 6
FINEST = Decimal(1).scaleb(-DECIMALS)
AGAIN = "Download the file again; if it is the same, ask the publisher."


def read(
    rows: list[Row], quarters: tuple[Quarter, ...], findings: Findings
) -> dict[tuple[str, Quarter], Cell]:
    """The figures by region and quarter; a cell without one is missing and told."""
    cells = {}
    for row in rows:
        for quarter in quarters:
            text = _text(row, quarter, findings)
            if text is None:
                continue
            value = _value(text, row, quarter, findings)
            if value is not None:
                cells[row.code, quarter] = Cell(value, str(text), row.place)
    return cells


def _text(row: Row, quarter: Quarter, findings: Findings) -> str | None:
    """The text of a number, or None for what is missing or no number."""
    found = row.cells[quarter.key]
    place = {"row": row.place, "column": quarter.key}
    if isinstance(found, Number):
        return found
    if isinstance(found, Constant):
        findings.error("value", "is no number", AGAIN, **place, value=found)
        return None
    if found is None or (isinstance(found, str) and found.strip() in MISSING):
        rule = "is empty: there is no figure, which is not the same as zero"
        findings.warn("missing", rule, "It is left out.", **place, value=repr(found))
        return None
    if isinstance(found, str) and PLAIN.fullmatch(found.strip()):
        findings.warn("text", "is a number written as a text", **place, value=found)
        return found.strip()
    if isinstance(found, str) and COMMA.fullmatch(found.strip()):
        rule = "has a decimal comma or separators of thousands: 1,234 may be either"
        todo = "Take the file as downloaded: a spreadsheet has saved it anew."
        findings.error("comma", rule, todo, **place, value=found)
        return None
    if isinstance(found, str) and LONG.fullmatch(found.strip()):
        return found.strip()
    kind = "true or false" if isinstance(found, bool) else "a text"
    rule = f"must be a number such as 1234.5; this is {kind}"
    findings.error("value", rule, AGAIN, **place, value=found)
    return None


def _value(text: str, row: Row, quarter: Quarter, findings: Findings) -> str | None:
    """The text if it is a plain number; with too many decimals rounded, if that is accepted."""
    if PLAIN.fullmatch(text) and sum(map(str.isdigit, text)) <= DIGITS:
        return text
    place = {"row": row.place, "column": quarter.key, "value": text}
    match = LONG.fullmatch(text)
    if not match or len(match[1]) > DIGITS - DECIMALS:
        rule = f"must be a plain number of at most {DIGITS} digits, such as 1234.5"
        findings.error("value", rule, AGAIN, **place)
        return None
    rule = f"has more digits than a figure has: at most {DIGITS}, {DECIMALS} of them decimals"
    todo = "A computer's rounding, such as 12.299999999999999 for 12.3?"
    findings.error("digits", rule, todo, **place)
    return f"{Decimal(text).quantize(FINEST, ROUND_HALF_EVEN).normalize():f}"
