"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

PART = ".part"  # ends the name of what is being written; whatever is left of it is rubbish


def write_whole(path: Path, fill: bytes | Callable[[BinaryIO], object]) -> None:
    """Writes beside, waits until it is on the disk, renames: a reader sees the old or the new file.
    `fill` are the bytes, or writes them. OSError leaves the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two who make the same file (a mapped frame, say) must not write into one another's.
    part = path.with_name(f"{path.name}-{os.getpid()}{PART}")
    try:
        with part.open("w+b") as file:
            if callable(fill):
                fill(file)
            else:
                file.write(fill)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)  # the one step that makes it visible
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Waits until the names in a folder are on the disk."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
