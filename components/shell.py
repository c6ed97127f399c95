"""The frame around every page: word mark, topics, theme, and a foot with the licence."""

from __future__ import annotations

import dash
from dash import html

from data.language import HTML_LANG, LANGUAGES, NAMES, _, current

from . import (
    found,
    fresh,
    redraw,  # noqa: F401 – registers the callback
    synthetic,
)
from .markup import Node, h, link, to_html
from .page import PAGES
from .presenter import presenter
from .receipt import dialog


def layout() -> html.Div:
    """What Dash draws: the open page. Called once a visit."""
    return html.Div(dash.page_container)


def above(path: str) -> str:
    """HTML over the page at `path`. It stands in the document, not among Dash's components: it
    is there before any script, and each component more costs every click some of its time."""
    return to_html(
        [
            h("A", _("Skip to the figures"), href="#main", className="skip"),
            synthetic.banner(),
            h(
                "Header",
                h("A", "Zonalar", href="/", className="wordmark"),
                h("Nav", _topics(path), className="topics", **{"aria-label": _("Topics")}),
                _languages(path),
                found.button(),
                h(
                    "Button", _("Theme"), id="theme-button", className="as-link", type="button",
                    title=_("Switch between light, dark and high contrast"),
                ),
                className="bar",
            ),
            h(
                "Div",
                _("The server did not answer: the cards show an earlier choice. Please reload."),
                className="stale", role="alert",
            ),
        ]
    )  # fmt: skip


def _languages(path: str) -> Node:
    """The same page in the other languages, each named in itself; assets/language.js keeps what
    is chosen on it and how far down the reader is."""
    links = [
        h(
            "A", NAMES[name], href=f"{path}?lang={name}", lang=HTML_LANG[name],
            hreflang=HTML_LANG[name], **{"aria-current": "true" if name == current.get() else None},
        )
        for name in LANGUAGES
    ]  # fmt: skip
    said = h("Span", _("Language"), ": ", className="visually-hidden")
    return h(
        "Details", h("Summary", said, NAMES[current.get()]), h("Div", links), className="languages"
    )


def _topics(path: str) -> list[Node]:
    """Links in the order of the pages. assets/topics.js opens them without a full load, but for
    those that need more scripts."""
    entries = sorted(PAGES.values(), key=lambda page: page.position)
    return [
        h(
            "A", _(page.name), href=page.path, **{"data-full": page.slug == "data"},
            **{"aria-current": "page" if page.path == path else None},
        )
        for page in entries
    ]  # fmt: skip


def below(path: str) -> str:
    """HTML under the page at `path`, and around its slides."""
    licence = link("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
    figures = h(
        "P",
        _(
            "Figures: National Statistics Committee of Uzbekistan, IT Park and the sources "
            "named on each card; open data under "
        ),
        licence,
        _(". Nothing is shown that the sources do not carry."),
    )
    ways = h(
        "P",
        h("A", _("Methodology and sources"), href="/methodology"), " · ",
        h("A", _("All figures"), href="/data"), " · ",
        h("A", _("Data API"), href="/docs"),
    )  # fmt: skip
    whose = synthetic.source() if synthetic.shown() else figures
    return to_html(
        [
            h("Footer", whose, ways, className="foot"),
            presenter(),
            dialog(),
            found.dialog(),
            fresh.line(next((page for page in PAGES.values() if page.path == path), None)),
        ]
    )
