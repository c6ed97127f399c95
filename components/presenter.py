"""What stands around a slide: where one is, its source, ways on, and the list of keys.

HTML in the document, hidden until assets/present.js shows a page as slides; the words that the
script needs are in data attributes."""

from __future__ import annotations

from data import serving
from data.language import _

from . import fresh
from .markup import Node, h


def presenter() -> Node:
    return h(
        "Section",
        h("P", className="slide-over"),
        _tools(),
        h(
            "Div",
            h(
                "Div",
                h("P", className="source slide-source"),
                h("P", fresh.stamp(serving.current()), className="slide-data"),
                className="slide-origin",
            ),
            _newer(),
            _steps(),
            className="slide-foot",
        ),
        _keys(),
        id="presenter",
        **{
            "aria-label": _("Presentation"),
            "data-missing": _("“{value}” is not a slide of this page; slide {n} is shown."),
            "data-position": _("Slide {n} of {all}: {title}"),
        },
    )


def _tools() -> Node:
    """Fades while the pointer rests."""
    names = {
        "filters": _("Filters"), "highlight": _("Highlight"), "keys": _("Keys"),
        "leave": _("Leave"),
    }  # fmt: skip
    return h("Div", [_button(name, words) for name, words in names.items()], className="tools")


def _steps() -> Node:
    return h(
        "Nav",
        _button("back", "←", **{"aria-label": _("Previous slide")}),
        h("Span", className="slide-number", **{"aria-hidden": "true"}),
        h("Span", className="slide-position visually-hidden", role="status"),
        _button("next", "→", **{"aria-label": _("Next slide")}),
        className="steps", **{"aria-label": _("Slides")},
    )  # fmt: skip


def _newer() -> Node:
    """That other figures have come, which wait until the presenter asks for them
    (assets/fresh.js)."""
    words = {"data-key": _("New figures: press U"), "data-words": _("Show the new figures")}
    return h("Span", _button("renew", "", **words), className="slide-newer", role="status")


def _button(name: str, words: str, **props: object) -> Node:
    return h("Button", words, type="button", **{"data-do": name}, **props)


def _keys() -> Node:
    """The list of keys; those that a voice or a slip could press by chance can be turned off."""
    rows = (
        ("→ ↓ PgDn Space", _("next slide")),
        ("← ↑ PgUp Shift+Space", _("previous slide")),
        ("Home End", _("first slide, last slide")),
        ("1 2 … Enter", _("slide of this number")),
        ("f", _("filters")),
        ("h", _("highlight the next series")),
        ("b .", _("blank screen, and back")),
        ("u", _("show the new figures, when there are any")),
        ("?", _("this list")),
        ("Esc", _("leave")),
    )
    lines = [h("Tr", h("Th", keys, scope="row"), h("Td", words)) for keys, words in rows]
    single = h("Input", type="checkbox", checked=True, id="single-keys")
    return h(
        "Dialog",
        h("H2", _("Keys"), id="keys-title"),
        h("Table", h("Tbody", lines)),
        h("P", h("Label", single, " ", _("Letters, digits and signs work as keys"))),
        h("Form", h("Button", _("Close")), method="dialog"),
        className="keys",
        **{"aria-labelledby": "keys-title"},
    )
