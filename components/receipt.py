"""A receipt: all that speaks for and against one figure, down to the last published operand."""

from __future__ import annotations

from urllib.parse import urlencode

from data.catalog import AUTHORITY_NAMES
from data.content import place
from data.entries import Source
from data.evidence.history import earlier, later
from data.evidence.others import agree, others
from data.language import _
from data.observation import Observation
from data.store import Store
from data.synthetic import WORD

from .markup import Node, foreign, h, link, prose
from .synthetic import mark
from .text import history
from .text import receipts as words
from .text.days import published


def receipt(row: Observation, store: Store) -> list[Node]:
    """The receipt as it stands in the dialog."""
    catalog = store.catalog
    indicator = catalog.indicators[row.indicator]
    return [
        mark(synthetic=store.is_synthetic),
        h("P", _("Receipt"), className="receipt-over"),
        h(
            "H2", h("Span", indicator.name, className="receipt-what"), " ",
            h("Span", words.figure(row, catalog), className="receipt-figure"), id="receipt-title",
        ),
        h("P", words.subject(row, catalog), className="receipt-subject"),
        body(row, store),
        h("P", h("Strong", _("Definition: ")), prose(indicator.prose), className="receipt-note"),
        _address(row, store),
    ]  # fmt: skip


def body(row: Observation, store: Store, *, compared: bool = True) -> list[Node]:
    """What stands on the receipt of a figure, its operand or another print of it."""
    means = words.meaning(row, store.catalog)
    return [
        h("P", means, className="receipt-means") if means else None,
        _published(row, store) if row.source else None,
        _computed(row, store) if row.operands else None,
        _later(row, store) if compared else None,
        _earlier(row, store) if compared else None,
        _others(row, store) if compared and row.source else None,
    ]


def _published(row: Observation, store: Store) -> Node:
    """Where a figure was read."""
    catalog = store.catalog
    source = catalog.sources[row.source]
    facts = [
        (
            _("As printed"),
            h("Span", row.printed, lang=foreign(source.language)) if row.printed else "",
        ),
        (_("In the usual unit"), words.converted(row, catalog)),
        (_("To be read as"), ", ".join(words.marks(row))),
        (_("Source"), _title(source)),
        (_("Publisher"), source.publisher),
        (_("Authority"), WORD if source.is_synthetic else _(AUTHORITY_NAMES[row.authority])),
        (_("Published"), published(source)),
        (_("Place in the source"), place(row.place)),
        (_("Note"), prose(row.note)),
    ]
    return _facts(facts)


def _facts(facts: list[tuple[str, Node]]) -> Node:
    rows = [h("Div", h("Dt", term), h("Dd", said)) for term, said in facts if said]
    return h("Dl", rows, className="receipt-facts")


def _title(source: Source) -> Node:
    title = link(source.title, source.url) if source.url else source.title
    return h("Span", title, lang=foreign(source.language))


def _computed(row: Observation, store: Store) -> list[Node]:
    """How a derived figure follows from its operands, and the receipt of each of them."""
    names = words.roles(row, store.catalog)
    marks = ", ".join(words.marks(row))
    return [
        h("H3", _("How we computed it")),
        h("P", words.formula(row, store.catalog), className="receipt-formula"),
        h("P", words.in_numbers(row, store.catalog), className="receipt-numbers"),
        _facts([(_("To be read as"), marks)]) if marks else None,
        [_folded(one, store, name) for one, name in zip(row.operands, names, strict=True)],
    ]


def _later(row: Observation, store: Store) -> list[Node]:
    """What is stated today in place of a figure that was replaced, or of one of a look back."""
    one = later(store, row)
    if one is None:
        return []
    now = _folded(one.now, store.present, "", compared=False) if one.now else None
    return [h("H3", history.fate(one)), now]


def _earlier(row: Observation, store: Store) -> list[Node]:
    """What stood in place of a figure before it."""
    rows = earlier(store, row)
    if not rows:
        return []
    return [
        h("H3", _("What was stated before")),
        [_folded(one, store, history.until(one.until), compared=False) for one in rows],
    ]


def _others(row: Observation, store: Store) -> list[Node]:
    """What other sources print for the same cell, and whether it says the same."""
    catalog = store.catalog
    rows = others(store, row)
    if not rows:
        return [h("P", _("No other source at hand prints this figure."), className="receipt-note")]
    said = {True: (_("agrees"), ""), False: (_("differs"), "differs")}
    return [
        h("H3", _("What other sources print")),
        [_folded(one, store, *said[agree(row, one, catalog)], compared=False) for one in rows],
    ]


def _folded(
    row: Observation, store: Store, name: str, look: str = "", *, compared: bool = True
) -> Node:
    """A figure in one line; unfolded, its own receipt."""
    catalog = store.catalog
    source = catalog.sources.get(row.source)
    indicator = catalog.indicators[row.indicator].name
    about = [indicator, words.subject(row, catalog)] if compared else [source.publisher]
    return h(
        "Details",
        h(
            "Summary",
            h("Span", name, className=f"receipt-role {look}".strip()) if name else None, " ",
            h("Strong", words.figure(row, catalog)), " ",
            h("Span", " · ".join(about), className="receipt-about"),
        ),
        h("Div", body(row, store, compared=compared), _link(row, store), className="receipt-inner"),
        className="receipt-part",
    )  # fmt: skip


def address(row: Observation, store: Store) -> str:
    """Where a receipt stays for programs and references; of a derived figure with its place, in a
    look back with the day."""
    place = {"indicator": row.indicator, "region": row.region} if row.operands else {}
    day = {"asof": str(store.asof)} if store.asof else {}
    query = urlencode(place | day)
    return f"/api/v1/observations/{row.id}.json{'?' if query else ''}{query}"


def _link(row: Observation, store: Store) -> Node:
    path = address(row, store)
    return h("P", h("A", path, href=path), className="receipt-path")


def _address(row: Observation, store: Store) -> Node:
    """The permanent address, and a button that copies it."""
    path = address(row, store)
    said = {"data-done": _("Copied"), "data-failed": _("Marked: please copy it")}
    return h(
        "P",
        h("Strong", _("Permanent address: ")), h("A", path, href=path), " ",
        h("Button", _("Copy"), type="button", className="as-link receipt-copy"), " ",
        h("Span", "", className="receipt-copied", role="status", **said),
        className="receipt-path",
    )  # fmt: skip


def dialog() -> list[Node]:
    """What every page has ready: the empty dialog, how charts are used without a pointer, and the
    line that says which figure of a chart the keyboard is at."""
    keys = _("Arrow keys go from figure to figure, Enter opens the receipt of one, Escape ends it.")
    close = h("Button", "×", **{"aria-label": _("Close the receipt")})
    return [
        h(
            "Dialog", h("Form", close, method="dialog"), h("Div", "", className="receipt-body"),
            id="receipt", className="receipt", **{
                "aria-labelledby": "receipt-title",
                "data-failed": _("The receipt could not be fetched. Please try again."),
            },
        ),
        h("P", keys, id="chart-keys"),
        h("P", "", id="chart-said", className="visually-hidden", role="status"),
    ]  # fmt: skip
