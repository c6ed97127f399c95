"""What stands around the explorer's table: head, notices, counts, files, and what marks mean."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import numpy as np

from data.catalog import MEASURES
from data.language import _
from data.questions.remarks import FLAG_WORDS, QUALIFIER_WORDS
from data.store import Store

from ..markup import Node, h
from ..page import Page
from ..synthetic import line, named, titled
from ..text.numbers import BEFORE, MARKS, number
from .asked import Asked, written
from .choices import address
from .rows import MOST, weight
from .words import bytes_of, count

FILES = "/api/v1/observations"
EVERYTHING = Asked(measure=MEASURES, all_sources=True)


def head(page: Page) -> list[Node]:
    return [
        h("P", titled(_(page.name)), className="over"),
        h("H1", _(page.title)),
        h("P", _(page.about), className="sub"),
    ]


def files(store: Store, asked: Asked, found: np.ndarray) -> list[Node]:
    """How many figures, from how many sources, and the files that hold exactly these."""
    links = [
        _file("csv", _("CSV"), asked, note=bytes_of(weight(store, found))),
        _file("csv", _("CSV for Excel"), asked, dialect="excel"),
        _file("json", _("JSON"), asked),
    ]
    return [
        line(synthetic=store.is_synthetic),
        h(
            "P",
            h("Strong", count(len(found))),
            " ",
            _origin(store, found),
            className="explorer-count",
        ),
        h("P", links if len(found) else None, className="explorer-links"),
        h("P", _scope(store, asked, found), className="explorer-scope"),
    ]


def _file(kind: str, name: str, asked: Asked, note: str = "", **more: str) -> Node:
    query = urlencode(written(asked) | more, safe=",")
    href = f"{FILES}.{kind}{'?' if query else ''}{query}"
    told = h("Span", f" {note}", className="dim") if note else None
    saved = {"download": True} if kind == "csv" else {}
    return h("Span", h("A", name, href=href, **saved), told)


def _origin(store: Store, found: np.ndarray) -> str:
    """`from 64 sources, 2011–2030`."""
    if not len(found):
        return ""
    part = store.frame[["source_id", "year"]].iloc[found]
    first, last = part["year"].min(), part["year"].max()
    years = f"{first}–{last}" if first != last else f"{first}"
    sources = part["source_id"].nunique()
    text = _("from one source, {years}") if sources == 1 else _("from {n} sources, {years}")
    return text.format(n=number(sources), years=years)


def _scope(store: Store, asked: Asked, found: np.ndarray) -> list[Node]:
    """What the table leaves out, and how to see it."""
    said = []
    if len(found) > MOST:
        text = _("The table shows the first {n} of them; the files hold all. ")
        said.append(h("Strong", text.format(n=number(MOST)), className="explorer-capped"))
    if not asked.all_sources and asked.measure == ("level",):
        said.append(_("Levels only, one source for each figure: the first in rank. "))
    if len(found) < len(store):
        everything = replace(EVERYTHING, asof=asked.asof)
        name = _("Show all {n} published").format(n=number(len(store)))
        said.append(h("A", name, href=address(everything), className="choice"))
    return said


def legend() -> list[Node]:
    """The marks beside figures, and where everything is explained."""
    signs = [(BEFORE[slug], words) for slug, words in QUALIFIER_WORDS.items()]
    signs += [(mark, FLAG_WORDS[slug]) for slug, mark in MARKS.items()]
    told = [h("Span", h("B", mark), " ", _(words)) for mark, words in signs]
    link = h("A", _("How to read the figures"), href="/methodology")
    return [h("P", _("Marks: "), told, className="explorer-marks"), h("P", link)]


def said() -> dict[str, str]:
    """Words that assets/explorer-grid.js fills with numbers."""
    return {
        "data-found": _("{n} of {all} figures in the table match"),
        "data-save": _("Save these rows as CSV"),
        "data-file": named("zonalar-selection.csv"),
    }
