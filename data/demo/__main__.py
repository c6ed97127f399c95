"""`python -m data.demo FOLDER`: write the 56 made-up files, and a data folder to show them in."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..synthetic import WORD
from .files import Made
from .folder import lay_out
from .quarters import Quarter


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        "python -m data.demo", description="Write 56 SYNTHETIC files in the form of the portal's."
    )
    parser.add_argument("folder", type=Path, help="where they go")
    parser.add_argument(
        "--seed", type=int, default=1, help="another seed, other figures (%(default)s)"
    )
    parser.add_argument(
        "--through", type=_quarter, default="2026-Q2", metavar="YEAR-Qn",
        help="the last quarter (%(default)s); earlier figures are the same for a seed",
    )  # fmt: skip
    parser.add_argument("--revise", action="store_true", help="change a few earlier figures")
    parser.add_argument("--data", type=Path, help="also a data folder without any real figure")
    parser.add_argument("--store", type=Path, help="with --data: the home of what is ingested")
    parser.add_argument("--keep", action="store_true", help="leave a set that is there as it is")
    given = parser.parse_args(arguments)
    if given.data:
        lay_out(given.data, given.store or given.data / "var")
    if given.keep and any(given.folder.glob("*.json")):
        print(f"The {WORD} files in {given.folder} are kept.")
        return
    made = Made(given.seed, given.through, given.revise).write(given.folder)
    print(f"{len(made)} {WORD} files up to {given.through.key} in {given.folder}")


def _quarter(text: str) -> Quarter:
    try:
        return Quarter.read(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


if __name__ == "__main__":
    main()
