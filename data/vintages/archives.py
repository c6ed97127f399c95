"""The files as they came, without contacts, kept for ever."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path

from .errors import VersionError, writable
from .files import write_whole
from .lock import WAIT, writing

FOLDER = "archive"
INDEX = "index.jsonl"
LENGTH = 80  # of a name


def archive(
    home: Path, name: str, cleaned: bytes, sha256: str, *, series: str = "", wait: float = WAIT
) -> Path:
    """Keeps a file under the SHA-256 of its cleaned content, the same content once, and enters it
    in the index; `sha256` is that of the original, which named officers. The path of what is kept.
    VersionError if the disk cannot be written, Busy."""
    kept = hashlib.sha256(cleaned).hexdigest()
    with writing(home, wait=wait):
        known = archived(home)
        same = next((one for one in known if one["sha256"] == kept), None)
        entry = {
            "name": _plain(name), "file": same["file"] if same else f"{kept}-{_plain(name)}",
            "original": sha256, "sha256": kept, "size": len(cleaned), "series": series,
            "date": str(date.today()),
        }  # fmt: skip
        path = home / FOLDER / entry["file"]
        with writable(home):
            if not same or not path.exists():
                write_whole(path, cleaned)
            if not any(_agree(entry, one) for one in known):
                lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in (*known, entry))
                write_whole(home / FOLDER / INDEX, "".join(lines).encode())
    return path


def archived(home: Path) -> list[dict[str, str | int]]:
    """The index, in the order of arrival: name, file, original (SHA-256), sha256 (of what is kept),
    size in bytes, series of the portal, date. VersionError."""
    path = home / FOLDER / INDEX
    if not path.exists():
        return []
    try:
        return [json.loads(line) for line in path.read_bytes().splitlines()]
    except (OSError, ValueError) as error:
        raise VersionError(
            f"The index of the archive, {path}, cannot be read: {error}. Put a copy in its place, "
            "or move it away: a new one is begun, and the files beside it stay."
        ) from None


def _agree(one: dict, other: dict) -> bool:
    """The same file once more: only the day may differ."""
    return one | {"date": ""} == other | {"date": ""}


def _plain(name: str) -> str:
    """A name that is one on every file system."""
    return re.sub(r"[^A-Za-z0-9._-]+", "_", Path(name).name)[-LENGTH:].lstrip(".-") or "file"
