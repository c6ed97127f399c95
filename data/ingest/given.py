"""A file as it is given: on the disk, or in memory (what is downloaded names officers, and must not
reach a disk as it comes)."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True)
class Given:
    """`path` as given; `content` if the file is in memory."""

    path: str
    content: bytes | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        return Path(self.path).name

    def open(self) -> BinaryIO:
        """OSError if it cannot be opened."""
        return Path(self.path).open("rb") if self.content is None else io.BytesIO(self.content)

    @cached_property
    def size(self) -> int:
        """Bytes; OSError if there is no such file."""
        return Path(self.path).stat().st_size if self.content is None else len(self.content)

    @cached_property
    def sha256(self) -> str:
        with self.open() as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def read(self) -> bytes:
        if self.content is not None:
            return self.content
        return Path(self.path).read_bytes()
