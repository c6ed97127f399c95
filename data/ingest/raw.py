"""A file of the portal as it was read, before anything is judged."""

from __future__ import annotations

from dataclasses import dataclass, field

LANGUAGES = ("uz", "ru", "en", "uzc")
LABELS = ("Klassifikator", *(f"Klassifikator_{name}" for name in ("ru", "en", "uzc")))


class Number(str):
    """A number with the text that it has in a file: 266240.0 stays that."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the metadata: its names and its values by language, both text."""

    names: dict[str, str]
    values: dict[str, str]

    @property
    def title(self) -> str:
        """A name for messages."""
        return next(
            (self.names[name] for name in ("en", "ru", "uz", "uzc") if self.names[name]), ""
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One territory: its code, and what stands under each key that is no label, as it was read."""

    place: str  # in the file, for messages: `3 (1703)`
    code: str
    cells: dict[str, object]


@dataclass(frozen=True, slots=True)
class Raw:
    """A file of the portal. `records` is None for a CSV, which has no metadata."""

    records: tuple[Record, ...] | None
    rows: tuple[Row, ...]
    cleaned: bytes = field(repr=False)  # the file without contacts
