"""What the checks say of the figures of a card: a badge at its foot, sentences in its notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from data.evidence.checks import Finding, about, prints
from data.kept import kept
from data.language import _, current, ngettext
from data.observation import Observation
from data.questions.view import View
from data.store import Store

from .markup import Node, h, to_html
from .ondays import on_day
from .text import findings as words
from .text.receipts import figure

SECTION = "/methodology#inconsistencies"
MILD = {"nearly", "regions unallocated"}  # odd, but no error: said without alarm
FEW = 6  # sentences on a card, and figures of each
MOST = 12  # other prints
KEPT = 4096  # notes as text


@dataclass(frozen=True)
class Checked:
    """What stands beside the source of a card, and among its notes."""

    badges: list[Node]
    notes: list[Node]


def checked(store: Store, view: View) -> Checked:
    """What the checks say of the published figures of a view."""
    # As its table: what is older stands on the cards of each region.
    if view.kind == "panels" and view.rows:
        newest = view.periods[-1].key
        view = replace(view, rows=tuple(row for row in view.levels if row.period.key == newest))
    found = about(store, view.rows)
    return Checked(badges(store, found), notes(store, view, found))


def sentences(store: Store, view: View) -> list[str]:
    """What does not agree among the published figures of a view."""
    found = about(store, view.rows)
    return [words.sentence(one, store.catalog) for one in found if one.is_bad]


def badges(store: Store, found: Sequence[Finding]) -> list[Node]:
    """The worst that the checks say of the figures shown and how much more there is, or that the
    parts agree. Each leads to its entry on the methodology page."""
    if not found:
        return []
    one, more = found[0], sum(finding.is_bad for finding in found[1:])
    listed = one.verdict != "agrees"
    section = on_day(SECTION, store)
    href = on_day(f"/methodology#{one.slug}", store) if listed else section
    mild = one.is_bad and f"{one.kind} {one.detail}".strip() in MILD
    look = "mild" if mild else one.verdict
    nodes = [h("A", words.badge(one, store.catalog), href=href, className=f"badge check {look}")]
    if more:
        text = ngettext("and {n} more remark", "and {n} more remarks", more).format(n=more)
        nodes.append(h("A", text, href=section, className="badge check"))
    return nodes


def notes(store: Store, view: View, found: Sequence[Finding]) -> list[Node]:
    """What differs, in sentences, and what other sources print for the figures shown."""
    worst = [one for one in found if one.is_bad]
    said: list[Node] = [_note(store, one, current.get()) for one in worst[:FEW]]
    if len(worst) > FEW:
        rest = _("The rest is in the list of inconsistencies")
        said.append(h("Li", h("A", rest, href=on_day(SECTION, store))))
    rivals = _rivals(store, view)
    return [
        _list(_("Checked against each other"), said),
        _list(_("Other sources for these figures"), rivals, "checks rivals"),
    ]


def _list(title: str, items: list[Node], look: str = "checks") -> Node:
    return [h("H3", title), h("Ul", items, className=look)] if items else None


@kept(KEPT)
def _note(store: Store, one: Finding, _language: str) -> Markup:
    """A finding as it stands in the notes of every card that shows one of its figures."""
    listed = on_day(f"/methodology#{one.slug}", store)
    where = h("A", _("In the list of inconsistencies"), href=listed)
    said = words.sentence(one, store.catalog)
    figured = h("P", figures(store, one.rows[:FEW]), " · ", where)
    return Markup(to_html(h("Li", h("P", said), figured)))  # to_html has escaped every word


def _rivals(store: Store, view: View) -> list[Node]:
    """The other prints of each figure shown, and the same as a table."""
    rows = [row for row in view.levels if row.source and prints(store, row)]
    return [_rival(store, row, current.get()) for row in rows[:MOST]]


@kept(KEPT)
def _rival(store: Store, row: Observation, _language: str) -> Markup:
    zone = store.catalog.zones[row.zone].name
    item = h(
        "Li", f"{zone}, {row.period.name}: ", receipt_button(store, row), " · ",
        figures(store, prints(store, row)), " · ", h("A", _("as a table"), href=_table(row, store)),
    )  # fmt: skip
    return Markup(to_html(item))


def _table(row: Observation, store: Store) -> str:
    """The address of every print of a figure's cell among all figures."""
    cell = f"indicator={row.indicator}&zone={row.zone}&region={row.region}&measure={row.measure}"
    years = f"span={row.period.span}&from={row.period.year}&to={row.period.year}"
    return on_day(f"/data?{cell}&{years}&all_sources=1", store)


def figures(store: Store, rows: Iterable[Observation]) -> list[Node]:
    """Each figure as a button that opens its receipt, those of one source before its link."""
    nodes: list[Node] = []
    for slug, some in groupby(rows, lambda row: row.source):
        for row in some:
            nodes += [" · " if nodes else "", receipt_button(store, row)]
        publisher = store.catalog.sources[slug].publisher
        nodes += [" ", h("A", publisher, href=on_day(f"/methodology#source-{slug}", store))]
    return nodes


def receipt_button(store: Store, row: Observation) -> Node:
    """A figure that opens its receipt; unlike in a table, each is a stop of the Tab key."""
    text = figure(row, store.catalog)
    return h("Button", text, type="button", className="fig", **{"data-id": row.id})
