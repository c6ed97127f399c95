"""Reader of the portal's CSV: labels, then one column a period; nothing says what it holds."""

from __future__ import annotations

import csv
import re
from collections import Counter

from .contacts import without_contacts_in_lines
from .encoding import decoded
from .findings import Findings, Unreadable, listed
from .given import Given
from .raw import LABELS, Number, Raw, Row

NUMBER = re.compile(r"-?\d+(\.\d+)?")
AGAIN = "Download the file again; if it is the same, take the JSON file."


def read(given: Given, findings: Findings) -> Raw:
    """The file; Unreadable if it is not of that form."""
    text = decoded(given.read(), findings)
    header, *lines = _lines(text, findings)
    repeated = [name for name, count in Counter(header).items() if count > 1]
    if repeated:
        findings.error(
            "repeated", "stands twice in the header", AGAIN, row=1, value=listed(repeated)
        )
    if header[0] != "Code":
        findings.error("form", "the first column must be Code", AGAIN, row=1, value=header[0])
    rows = []
    for number, cells in lines:
        if len(cells) != len(header):
            rule = f"has {len(cells)} cells, the header {len(header)}: broken quotes or a cut line?"
            findings.error("csv", rule, AGAIN, row=number, value=",".join(cells))
            continue
        row = dict(zip(header, map(_cell, cells), strict=True))
        code = str(row.pop("Code", ""))
        kept = {key: cell for key, cell in row.items() if key not in LABELS}
        rows.append(Row(f"{number} ({code})", code, kept))
    if findings.failed:
        raise Unreadable
    return Raw(None, tuple(rows), without_contacts_in_lines(text).encode())


def _lines(text: str, findings: Findings) -> list:
    """The header, then each line that is not empty with its number."""
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        header = next(reader)
        if len(header) < 3 and ";" in text.partition("\n")[0]:
            rule = "the cells must be parted by commas; a spreadsheet has saved this file anew"
            findings.error("csv", rule, "Take the file as downloaded.", row=1)
            raise Unreadable
        lines = [(reader.line_num, cells) for cells in reader if any(cells)]
    except csv.Error as error:
        findings.error("csv", f"is not CSV: {error}", AGAIN, row=reader.line_num)
        raise Unreadable from None
    if not lines:
        findings.error("empty", "the file holds no rows", AGAIN)
        raise Unreadable
    return [[name.strip() for name in header], *lines]


def _cell(text: str) -> str:
    return Number(text.strip()) if NUMBER.fullmatch(text.strip()) else text
