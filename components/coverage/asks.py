"""What to ask for: the missing figures that would make most possible."""

from __future__ import annotations

from collections.abc import Sequence

from data.evidence.coverage import Cell
from data.evidence.wanted import Wanted, wanted
from data.kept import kept
from data.language import _, current, ngettext
from data.store import Store

from ..markup import Node, h, to_html
from ..text import coverage as words
from ..text.numbers import number

OPEN, MOST = 10, 60  # of the list: shown at once, shown at all


def section(store: Store, region: str, cells: Sequence[Cell]) -> str:
    """The ranked list of what is missing among the cells, as HTML."""
    asked = wanted(store, region, cells)
    items = [_item(one, store, current.get()) for one in asked[:MOST]]
    head = to_html([h("H2", _title(asked, store)), h("P", _say(asked), className="measure")])
    first, rest = "".join(items[:OPEN]), "".join(items[OPEN:])
    more = ngettext("{n} more", "{n} more", len(items) - OPEN).format(n=len(items) - OPEN)
    folded = (
        f"<details><summary>{more}</summary>"
        f'<ol class="asks" start="{OPEN + 1}">{rest}</ol>{to_html(_beyond(asked))}</details>'
    )
    return f'{head}<ol class="asks">{first}</ol>{folded if rest else ""}' if items else head


def _title(asked: Sequence[Wanted], store: Store) -> str:
    """The finding: the one figure, or row of figures, that would give most."""
    if not asked:
        return _("What to ask for: nothing that would make other figures possible")
    text = _("What to ask for first: {what}")
    return text.format(what=words.asked(asked[0], store.catalog))


def _say(asked: Sequence[Wanted]) -> str:
    if not asked:
        return _("Each missing figure of this choice would be welcome for its own sake only.")
    return _(
        "Missing figures by how many others each would let us compute, tried with the same rules "
        "that compute everything here: no figure across a break, none from a doubtful one. What is "
        "printed already is not counted; the figure itself comes on top."
    )


@kept(4096)
def _item(one: Wanted, store: Store, _language: str) -> str:
    catalog = store.catalog
    return to_html(
        h(
            "Li",
            h("Span", h("B", number(len(one.gains))), className="gain"),
            h(
                "Span",
                h("Strong", words.asked(one, catalog)),
                h("Span", words.of_whom(one, catalog), className="whom"),
                h("Span", _("Would give {figures}.").format(figures=words.given(one.kinds))),
            ),
        )
    )


def _beyond(asked: Sequence[Wanted]) -> Node:
    """That the file has the rest."""
    if len(asked) <= MOST:
        return None
    text = ngettext("{n} more is in the files above.", "{n} more are in the files above.",
                    len(asked) - MOST)  # fmt: skip
    return h("P", text.format(n=number(len(asked) - MOST)), className="measure")
