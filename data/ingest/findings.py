"""What is wrong with a file, as errors and warnings: where, what was found, rule and remedy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..rules import Problem
from .contacts import without_contacts

JUDGED = {  # rules that a person who has looked may set aside: `--accept NAME`
    "jump": "a leap of ×500 or more, or to a 500th",
    "sum": "regions more than 10 % away from the republic",
    "revision": "a figure of the release revised by more than the tolerance",
    "steady": "a flow that hardly grows within the year, as if it were not cumulative",
    "digits": "a number with more digits than a figure has, rounded to 6 decimals",
    "withdrawn": "periods that are loaded and are missing in the file",
    "no-anchor": "a file without the periods that the release could be compared with",
}
SHOWN = 80  # characters of a value
KEPT = 12  # findings of one rule in one file that are kept; the others are counted


@dataclass(frozen=True, slots=True)
class Finding(Problem):
    """A broken rule of a file; `name` is its short name, `todo` what to do about it."""

    name: str = ""
    todo: str = ""
    is_error: bool = True

    def __str__(self) -> str:
        kind = "error" if self.is_error else "warning"
        where = f"{self.file}, row {self.row}, column {self.column}"
        found = f"{self.value!r} – " if self.value else ""
        todo = f" {self.todo}" if self.todo else ""
        return f"{kind} [{self.name}] {where}: {found}{self.rule}.{todo}"


@dataclass
class Findings:
    """What is found in one file; `accepted` are names of JUDGED, whose errors become warnings."""

    file: str
    accepted: frozenset[str] = frozenset()
    all: list[Finding] = field(default_factory=list)
    counts: dict[tuple[str, bool], int] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)  # what was accepted and did occur

    def error(
        self, name: str, rule: str, todo: str = "", *,
        row: int | str = "-", column: str = "-", value: object = "",
    ) -> None:  # fmt: skip
        if name in self.accepted and name in JUDGED:
            self.used.add(name)
            self._add(Finding(self.file, row, column, shown(value), rule, name, "Accepted.", False))
            return
        if name in JUDGED:
            todo = f"{todo} If it is right all the same: --accept {name}.".strip()
        self._add(Finding(self.file, row, column, shown(value), rule, name, todo))

    def warn(
        self, name: str, rule: str, todo: str = "", *,
        row: int | str = "-", column: str = "-", value: object = "",
    ) -> None:  # fmt: skip
        self._add(Finding(self.file, row, column, shown(value), rule, name, todo, False))

    def _add(self, found: Finding) -> None:
        key = found.name, found.is_error
        self.counts[key] = self.counts.get(key, 0) + 1
        if self.counts[key] <= KEPT:
            self.all.append(found)

    @property
    def failed(self) -> bool:
        return any(is_error for _name, is_error in self.counts)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.listed() if not one.is_error)

    def listed(self) -> list[Finding]:
        """Errors first, and a line for those of a rule that are only counted."""
        found = list(self.all)
        for (name, is_error), count in self.counts.items():
            if count > KEPT:
                rule = f"… and {count - KEPT} more of the rule {name}"
                found.append(Finding(self.file, "-", "-", "", rule, name, "", is_error))
        return sorted(found, key=lambda one: not one.is_error)


class Unreadable(Exception):
    """The file cannot be read any further; what is wrong stands in its findings."""


def shown(value: object) -> str:
    """A value as it may be printed: short, and without anybody's phone or address."""
    text = without_contacts(" ".join(str(value).split()))
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def listed(names: Iterable[object], most: int = 6) -> str:
    """`a, b, c … and 4 more`."""
    found: Sequence[str] = [str(name) for name in names]
    rest = f" … and {len(found) - most} more" if len(found) > most else ""
    return ", ".join(found[:most]) + rest
