"""Keeps the translations in step with the words of the program and the prose of the data.

    python -m data.messages     adds new words to data/locale/*/*.po, drops those no longer used

Words of the interface are found in the code (`_`, `N_`, `ngettext`, `plural`), prose in the columns
of the catalogues (content.py). New ones wait there without a translation; until they have one they
are shown in English, and the tests fail.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from .content import PROSE, messages
from .language import FOLDER

ROOT = Path(__file__).parents[1]
CODE = ("app.py", "components", "data", "pages")
MARKS = {"_": None, "N_": None, "ngettext": (1, 2), "plural": (1, 2)}
ABOUT = {
    "interface": "Words of the interface. `make messages` adds what is new.",
    "content": "Prose of the catalogues in data/*.csv. `make messages` adds what is new.",
}
HEADER = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
Message = str | tuple[str, str]


def interface() -> Iterator[Message]:
    """The words of the program: a message, or its two forms."""
    for name in CODE:
        path = ROOT / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            for _line, message, _comments, _context in extract_from_file("python", file, MARKS):
                yield message


def content() -> Iterator[Message]:
    """The prose of the catalogues."""
    for name, columns in PROSE.items():
        with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column in columns:
                    yield from messages(column, row[column])


DOMAINS = {"interface": interface, "content": content}


def file_of(language: str, domain: str) -> Path:
    """Where the translations of a domain to a language stand."""
    return FOLDER / language / f"{domain}.po"


def update(language: str, domain: str) -> list[str]:
    """Write a catalogue anew: the words there are, sorted, with the translations there were.
    Returns the words without one."""
    path = file_of(language, domain)
    known = read_po(path.open("rb")) if path.exists() else Catalog(locale=language)
    fresh = Catalog(locale=language, header_comment=f"# {ABOUT[domain]}", fuzzy=False)
    missing = []
    for message in dict.fromkeys(DOMAINS[domain]()):
        entry = known.get(message)
        fresh.add(message, entry.string if entry else None)
        if not fresh[message].string or not all(fresh[message].string):
            missing.append(message if isinstance(message, str) else message[0])
    path.parent.mkdir(exist_ok=True)
    written = io.BytesIO()
    write_po(written, fresh, width=0, sort_output=True)
    path.write_text(_stable(written.getvalue().decode()), encoding="utf-8")
    return missing


def _stable(text: str) -> str:
    """The file without the lines of its header that change with the day or name nobody."""
    head, gap, body = text.partition("\n\n")
    lines = head.split("\n")
    kept = [x for x in lines if x[:1] != '"' or x[1:].partition(":")[0] in HEADER]
    return "\n".join(kept) + gap + body


def main() -> int:
    """Update every catalogue and say what waits for a translation; 1 if anything does."""
    waiting = 0
    for language in sorted({"ru", "uz"}):
        for domain in DOMAINS:
            missing = update(language, domain)
            print(f"{file_of(language, domain).relative_to(ROOT)}: {len(missing)} to translate")
            for message in missing:
                print(f"    {message}")
            waiting += len(missing)
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
