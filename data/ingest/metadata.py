"""What the records of the metadata are about: names in four languages, misspelt, in any order.

Names repeat (several notes, two methodologies), so a record is looked for by what its name begins
with, folded to one script, and all that fit are found."""

from __future__ import annotations

from collections.abc import Iterable

from ..folding import fold
from .raw import LANGUAGES, Record

NAMES = {  # what a folded name begins with
    "first": ("date of first publ", "data pervoy publ", "birinchi chop"),
    "modified": ("last modified", "data poslednego izm", "songgi ozgartiri"),
    "code": (
        "indicator identification", "identifikatsionniy nomer", "malumotlar toplami identifik",
    ),
    "name": (
        "indicator name", "data set name", "imya indikatora", "imya nabora", "malumotlar toplami n",
    ),
    "periodicity": ("periodicity", "periodichnost", "davriylig"),
    "unit": ("unit of meas", "yedinitsa izm", "olchov birlig"),
    "classifiers": ("classifier", "klassifikator", "tasniflagich"),
    "preparer": (
        "official statistics prep", "name of the organi", "sostavitel", "nazvaniye organi",
        "rasmiy statistika", "hisob kitob",
    ),
    "primary": ("primary source", "pervichniy istochnik", "birlamchi"),
    "method": (
        "calculation method", "brief descr", "methodology", "metodologiya", "metodi rasch",
        "kratkoye opis", "hisoblash",
    ),
    "department": ("name of dep", "otvetstvennoye uprav", "masul boshqarma"),
    "note": ("note", "primechaniye", "izoh"),
}  # fmt: skip


def about(record: Record) -> str:
    """The kind of a record, Uzbek names first; empty if it is none that is known."""
    for language in LANGUAGES:
        name = fold(record.names[language])
        for kind, starts in NAMES.items():
            if name.startswith(starts):
                return kind
    return ""


def is_known(record: Record) -> bool:
    return bool(about(record))


def values(records: Iterable[Record], kind: str) -> list[dict[str, str]]:
    """The values by language of all records of a kind."""
    return [record.values for record in records if about(record) == kind]
