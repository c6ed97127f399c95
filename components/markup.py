"""Elements as plain dicts in Dash's own shape, and the same as HTML text.

A Dash component costs about 7 µs to make and more to serialise; a card has a hundred elements, a
click redraws all cards within 10 ms. Controls and graphs stay real components.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from markupsafe import escape

from data.content import sentences
from data.language import DEFAULT, HTML_LANG, _, current, translated

Node = dict[str, Any] | str | None


def h(tag: str, *children: Any, **props: Any) -> dict[str, Any]:
    """An element: `h("Td", "10,652.9", className="num")`. Empty children are left out."""
    if tag == "A" and "href" in props:
        props["href"] = localized(props["href"])
    kept: list[Any] = []
    _flatten(children, kept)
    if kept:
        props["children"] = kept[0] if len(kept) == 1 else kept
    return {"namespace": "dash_html_components", "type": tag, "props": props}


def localized(href: str, *, always: bool = False) -> str:
    """An address of ours in the reader's language: `lang=` goes with every link and download.
    Addresses elsewhere, on the same page and, unless `always`, in English stay as they are."""
    language = current.get()
    if (language == DEFAULT and not always) or not href.startswith(("/", "?")) or "lang=" in href:
        return href
    path, mark, place = href.partition("#")
    between = "&" if "?" in path and not path.endswith("?") else "" if "?" in path else "?"
    return f"{path}{between}lang={language}{mark}{place}"


def foreign(language: str) -> str | None:
    """The `lang` of a text in this language (a tag such as `uz`), where the page is in another."""
    tag = HTML_LANG.get(language, language)
    return tag if tag != HTML_LANG[current.get()] else None


def prose(text: str) -> Node:
    """A note or a definition in the reader's language; one that has no translation says that it is
    English."""
    if not text or translated(text):
        return _(text)
    if made := sentences(text):
        return made
    return h("Span", _(text), lang=HTML_LANG[DEFAULT])


def link(words: str, href: str, **props: Any) -> dict[str, Any]:
    """A link to another host: opens in a new tab and tells it nothing."""
    return h("A", words, href=href, target="_blank", rel="noopener noreferrer", **props)


def _flatten(children: Iterable[Any], kept: list[Any]) -> None:
    for child in children:
        if isinstance(child, (list, tuple)):
            _flatten(child, kept)
        elif child is not None and child != "":
            kept.append(child)


NAMES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex", "colSpan": "colspan"}


def to_html(node: Any) -> str:
    """The same elements as HTML text, everything in it escaped.

    Dash's renderer walks all components of a page for each property that a callback changes: with
    a hundred elements a card a click took 0.7 s in the browser, as text it takes nothing. What the
    reader only reads is therefore sent as text, which assets/fill.js puts in place."""
    parts: list[str] = []
    _write(node, parts.append)
    return "".join(parts)


def _write(node: Any, put: Callable[[str], None]) -> None:
    """Plain loops into one list: a click writes some thousand elements."""
    if node is None:
        return
    if isinstance(node, str):
        put(_escaped(node) if type(node) is str else escape(node))
        return
    if isinstance(node, (list, tuple)):
        for child in node:
            _write(child, put)
        return
    tag, props = node["type"].lower(), node["props"]
    if tag == "br":
        put("<br>")
        return
    put(f"<{tag}")
    for name, value in props.items():
        if name != "children":
            put(_attribute(name, value))
    put(">")
    _write(props.get("children"), put)
    put(f"</{tag}>")


@lru_cache(10_000)
def _escaped(text: str) -> str:
    return str(escape(text))


@lru_cache(10_000, typed=True)
def _attribute(name: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    named = NAMES.get(name, name)
    return f" {named}" if value is True else f' {named}="{escape(str(value))}"'
