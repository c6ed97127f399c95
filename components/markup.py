"""Elements as plain dicts in Dash's own shape, and the same as HTML text.

A Dash component costs about 7 µs to make and more to serialise; a card has a hundred elements, a
click redraws all cards within 10 ms. Controls and graphs stay real components.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from markupsafe import escape

from data.language import DEFAULT, HTML_LANG, current

Node = dict[str, Any] | str | None


def h(tag: str, *children: Any, **props: Any) -> dict[str, Any]:
    """An element: `h("Td", "10,652.9", className="num")`. Empty children are left out."""
    if tag == "A" and "href" in props:
        props["href"] = localized(props["href"])
    kept = list(_flat(children))
    if kept:
        props["children"] = kept[0] if len(kept) == 1 else kept
    return {"namespace": "dash_html_components", "type": tag, "props": props}


def localized(href: str) -> str:
    """An address of ours in the reader's language: `lang=` goes with every link and download.
    Addresses elsewhere, on the same page and in English stay as they are."""
    language = current.get()
    if language == DEFAULT or not href.startswith(("/", "?")) or "lang=" in href:
        return href
    path, mark, place = href.partition("#")
    between = "&" if "?" in path and not path.endswith("?") else "" if "?" in path else "?"
    return f"{path}{between}lang={language}{mark}{place}"


def foreign(language: str) -> str | None:
    """The `lang` of a text in this language (a tag such as `uz`), where the page is in another."""
    tag = HTML_LANG.get(language, language)
    return tag if tag != HTML_LANG[current.get()] else None


def link(words: str, href: str, **props: Any) -> dict[str, Any]:
    """A link to another host: opens in a new tab and tells it nothing."""
    return h("A", words, href=href, target="_blank", rel="noopener noreferrer", **props)


def _flat(children: Iterable[Any]) -> Iterator[Any]:
    for child in children:
        if isinstance(child, (list, tuple)):
            yield from _flat(child)
        elif child is not None and child != "":
            yield child


NAMES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex", "colSpan": "colspan"}


def to_html(node: Any) -> str:
    """The same elements as HTML text, everything in it escaped.

    Dash's renderer walks all components of a page for each property that a callback changes: with
    a hundred elements a card a click took 0.7 s in the browser, as text it takes nothing. What the
    reader only reads is therefore sent as text, which assets/fill.js puts in place."""
    if node is None:
        return ""
    if isinstance(node, str):
        return str(escape(node))
    if isinstance(node, (list, tuple)):
        return "".join(to_html(child) for child in node)
    tag, props = node["type"].lower(), node["props"]
    own = (item for item in props.items() if item[0] != "children")
    attributes = "".join(_attribute(name, value) for name, value in own)
    if tag == "br":
        return "<br>"
    return f"<{tag}{attributes}>{to_html(props.get('children'))}</{tag}>"


@lru_cache(10_000, typed=True)
def _attribute(name: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    named = NAMES.get(name, name)
    return f" {named}" if value is True else f' {named}="{escape(str(value))}"'
