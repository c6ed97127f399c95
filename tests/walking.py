"""All the words that a reader can meet, page by page and file by file, for tests of languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from dash import page_registry

SPOKEN = ("title", "aria-label", "alt", "placeholder", "aria-description", "aria-roledescription")
ALONE = ("br", "meta", "link", "input", "img", "hr")
WORDS = {"text", "hovertext", "ticktext", "title", "children", "label", *SPOKEN}
SILENT = {"meta", "customdata", "id", "className", "style", "data-picture", "figure"}
GRID = {"indicator", "detail", "zone", "region", "period", "unit", "measure", "partner",
        "activity", "authority", "doubts", "note", "place"}  # fmt: skip


class Reader(HTMLParser):
    """The texts of some HTML; nothing of what says that it is in another language (`lang`)."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.away: list[str] = []  # the elements open since one in another language

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        has = dict(attributes)
        foreign = "lang" in has and tag != "html"
        if tag not in ALONE and (self.away or foreign or tag in ("script", "style", "kbd")):
            self.away.append(tag)
        if self.away:
            return
        self.words += [text for name, text in has.items() if text and name in SPOKEN]
        if has.get("name") == "description" or has.get("property") == "og:title":
            self.words.append(has.get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        if self.away:
            self.away.pop()

    def handle_data(self, text: str) -> None:
        if not self.away and text.strip():
            self.words.append(text)


def of_html(html: str) -> list[str]:
    """The texts and spoken attributes of some HTML."""
    reader = Reader()
    reader.feed(html)
    return reader.words


def of_picture(text: str) -> Iterator[str]:
    """The words of a page's picture (components/picture.py)."""
    whole = json.loads(text)
    for part in whole["parts"].values():
        yield from of_html(part)
    for card in whole["cards"].values():
        yield from of_html(card["head"])
        yield from of_html(card["body"])


def of_component(node: Any, key: str = "") -> Iterator[str]:
    """The words of a component, of a figure or of a grid: labels, ticks, under the pointer."""
    if hasattr(node, "to_plotly_json"):
        node = node.to_plotly_json()
    if isinstance(node, dict):
        props = node.get("props", node)
        if "lang" in props:
            return
        if "data-picture" in props:
            yield from of_picture(props["data-picture"])
        for name, part in props.items():
            if name == "figure":
                yield from of_component([part.get("data"), part.get("layout")])
            elif name == "rowData":
                yield from (row[cell] for row in part for cell in GRID if row.get(cell))
            elif name == "columnDefs":
                yield from (column["headerName"] for column in part if column.get("headerName"))
            elif name not in SILENT:
                yield from of_component(part, name)
    elif isinstance(node, (list, tuple)):
        for part in node:
            yield from of_component(part, key)
    elif isinstance(node, str) and key in WORDS:
        yield from of_html(node)


def of_page(path: str, **query: str) -> Iterator[str]:
    """The words of a page under a query, in the language at hand."""
    entry = next(one for one in page_registry.values() if one["path"] == path)
    for name in ("title", "description"):
        yield entry[name]() if callable(entry[name]) else entry[name]
    yield from of_component(entry["layout"](**query))


def split(text: str) -> list[str]:
    """The words of a text, with their apostrophes and hyphens."""
    return re.findall(r"[^\W\d_](?:[^\W\d_]|[ʻʼ’'-](?=[^\W\d_]))*", text)
