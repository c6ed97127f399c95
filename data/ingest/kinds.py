"""What kind of file it is, by its content: names lie, and an error page may be called `.json`."""

from __future__ import annotations

import codecs
import html
import re

from .findings import Findings, Unreadable
from .given import Given

JSON, PORTAL_CSV, TIDY_CSV, SOURCES_CSV, XLSX = "json", "portal csv", "tidy csv", "sources", "xlsx"
MB = 1 << 20
LARGEST = {JSON: 16 * MB, PORTAL_CSV: 16 * MB, TIDY_CSV: 1024 * MB, SOURCES_CSV: 16 * MB,
           XLSX: 64 * MB}  # fmt: skip
LINE = MB  # bytes of a line of a CSV file
HEAD = 1 << 16
LABELS = "Klassifikator"
FOREIGN = {  # first bytes → what that is, and what to do
    b"%PDF": ("a PDF document", "Take the JSON file of the series."),
    b"\x1f\x8b": ("a compressed file (gzip)", "Unpack it first."),
    b"7z\xbc\xaf": ("a compressed file (7z)", "Unpack it first."),
    b"Rar!": ("a compressed file (RAR)", "Unpack it first."),
    b"\xd0\xcf\x11\xe0": ("an old spreadsheet (XLS)", "Save it as XLSX or CSV."),
}
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SAVE = "Save it as UTF-8, or download it again."


def kind_of(given: Given, findings: Findings) -> str:
    """One of the kinds above; Unreadable with a finding for everything else, files that are too
    large among it. Only the beginning is read, and of a CSV the lengths of its lines."""
    try:
        size = given.size
        with given.open() as file:
            head = file.read(HEAD)
    except OSError as error:
        findings.error("file", f"cannot be read: {error.strerror or error}", "Check the path.")
        raise Unreadable from None
    if not head.strip(b" \t\r\n\0\xef\xbb\xbf"):
        findings.error("empty", "the file is empty", "Download it again.", value=f"{size} bytes")
        raise Unreadable
    kind = _kind(head, findings)
    if size > LARGEST[kind]:
        rule = f"a file of this kind ({kind}) may have {LARGEST[kind] // MB} MB"
        todo = "No file of the portal is that large: look at what it is before you split it."
        findings.error("size", rule, todo, value=f"{size / MB:,.1f} MB")
        raise Unreadable
    if kind in (PORTAL_CSV, TIDY_CSV, SOURCES_CSV):
        _lines(given, findings)
    return kind


def _kind(head: bytes, findings: Findings) -> str:
    if head.startswith(b"PK\x03\x04"):
        return XLSX
    foreign = next((FOREIGN[start] for start in FOREIGN if head.startswith(start)), None)
    if foreign:
        findings.error("kind", f"this is {foreign[0]}", foreign[1])
        raise Unreadable
    if head.startswith(UTF16) or b"\0" in head:
        rule = "must be UTF-8; this is UTF-16 or no text at all"
        findings.error("encoding", rule, SAVE, value=head[:12].hex(" "))
        raise Unreadable
    text = head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace").lstrip()
    if text.startswith("<"):
        _page(text, findings)
    if text.startswith(("[", "{")):
        return JSON
    return _csv(text, findings)


def _page(text: str, findings: Findings) -> None:
    title = re.search(r"(?is)<title[^>]*>(.*?)</title>", text)
    rule = "this is an HTML or XML page, whatever its name says, perhaps an error of the portal"
    value = html.unescape(title[1]).strip() if title else text[:40]
    findings.error("kind", rule, "Download the JSON file of the series again.", value=value)
    raise Unreadable


def _csv(text: str, findings: Findings) -> str:
    """By the names of its columns."""
    header = text.partition("\n")[0].strip("\r")
    cells = [cell.strip('" \r') for cell in re.split("[,;\t]", header)]
    if "Code" in cells and any(cell.startswith(LABELS) for cell in cells):
        return PORTAL_CSV
    if {"indicator", "value"} <= set(cells):
        return TIDY_CSV
    if {"source_id", "publisher", "authority"} <= set(cells):
        return SOURCES_CSV
    if len(text) > HEAD // 2 and "\n" not in text:
        rule = f"a line may have {LINE // MB} MB; the first one of this file has no end in sight"
        findings.error("line", rule, "Look at what it is: no table begins like this.", row=1)
        raise Unreadable
    rule = (
        "neither a JSON or CSV file of the portal (columns Code, Klassifikator, …, 2025-Q1), nor a "
        "table with the columns of observations.csv, sources.csv or of an export"
    )
    findings.error("kind", rule, "Check that it is the right file.", row=1, value=header)
    raise Unreadable


def _lines(given: Given, findings: Findings) -> None:
    """Refuse a line without an end before anything is parsed; those under twice the limit pass."""
    row = 1
    with given.open() as file:
        while piece := file.read(LINE):
            if b"\n" not in piece and len(piece) == LINE:
                rule = f"a line may have {LINE // MB} MB"
                findings.error("line", rule, "Look at what it is: no table has that.", row=row)
                raise Unreadable
            row += piece.count(b"\n")
