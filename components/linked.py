"""Figures in titles and sentences lead to the receipts that the same figures have in the card."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .markup import Node, h

FIGURE = re.compile(r'data-id="([0-9a-f]{12})">([^<]*)<')
NUMBER = re.compile(r"\d+(?:[.,\N{NO-BREAK SPACE}]\d+)*(?:\N{NO-BREAK SPACE}%)?")
CALENDAR = re.compile(r"\d{1,2}|(?:19|20)\d\d")  # a day or a year as likely as a figure


def figures(html: str) -> dict[str, str]:
    """The numbers that stand in HTML as figures of one observation each, and its id; signs do not
    count, since words like “fell” stand for them."""
    found: dict[str, str] = {}
    for identity, words in FIGURE.findall(html):
        numbers = NUMBER.findall(words)
        if len(numbers) == 1:
            number = numbers[0]
            found[number] = identity if found.get(number, identity) == identity else ""
    return {number: identity for number, identity in found.items() if identity}


def linked(text: str, known: Mapping[str, str]) -> list[Node]:
    """The text with each known number as a figure for the pointer. It is no button: a sentence
    can then be copied, and for the keyboard the same figure is in the chart and in the table."""
    parts: list[Node] = []
    end = 0
    for match in NUMBER.finditer(text):
        identity = known.get(match[0])
        if identity and not CALENDAR.fullmatch(match[0]):
            figure = h("Span", match[0], className="fig", **{"data-id": identity})
            parts += [text[end : match.start()], figure]
            end = match.end()
    return [*parts, text[end:]]
