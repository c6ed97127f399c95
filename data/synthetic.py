"""Made-up figures: how they are known, and that they never stand beside real ones.

What tells them apart is their source: its id begins with `synthetic-`. A store of them lives in a
home that holds the file `DEMO`."""

from __future__ import annotations

from pathlib import Path

WORD = "SYNTHETIC"  # the same in every language
FLAG = "synthetic"
PREFIX = "synthetic-"
MARKER = "DEMO"


def is_synthetic(source: str) -> bool:
    """Whether the source of this id is made up."""
    return source.startswith(PREFIX)


def is_demo(home: Path) -> bool:
    """Whether the store in this folder is for made-up figures."""
    return (home / MARKER).exists()


def refusal(home: Path, demo: bool) -> str:
    """Why a command may not write to the store in `home`, and what to do; empty if it may."""
    if is_demo(home) and not demo:
        return (
            f"{home} holds {WORD} figures (there is a file {MARKER}): real ones never join them. "
            "Unset ZONALAR_STORE and ZONALAR_DATA, or add --demo for made-up files."
        )
    if demo and not is_demo(home):
        return (
            f"{home} is no store for {WORD} figures (there is no file {MARKER}): they never join "
            "real ones. `make demo` makes one, in build/demo."
        )
    return ""
