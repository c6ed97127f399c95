"""What an operator asks of a sync, and who is told of the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .fetch import USUAL, Patience
from .origins import Portal


@dataclass(frozen=True, slots=True)
class Options:
    """`folder` instead of the portal; `series` are ids, all if there is none."""

    portal: Portal
    folder: Path | None = None
    series: tuple[str, ...] = ()
    partial: bool = False  # take what can be taken
    again: bool = False  # fetch what has not changed, too
    demo: bool = False
    accept: tuple[str, ...] = ()
    patience: Patience = USUAL


@dataclass(frozen=True, slots=True)
class Hearer:
    """`say` gets a line, `begin` the number of downloads, `step` is called after each."""

    say: Callable[[str], None] = lambda line: None
    begin: Callable[[int], None] = lambda number: None
    step: Callable[[], None] = lambda: None
