"""The HTML document around every page: language, title, theme, and only the needed scripts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any, Protocol

from dash._pages import PAGE_REGISTRY, _path_to_page
from dash.backends.base_server import RequestAdapter
from dash.development.base_component import Component

from components.web import stylesheets
from components.web.files import ROOT
from data import language, serving

THEMES = ("light", "dark", "contrast")
ICON = "favicon.png"  # a picture: browsers take an SVG apart again at every choice
FONT = "vendor/inter-{}.woff2"
LETTERS = {  # the parts of the font that a page in each language needs at once
    "en": ("latin",), "uz": ("latin",), "ru": ("latin", "cyrillic"),
    "uzc": ("latin", "cyrillic", "cyrillic-ext"),
}  # fmt: skip
UNUSED = ("dash_table/", "polyfill")  # sent by Dash with every page, used by none
OPTIONAL = ("dash_ag_grid",)  # pages that need one say so: register_page(scripts=("dash_ag_grid",))
SCRIPT = re.compile(r"<script[^>]*></script>\s*")

TEMPLATE = """<!DOCTYPE html>
<html lang="{lang}" data-lang="{name}" data-version="{version}"{theme}>
<head>
{metas}
<title>{title}</title>
{icon}
{font}
{css}
</head>
<body>
{above}
<div id="react-entry-point"></div>
{below}
{config}
{scripts}
{renderer}
</body>
</html>
"""


class Frame(Protocol):
    """What stands around every page, as HTML (components/shell.py)."""

    def layout(self) -> Component: ...

    def above(self, path: str) -> str: ...

    def below(self, path: str) -> str: ...


def html(request: RequestAdapter, parts: Mapping[str, str], frame: Frame) -> str:
    """The document for the page that `request` asks for, from the parts Dash has made."""
    page = at(request.path)
    title, description = said(page.get("title")), said(page.get("description"))
    return TEMPLATE.format(
        lang=language.HTML_LANG[language.current.get()],
        name=language.current.get(),
        version=serving.current().version,
        theme=theme(request),
        metas=metas(title or parts["title"], description),
        title=escape(title or parts["title"]),
        icon=icon(),
        font=fonts(),
        css=parts["css"] + stylesheets.of_synthetic(),
        above=frame.above(request.path),
        below=frame.below(request.path),
        config=parts["config"],
        scripts=scripts(parts["scripts"], page.get("scripts", ())),
        renderer=parts["renderer"],
    )


def at(path: str) -> Mapping[str, Any]:
    """The registered page at `path`; the 404 page for an unknown one."""
    found = _path_to_page(path.strip("/"))[0]
    lost = (page for name, page in PAGE_REGISTRY.items() if name.endswith("not_found_404"))
    return found or next(lost, {})


def said(text: Any) -> str:
    """A page's title or description in the language of the request."""
    return str(text() if callable(text) else text or "")


def theme(request: RequestAdapter) -> str:
    """The attribute that sets the theme before the first paint; none follows the system."""
    wanted = request.args.get("theme") or request.cookies.get("theme")
    return f' data-theme="{wanted}"' if wanted in THEMES else ""


def metas(title: str, description: str) -> str:
    """The meta elements, search and link previews included."""
    named = {"viewport": "width=device-width, initial-scale=1", "color-scheme": "light dark"}
    shown = {"og:title": title, "og:type": "website", "og:site_name": "Zonalar"}
    if description:
        named["description"] = shown["og:description"] = description
    lines = ['<meta charset="utf-8">']
    lines += [f'<meta name="{key}" content="{escape(value)}">' for key, value in named.items()]
    lines += [f'<meta property="{key}" content="{escape(value)}">' for key, value in shown.items()]
    return "\n".join(lines)


def icon() -> str:
    """The link to the icon; an empty one keeps browsers from asking for /favicon.ico."""
    file = ROOT / "assets" / ICON
    href = f"/assets/{ICON}?m={int(file.stat().st_mtime)}" if file.exists() else "data:,"
    return f'<link rel="icon" href="{href}">'


def fonts() -> str:
    """Load the parts of the font that the page shows at once."""
    files = [FONT.format(name) for name in LETTERS[language.current.get()]]
    return "\n".join(
        f'<link rel="preload" href="/assets/{file}" as="font" type="font/woff2" crossorigin>'
        for file in files
        if (ROOT / "assets" / file).exists()
    )


def scripts(tags: str, wanted: tuple[str, ...]) -> str:
    """Dash's script elements without those that the page does not use."""
    dropped = (*UNUSED, *(name for name in OPTIONAL if name not in wanted))
    return SCRIPT.sub(lambda tag: "" if any(name in tag[0] for name in dropped) else tag[0], tags)
