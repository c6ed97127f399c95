"""Bytes to text: UTF-8 or a clear word about what it is instead."""

from __future__ import annotations

import codecs

from .findings import Findings, Unreadable
from .kinds import SAVE

CYRILLIC = range(0xC0, 0x100)  # the letters of Windows-1251


def decoded(content: bytes, findings: Findings) -> str:
    """The text without a byte order mark; Unreadable if it is not UTF-8."""
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        not_utf8(content, error.start, findings)
        raise Unreadable from None


def not_utf8(content: bytes, start: int, findings: Findings, row: int | None = None) -> None:
    """Say where the first byte is that cannot be, and which encoding it looks like."""
    high = [byte for byte in content[start : start + 4000] if byte >= 0x80]
    looks = high and sum(byte in CYRILLIC for byte in high) > 0.7 * len(high)
    guess = "; it looks like Windows-1251" if looks else ""
    if row is None:
        row = content.count(b"\n", 0, start) + 1
    value = content[max(0, start - 12) : start + 4].decode("cp1251", "replace")
    findings.error("encoding", f"must be UTF-8{guess}", SAVE, row=row, value=value)
