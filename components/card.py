"""A card: one question on a page, and the parts of it that a redraw replaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from dash import dcc, html
from markupsafe import Markup

from data.evidence.history import changed
from data.kept import kept
from data.language import _, current, ngettext
from data.periods import month_day
from data.questions.compare import Question
from data.questions.remarks import FLAG_WORDS
from data.questions.topic import Topic
from data.questions.view import Empty, View
from data.selection import Selection, write
from data.store import Store

from . import lookback
from .charts import CHARTS, draw
from .crosscheck import Checked, checked
from .linked import figures, linked
from .markup import Node, foreign, h, link, prose, to_html
from .table import table
from .takeaway import pictures
from .text import agreements
from .text.days import published
from .text.numbers import DERIVED, MARKS
from .text.portal import expected
from .text.titles import title
from .text.words import sentence, subtitle
from .tiles import tiles

CONFIG = {
    "displayModeBar": False, "displaylogo": False, "plotlyServerURL": "", "responsive": False,
    "modeBarButtonsToRemove": ["sendChartToCloud"], "scrollZoom": False, "doubleClick": False,
    "showTips": False,
}  # fmt: skip
PLOTLY = {"en": "en", "ru": "ru", "uz": "uz", "uzc": "uz-Cyrl"}  # assets/locales.js
NO_FIGURE = {
    "data": [],
    "layout": {"height": 40, "xaxis": {"visible": False}, "yaxis": {"visible": False}},
}


@dataclass(frozen=True)
class Card:
    """`question` answers with a view of `topic`; `slug` names it in addresses and files."""

    slug: str
    question: Question
    topic: Topic
    wide: bool = False
    section: str = ""  # a heading above the card, where a new group of cards begins
    is_tiles: bool = False
    has_chart: bool = True
    optional: bool = False  # stands on its page only where the data have figures of it
    slides: bool = False  # a slider over the periods stands above it

    def view(self, store: Store, selection: Selection) -> View | None:
        return _answered(self.question, store, selection, self.topic, current.get())


@kept(64)
def _answered(
    question: Question, store: Store, selection: Selection, topic: Topic, _language: str
) -> View | None:
    """A page asks for the same view for its head, its pinned link and its card."""
    found = question(store, selection, topic)
    if store.asof is None:
        return found
    if found and found.is_filled:
        return replace(found, today=lookback.today(store, found.rows))
    free = replace(selection, asof=None)
    today = _answered(question, store.present, free, topic, current.get())
    return _unknown(today, store, selection) if today and today.is_filled else found


def _unknown(today: View, store: Store, selection: Selection) -> View:
    """What a card says on a day on which nothing was known of what it shows today."""
    text = _("Nothing of this was known on {day}.").format(day=month_day(store.asof))
    empty = Empty(text, replace(selection, asof=None), _("those of today"))
    return View(
        kind=today.kind, rows=(), catalog=store.catalog, selection=selection,
        indicators=today.indicators, by=today.by, span=today.span, authority=today.authority,
        partner=today.partner, empty=empty,
    )  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """What a redraw sends for a card."""

    frame: str  # class names; a card without a view is hidden
    head: str  # HTML, as is the body
    height: int  # pixels of the chart, reserved before it is there; 0: no chart
    figure: dict
    body: str


UNDRAWN = Drawn("panel absent", "", 0, NO_FIGURE, "")


def drawn(card: Card, page: str, store: Store, selection: Selection) -> Drawn:
    """A card under a selection, as plain data."""
    view = card.view(store, selection)
    if view is None:
        return UNDRAWN
    said = _said(store, view)
    if card.is_tiles:
        body = to_html(_tiles_body(card, page, store, view, said))
        return Drawn("panel tiles-panel", "", 0, NO_FIGURE, body)
    figure = draw(view) if card.has_chart else None
    height = figure["layout"]["height"] if figure else 0
    kind = "has-chart" if figure else "is-table" if view.is_filled else "is-empty"
    shown = Markup(to_html(table(view)))  # to_html has escaped every word
    known = figures(shown)
    return Drawn(
        f"panel {kind}{' wide' if card.wide else ''}", to_html(_head(view, known)), height,
        figure or NO_FIGURE, to_html(_body(card, page, store, view, said, shown, known)),
    )  # fmt: skip


def _said(store: Store, view: View) -> Checked:
    """What the checks say; of a look back first what is stated otherwise today."""
    said = checked(store, view)
    if not store.asof:
        return said
    found = tuple(changed(store, view.rows).values())
    badge = lookback.badge(store, view, found)
    return Checked([badge, *said.badges], [*lookback.pairs(store, found), *said.notes])


def config() -> dict[str, object]:
    """Plotly's settings for a chart in the reader's language."""
    return CONFIG | {"locale": PLOTLY[current.get()]}


def skeleton(card: Card, drawing: Drawn, name: str) -> html.Section:
    """The card as it stands in the layout; assets/fill.js puts the text around its chart."""
    chart = html.Div(
        dcc.Graph(
            id={"graph": card.slug}, figure=drawing.figure, config=config(),
            responsive="auto", style={"height": "100%"},
        ),
        className="chart", style={"height": f"{drawing.height}px"},
        role="application", tabIndex=0,
        **{
            "aria-label": name,  # for a card whose head is empty
            "aria-labelledby": f"head-{card.slug}",
            "aria-describedby": f"say-{card.slug} chart-keys",
            "aria-roledescription": _("chart"),
        },
    )  # fmt: skip
    drawable = card.has_chart and not card.is_tiles
    return html.Section(
        chart if drawable else None, className=drawing.frame,
        **{"data-card": card.slug, "data-of": ",".join(card.topic.indicators)},
    )  # fmt: skip


def _head(view: View, known: Mapping[str, str]) -> Node:
    return [h("H2", linked(title(view), known)), h("P", subtitle(view), className="measure")]


def _tiles_body(card: Card, page: str, store: Store, view: View, said: Checked) -> Node:
    if view.empty:
        return _empty(view)
    files = _actions(card, page, view, said, toggle=False)
    source = _source_line(view, said, expected(store, view, card.topic.span))
    return [
        tiles(view),
        h(
            "Div",
            _more(_("Source and files"), [source, files], className="noted"),
            className="actions",
        ),
    ]


def _body(
    card: Card, page: str, store: Store, view: View, said: Checked, shown: Markup,
    known: Mapping[str, str],
) -> Node:  # fmt: skip
    if view.empty:
        return _empty(view)
    return [
        h("P", linked(sentence(view), known), className="say", id=f"say-{card.slug}"),
        h("Div", shown, className="panel-table"),
        h(
            "Footer",
            _source_line(view, said, expected(store, view, card.topic.span)),
            _actions(card, page, view, said),
            className="panel-foot",
        ),
    ]


def _empty(view: View) -> Node:
    """Why there is nothing, and a link to the nearest selection that has something."""
    empty = view.empty
    nearest = None
    if empty.nearest is not None:
        words = _("Show the nearest figures: {choice}").format(choice=empty.nearest_name)
        nearest = h("A", words, href=f"?{urlencode(write(empty.nearest))}", className="choice")
    return h("Div", h("P", empty.reason), nearest, className="empty", role="status")


def _source_line(view: View, said: Checked, due: str) -> Node:
    """Source and date, how many more, the newest period, when the next figures are due, whether
    anything was derived, and what the checks say."""
    first, others = view.sources[0], len(view.sources) - 1
    name = f"{first.publisher}, {published(first)}"
    shown = link(name, first.url) if first.url else h("Span", name)
    more = (
        ngettext("and {n} more source", "and {n} more sources", others).format(n=others)
        if others
        else ""
    )
    count = sum(row.status == "derived" for row in view.rows)
    derived = ngettext("{n} derived figure", "{n} derived figures", count).format(n=count)
    badge = derived if count else _("as published") if view.events else _("figures as published")
    newest = view.newest
    origin = ngettext("Source: ", "Sources: ", 1)
    upto = _("Data up to {period}").format(period=newest.name) if newest else ""
    return h(
        "P",
        h("Span", origin, shown, f" {more}" if more else "", className="origin"),
        h("Span", upto, className="fresh"),
        h("Span", due, className="due") if due else None,
        h("Span", badge, className="badge"),
        said.badges,
        className="source",
    )


def _actions(card: Card, page: str, view: View, said: Checked, *, toggle: bool = True) -> Node:
    """Table, files, sources and notes, definition."""
    query = urlencode(write(view.selection))
    address = f"/api/v1/views/{page}/{card.slug}"
    suffix = f"?{query}" if query else ""
    button = None
    if toggle and view.kind in CHARTS:
        button = h(
            "Button",
            h("Span", _("Table"), className="if-chart"),
            h("Span", _("Chart"), className="if-table"),
            className="as-link toggle",
            type="button",
        )
    return h(
        "Div",
        button,
        h("A", _("CSV"), href=f"{address}.csv{suffix}", download=True),
        h("A", _("JSON"), href=f"{address}.json{suffix}"),
        _more(_("Picture"), pictures(page, card.slug, view, is_tiles=card.is_tiles)),
        _more(_("Sources and notes"), [_sources(view), said.notes], className="noted"),
        _more(_("Definition"), _definitions(view)),
        className="actions",
    )


def _more(words: str, content: Node, **props: str) -> Node:
    return h("Details", h("Summary", words), h("Div", content, className="more"), **props)


def _sources(view: View) -> Node:
    rows = [
        h(
            "Li",
            h(
                "Span",
                link(source.title, source.url) if source.url else source.title,
                lang=foreign(source.language),
            ),
            f". {source.publisher}, {published(source)}.",
            [" ", prose(source.prose)] if source.prose else None,
        )
        for source in view.sources
    ]
    notes = [h("Li", note) for note in view.notes]
    used = {flag for row in view.levels for flag in row.flags}
    marks = [
        h("Li", f"{MARKS[flag]} {_(FLAG_WORDS[flag])}", className="doubt")
        for flag in MARKS
        if flag in used
    ]
    if any(row.status == "derived" and row.measure == "level" for row in view.levels):
        marks.append(h("Li", DERIVED, " ", _("computed by us from published figures")))
    quoted = [h("Li", words, className="doubt") for words in _qualifiers(view)]
    refused = [h("Li", f"{view.key_name(key)}: {reason}") for key, reason in view.refusals.items()]
    said = [*notes, *refused, *marks, *quoted]
    return [
        h("H3", _("Sources")), h("Ul", rows),
        [h("H3", _("Notes")), h("Ul", said)] if said else None,
        [h("H3", _("Published for")), strip] if (strip := _strip(view)) else None,
    ]  # fmt: skip


def _qualifiers(view: View) -> list[str]:
    used = {row.qualifier for row in view.levels}
    words = {
        "approx": _("≈ approximately"),
        "more_than": _("> more than"),
        "less_than": _("< less than"),
    }
    return [text for name, text in words.items() if name in used]


def _strip(view: View) -> Node:
    """Which periods have a figure, newest last: the gaps are part of the picture."""
    printed = {row.period.key for row in view.levels if row.status == "published"}
    names = [h("Li", period.short) for period in view.periods if period.key in printed]
    return h("Ul", names, className="strip") if names else None


def _definitions(view: View) -> Node:
    if view.events:
        return h("P", _(agreements.EXPLAINED))
    return [
        [
            h("P", h("Strong", entry.name), ". ", prose(entry.prose)),
            h("P", link(_("The series on the publisher’s portal"), entry.definition_url))
            if entry.definition_url
            else None,
        ]
        for entry in (view.catalog.indicators[slug] for slug in view.indicators[:4])
    ]
