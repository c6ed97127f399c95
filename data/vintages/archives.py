"""The files as they came, without contacts, kept for ever."""

from __future__ import annotations
from pathlib import Path


def archive(home: Path, name: str, cleaned: bytes, sha256: str, *, series: str = "") -> Path:
    """Keeps a file once; `sha256` is that of the original, which named officers. The path."""
    raise NotImplementedError


def archived(home: Path) -> list[dict[str, str | int]]:
    """The index: name, file, original (SHA-256), sha256 (of what is kept), size, series, date."""
    raise NotImplementedError
