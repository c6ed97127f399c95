"""Tables: the rows of a view as HTML, zone types down or periods down, whichever is narrower."""

from __future__ import annotations

from collections.abc import Callable

from data.catalog import AUTHORITY_NAMES
from data.language import _
from data.observation import Observation
from data.questions.remarks import FLAG_WORDS, QUALIFIER_WORDS
from data.questions.view import View
from data.questions.ways import WAYS
from data.reckoning.change import fits

from . import across, regional
from .figure import fig, then_now
from .markup import Node, h
from .synthetic import caption
from .text import agreements
from .text.numbers import figure, percent, plain, shown, with_unit
from .text.numbers import rate as growth_of
from .text.receipts import formula
from .text.swings import swing

WIDEST = 4  # periods that fit side by side; more go down the page
EMPTY = "–"
Cell = tuple[Node, str]  # what a cell shows, and its tooltip


def table(view: View) -> Node:
    """The table of a view; None when there is nothing to show."""
    if not view.is_filled:
        return None
    maker = MAKERS.get(view.kind)
    if maker is None:
        maker = _by_key if len(view.periods) <= WIDEST and view.kind != "table" else _by_period
    name = _(agreements.NAME) if view.events else view.indicator.name
    said = caption(name, synthetic=view.is_synthetic)
    body = h("Table", said, *maker(view), className="figures")
    label = _("Table: {name}").format(name=name)
    return h("Div", body, className="scroll", tabIndex=0, role="group", **{"aria-label": label})


def _by_key(view: View) -> list[Node]:
    """A row a series; a column a period, then what was derived for the last one."""
    columns = [(period.short, _period_cell(view, period)) for period in view.periods]
    columns += [
        (words, cell) for words, cell in _derived(view) if any(cell(key) for key in view.keys)
    ]
    head = h(
        "Tr", h("Th", _series_word(view), scope="col"), [_head(words) for words, _cell in columns]
    )
    rows = [
        h("Tr", _row_head(view, key), [_cell(cell(key)) for _words, cell in columns])
        for key in view.keys
    ]
    return [h("Thead", head), h("Tbody", rows)]


def _by_period(view: View) -> list[Node]:
    """A row a period, the newest first; a column a series."""
    head = h("Tr", h("Th", _("Period"), scope="col"), [_key_head(view, key) for key in view.keys])
    rows = [
        h(
            "Tr",
            h("Th", period.short, scope="row"),
            [_cell(_shown(view, view.cell(key, period))) for key in view.keys],
        )
        for period in reversed(view.periods)
    ]
    return [h("Thead", head), h("Tbody", rows)]


def _list(view: View) -> list[Node]:
    """A row a figure, each with its own indicator, authority and source."""
    words = [_("Indicator"), _("For"), _("Value"), _("Stated by"), _("Source")]
    head = h("Tr", [h("Th", word, scope="col", className=_side(word)) for word in words])
    catalog = view.catalog
    rows = []
    for row in sorted(view.rows, key=lambda r: (r.period.end, r.indicator), reverse=True):
        source = catalog.sources[row.source]
        own = view.in_unit(row.unit)
        rows.append(
            h(
                "Tr",
                h("Th", _subject(view, row), scope="row"),
                h("Td", row.period.short),
                _cell((then_now(own, row, with_unit(row, own)), _doubts(row))),
                h("Td", _(AUTHORITY_NAMES[row.authority])),
                h("Td", source.publisher),
            )
        )
    return [h("Thead", head), h("Tbody", rows)]


def _subject(view: View, row: Observation) -> str:
    """`Base stations commissioned, Telecom, China, Telecom infrastructure of Uzbektelecom`."""
    catalog = view.catalog
    names = [catalog.indicators[row.indicator].name, catalog.zones[row.zone].short]
    names += [catalog.partners[row.partner].name] if row.partner else []
    names += [catalog.activities[row.activity].name] if row.activity else []
    return ", ".join(names)


def _events(view: View) -> list[Node]:
    """A row an agreement, the latest first; undated ones as the sources list them."""
    words = [_("When"), _("What"), _("Parties"), _("Kind"), _("Value"), _("Source")]
    head = h("Tr", [h("Th", word, scope="col", className=_side(word)) for word in words])
    rows = [
        h(
            "Tr",
            h("Td", one.when, className="when"),
            h("Th", one.title, h("Small", f" {one.note}") if one.note else None, scope="row"),
            h("Td", ", ".join(one.parties)),
            h("Td", agreements.category(one.category)),
            _cell((agreements.worth(one) or EMPTY, "")),
            h("Td", view.catalog.sources[one.source].publisher),
        )
        for one in reversed(view.events)
    ]
    return [h("Thead", head), h("Tbody", rows)]


def _release(view: View) -> list[Node]:
    """A row an indicator with the unit it is printed in; a column a zone type."""
    head = h(
        "Tr",
        h("Th", _("Indicator"), scope="col"),
        h("Th", _("Unit"), scope="col", className="left"),
        [_key_head(view, key) for key in view.keys],
    )
    rows = []
    for slug in view.indicators:
        cells = {row.zone: row for row in view.rows if row.indicator == slug}
        units = {row.unit for row in cells.values()}
        unit = view.catalog.units[units.pop()].name if len(units) == 1 else EMPTY
        rows.append(
            h(
                "Tr",
                h("Th", view.catalog.indicators[slug].name, scope="row"),
                h("Td", unit or _("number"), className="left dim"),
                [_cell(_own_cell(view, cells.get(key))) for key in view.keys],
            )
        )
    return [h("Thead", head), h("Tbody", rows)]


def _own_cell(view: View, row: Observation | None) -> Cell:
    if row is None:
        return EMPTY, ""
    return then_now(view.in_unit(row.unit), row, _own(view, row)), _doubts(row)


def _own(view: View, row: Observation) -> str:
    """The figure in the unit it was published in."""
    return figure(row, view.in_unit(row.unit))


def _period_cell(view: View, period) -> Callable[[str], Cell]:
    return lambda key: _shown(view, view.cell(key, period))


def _derived(view: View) -> list[tuple[str, Callable[[str], Cell | None]]]:
    """Columns of change, growth and share, where the view has them."""
    last = view.periods[-1] if view.periods and view.measure not in WAYS else None

    def cell(measure: str, rate: bool):
        def of(key: str) -> Cell | None:
            row = view.cell(key, last, measure) if last else None
            if row is None:
                return None
            text = plain(row, view, sign=True)
            if rate:
                text = growth_of(row) if measure == "growth" else percent(row.number)
            words = _("as published") if row.status == "published" else formula(row, view.catalog)
            return fig(text, row), words

        return of

    columns = [
        (_("Change"), cell("change", False)),
        (_("Growth"), cell("growth", True)),
        (_("As printed"), lambda key: _printed(view, key)),
        (_("Share"), cell("share", True)),
    ]
    if view.indicator.compare == "swing" and view.measure == "level":
        columns.append((_("In words"), lambda key: _swing_cell(view, key)))
    return columns


def _printed(view: View, key: str) -> Cell | None:
    """The growth that the source prints beside the computed one; `≠` where they do not fit."""
    last = view.periods[-1]
    stated = view.stated(key, last, "growth")
    if stated is None or view.measure in WAYS:
        return None
    computed, text = view.cell(key, last, "growth"), percent(stated.number, sign=True)
    if computed and computed.computed and not fits(stated, computed):
        return [fig(text, stated), " ≠"], _("does not fit the computed growth")
    return fig(text, stated), _("as published")


def _swing_cell(view: View, key: str) -> Cell | None:
    rows = view.series(key)
    if len(rows) < 2 or (rows[-2].period.span, rows[-2].period.year) != rows[-1].period.before():
        return None
    change = view.cell(key, rows[-1].period, "change") or rows[-2]
    return fig(swing(view, rows[-1], rows[-2]), change), ""


def _shown(view: View, row: Observation | None) -> Cell:
    return (then_now(view, row, shown(row, view)), _doubts(row)) if row else (EMPTY, "")


def _doubts(row: Observation) -> str:
    """Qualifier and flags in words, for the tooltip and the note under the table."""
    words = [_(QUALIFIER_WORDS[row.qualifier])] if row.qualifier in QUALIFIER_WORDS else []
    return ", ".join([*words, *(_(FLAG_WORDS[flag]) for flag in row.flags)])


def _cell(content: Cell | None) -> Node:
    text, title = content or (EMPTY, "")
    return h("Td", text, className="num", title=title) if title else h("Td", text, className="num")


def _side(word: str) -> str | None:
    """Numbers stand at the right, and so does the word above them."""
    return "num" if word == _("Value") else None


def _head(words: str) -> Node:
    return h("Th", words, scope="col", className="num")


def _key_head(view: View, key: str) -> Node:
    return h("Th", _swatch(view, key), view.key_name(key, short=True), scope="col", className="num")


def _row_head(view: View, key: str) -> Node:
    return h("Th", _swatch(view, key), view.key_name(key), scope="row")


def _swatch(view: View, key: str) -> Node:
    return h("I", className=f"swatch {key}") if view.by == "zone" else None


def _series_word(view: View) -> str:
    words = {
        "zone": _("Zone type"), "indicator": _("Indicator"), "partner": _("Partner"),
        "activity": _("Activity"), "authority": _("Stated by"), "region": _("Region"),
    }  # fmt: skip
    return words[view.by]


MAKERS = {
    "list": _list, "release": _release, "events": _events, "eventlist": _events, **regional.MAKERS,
    **across.MAKERS,
}  # fmt: skip
