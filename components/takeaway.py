"""The menu of pictures under a card; assets/picture.js makes them in the browser."""

from __future__ import annotations

from data.language import DEFAULT, N_, _, current
from data.questions.view import View
from data.synthetic import PREFIX

from .markup import Node, h
from .text.names import file_words
from .text.titles import title
from .text.words import subtitle

FORMATS = {"16x9": N_("16:9"), "4x3": N_("4:3"), "square": N_("Square")}
# as assets/picture/sheet.mjs
KINDS = {"png": "PNG", "svg": "SVG"}


def pictures(page: str, slug: str, view: View, *, is_tiles: bool) -> Node:
    """Two buttons a format; with them what the picture says and the card does not show."""
    said = {
        "data-busy": _("Drawing …"), "data-done": _("Saved: {name}"),
        "data-failed": _("The picture could not be made. Please try again."),
    }  # fmt: skip
    told = {
        "data-picture-name": f"{PREFIX if view.is_synthetic else ''}{file_name(page, slug, view)}",
        "data-rest": _("{n} more rows: see the address below"),
    }
    if is_tiles:
        told |= {"data-title": title(view), "data-measure": subtitle(view)}
    formats = [_format(name, _(words)) for name, words in FORMATS.items()]
    status = h("P", className="picture-said", role="status", **said)
    return h("Div", formats, status, className="pictures", **told)


def _format(name: str, words: str) -> Node:
    buttons = [
        h(
            "Button", kind, type="button",
            **{"data-format": name, "data-kind": suffix, "aria-label": f"{kind}, {words}"},
        )
        for suffix, kind in KINDS.items()
    ]  # fmt: skip
    return h("Div", h("Span", words), buttons, role="group", **{"aria-label": words})


def file_name(page: str, slug: str, view: View) -> str:
    """`zonalar-production-compare-q1-2025`; the browser adds format and ending."""
    if not view.periods:
        return f"zonalar-{page}-{slug}"
    period = view.newest or view.periods[-1]
    if current.get() != DEFAULT:
        words = file_words(view.indicator.short, period.name)
        return f"zonalar-{words}"
    key = str(period.year) if slug.endswith(f"-{period.span}") else period.key
    return f"zonalar-{page}-{slug}-{key.replace('..', '-')}"
