"""The mark of made-up figures in a chart: part of the drawing, so that it goes where that goes."""

from __future__ import annotations

from data.synthetic import WORD

EVERY = 260  # pixels of a tall chart from one mark to the next
LARGE, SMALL, TINY = 40, 24, 20  # pixels of the type
LOW, STRIP = 130, 28  # a chart that is lower than this has the mark in a strip of its own below


def marked(figure: dict[str, object]) -> dict[str, object]:
    """The figure with the word over what is drawn; once, or down a tall one again and again.

    Labels of shapes: an annotation would lie between the pointer and the figures under it."""
    layout = figure["layout"]
    narrow = layout.get("meta", {}).get("narrow", {})
    changed = _changed(layout, layout["height"])
    if "shapes" in narrow or "height" in narrow:  # on a phone another drawing
        phone = narrow | _changed({**layout, **narrow}, narrow.get("height", layout["height"]))
        changed["meta"] = layout["meta"] | {"narrow": phone}
    return figure | {"layout": layout | changed}


def _changed(layout: dict[str, object], height: float) -> dict[str, object]:
    margin = layout["margin"]
    room = height - margin["t"] - margin["b"]
    if room < LOW:
        end = -margin["b"] / room
        below = _mark(end - STRIP / room, end, TINY, "var(--dim)")
        return {
            "shapes": [*layout.get("shapes", ()), below],
            "height": height + STRIP, "margin": margin | {"b": margin["b"] + STRIP},
        }  # fmt: skip
    count = max(1, round(room / EVERY))
    size = round(min(LARGE, max(SMALL, room / count / 5)))
    marks = [_mark(place / count, (place + 1) / count, size) for place in range(count)]
    return {"shapes": [*layout.get("shapes", ()), *marks]}


def _mark(low: float, high: float, size: int, color: str = "var(--synthetic)") -> dict[str, object]:
    """The word in the middle between two heights, which are parts of the drawing's."""
    return {
        "type": "rect", "xref": "paper", "yref": "paper", "x0": 0, "x1": 1, "y0": low, "y1": high,
        "line": {"width": 0}, "layer": "above",
        "label": {
            "text": f"<b>{WORD}</b>", "textposition": "middle center", "textangle": 0,
            "font": {"size": size, "color": color},
        },
    }  # fmt: skip
