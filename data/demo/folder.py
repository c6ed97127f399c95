"""The data folder of a demonstration: the shipped catalogues and not one real figure.

Left out is whatever is a figure or speaks of figures: observations, claims, pictures, agreements,
breaks of definitions (they tell of real jumps) and the sources of all that. Price indices, which
constant prices are computed with, are made up too: an amount that rests half on real figures would
be neither."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..catalog import FOLDER
from ..columns import COLUMNS
from ..synthetic import MARKER, PREFIX, WORD
from .chance import draw
from .quarters import FIRST_YEAR

EMPTY = ("observations", "claims", "pictures", "agreements", "breaks")
PRICES = f"{PREFIX}prices"
LAST_YEAR = 2025  # with a price index
MADE_UP = (
    f"This folder holds {WORD} figures, made up for a demonstration. Commands for real ones refuse "
    "to write here.\n"
)


def lay_out(folder: Path, store: Path) -> None:
    """Write the data folder and the home of a store with its mark; what is there as it should be is
    left alone."""
    made = dict.fromkeys(EMPTY, ()) | {"sources": [_source()], "price_indices": _price_indices()}
    for path in FOLDER.glob("*.csv"):
        rows = made.get(path.stem)
        text = path.read_text(encoding="utf-8") if rows is None else _table(path.stem, rows)
        _write(folder / path.name, text)
    _write(store / MARKER, MADE_UP)


def _source() -> dict[str, str]:
    return {
        "source_id": PRICES, "title": f"{WORD} price indices",
        "publisher": f"{WORD}, nobody’s figures", "authority": "statistics_committee", "rank": "1",
        "published": "2026-01-31", "language": "en", "note": f"{WORD}: drawn at random.",
    }  # fmt: skip


def _price_indices() -> Iterable[dict[str, str]]:
    """As many as there are, for the years of a set."""
    with (FOLDER / "price_indices.csv").open(encoding="utf-8", newline="") as file:
        names = {row["index"]: row["name"] for row in csv.DictReader(file)}
    for slug, name in names.items():
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            yield {
                "index": slug, "name": name, "year": str(year),
                "value": f"{draw(106, 118, slug, year):.1f}", "base": "previous year = 100",
                "source_id": PRICES, "note": WORD,
            }  # fmt: skip


def _table(name: str, rows: Iterable[Mapping[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(COLUMNS[name]), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _write(path: Path, text: str) -> None:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
