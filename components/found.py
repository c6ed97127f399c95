"""The search as the reader sees it: its button, its dialog, and the hits of a query.

assets/search.js puts the hits into the dialog; all words come from here."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from data.folding import fold, spans
from data.language import HTML_LANG, N_, _, current, ngettext
from data.search import DEFINITION, LENGTH, WORDS, Entry, Hit, Query, Text

from .markup import Node, h
from .registry import PAGES

GROUPS = {
    "indicator": N_("Indicators"), "zone": N_("Zones"), "region": N_("Regions"),
    "page": N_("Pages"), "definition": N_("In definitions"),
}  # fmt: skip
KINDS = {
    "indicator": N_("Indicator"), "zone": N_("Zone"), "region": N_("Region"), "page": N_("Page"),
}  # fmt: skip
AROUND = 45  # characters of a definition that are shown on each side of the word
FULL = "data"  # the page that needs more scripts than the others (components/shell.py)


def button() -> Node:
    """The button at the top; on a phone only its sign is seen."""
    return h(
        "Button",
        h(
            "Svg", h("Circle", cx=7, cy=7, r=4.75), h("Path", d="m10.5 10.5 4 4"),
            viewBox="0 0 16 16", **{"aria-hidden": "true"},
        ),
        h("Span", _("Search")),
        id="search-button", type="button", title=_("Search (Ctrl K)"),
        **{"aria-haspopup": "dialog", "aria-keyshortcuts": "Control+K Meta+K"},
    )  # fmt: skip


def dialog() -> Node:
    """What every page has ready: the field, and room for the hits."""
    field = h(
        "Input", type="text", id="search-field", role="combobox", autocomplete="off",
        spellcheck="false", enterkeyhint="go", placeholder=_("Indicator, zone, region or page"),
        **{
            "aria-label": _("Search"), "aria-autocomplete": "list", "aria-expanded": "false",
            "aria-controls": "search-list", "autocapitalize": "off",
        },
    )  # fmt: skip
    single = h("Input", type="checkbox", id="search-keys")
    return h(
        "Dialog",
        h("Div", field, h("Button", "×", type="button", **{"aria-label": _("Close the search")}),
          className="search-head"),
        h("Div", "", className="search-found"),
        h(
            "Div",
            h("Span", h("Kbd", "↑"), " ", h("Kbd", "↓"), " ", _("choose")),
            h("Span", h("Kbd", "Enter"), " ", _("open")),
            h("Span", h("Kbd", "Esc"), " ", _("close")),
            h("Label", single, " ", h("Kbd", "/"), " ", _("opens the search")),
            className="search-foot",
        ),
        h("P", "", className="visually-hidden", role="status"),
        id="search", className="search",
        **{
            "aria-label": _("Search"),
            "data-failed": _("The search could not be reached. Please try again."),
        },
    )  # fmt: skip


def answer(query: Query, hits: Sequence[Hit]) -> list[Node]:
    """The hits of a query under the names of their kinds, the kind of the best one first."""
    cut = _cut() if query.is_cut else None
    if not hits:
        return [cut, _nothing(query)]
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault("definition" if hit.how == DEFINITION else hit.entry.kind, []).append(hit)
    count = ngettext("{n} result", "{n} results", len(hits)).format(n=len(hits))
    return [
        cut,
        h(
            "Div", [_group(name, some) for name, some in groups.items()],
            id="search-list", role="listbox", **{"aria-label": _("Results")},
        ),
        h("P", count, className="search-said"),
    ]  # fmt: skip


def pages(entries: Sequence[Entry]) -> list[Hit]:
    """What is offered before anything is typed."""
    return [Hit(one, Text("", ""), (), 0) for one in entries if one.kind == "page"]


def _cut() -> Node:
    text = _("Only the first {letters} characters and {words} words are searched for.")
    return h("P", text.format(letters=LENGTH, words=WORDS), className="search-note")


def _nothing(query: Query) -> Node:
    text = _("Nothing found for “{query}”.").format(query=query.text)
    hint = _("Try the beginning of a word. Latin and Cyrillic letters are the same here.")
    return h("Div", h("P", text, className="search-said"), h("P", hint), className="search-none")


def _group(name: str, hits: Sequence[Hit]) -> Node:
    heading = f"search-{name}"
    return h(
        "Div",
        h("P", _(GROUPS[name]), id=heading, role="presentation", className="search-kind"),
        [_option(hit) for hit in hits],
        role="group", **{"aria-labelledby": heading},
    )  # fmt: skip


def _option(hit: Hit) -> Node:
    """A link: the name in the reader's language, what has matched if that is another text, the kind
    and the page that opens."""
    entry = hit.entry
    title = entry.title(current.get())
    key = fold(title)
    other = any(word not in key for word in hit.words)
    return h(
        "A",
        h("Span", marked(title, hit.words), className="search-name"), " ",
        _matched(hit) if other else None, " ",
        h("Span", _where(entry), className="search-where"),
        href=entry.address, id=f"search-{entry.kind}-{entry.slug}", role="option", tabIndex=-1,
        **{"aria-selected": "false", "data-full": _path(entry) == PAGES[FULL].path},
    )  # fmt: skip


def _matched(hit: Hit) -> Node:
    """The text that has met the query, in its own language."""
    own = hit.text.language
    text = _around(hit) if hit.how == DEFINITION else hit.text.text
    lang = HTML_LANG[own] if own != current.get() else None
    return h("Span", marked(text, hit.words), className="search-other", lang=lang)


def _around(hit: Hit) -> str:
    """The part of a definition with the first word that was looked for."""
    text = unicodedata.normalize("NFC", hit.text.text)
    found = spans(text, hit.words)
    start, end = found[0] if found else (0, 0)
    first = text.rfind(" ", 0, start - AROUND) + 1 if start > AROUND else 0
    last = text.find(" ", end + AROUND)
    head, tail = "… " if first else "", " …" if last >= 0 else ""
    return f"{head}{text[first : last if last >= 0 else len(text)]}{tail}"


def _where(entry: Entry) -> str:
    """`Indicator · Production`: what it is, and the page that it leads to."""
    kind = _(KINDS[entry.kind])
    page = next((one for one in PAGES.values() if one.path == _path(entry)), None)
    return kind if entry.kind == "page" or page is None else f"{kind} · {_(page.name)}"


def _path(entry: Entry) -> str:
    return entry.address.partition("?")[0]


def marked(text: str, words: Sequence[str]) -> list[Node]:
    """A text with the parts that were looked for emphasised."""
    text = unicodedata.normalize("NFC", text)
    nodes, last = [], 0
    for start, end in spans(text, words):
        nodes += [text[last:start], h("Mark", text[start:end])]
        last = end
    return [*nodes, text[last:]]
