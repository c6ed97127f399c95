"""Known inconsistencies: what the checks find, and what sources word so that it misleads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.evidence.checks import Finding, report
from data.language import N_, _, ngettext
from data.observation import Observation
from data.store import Store

from ..crosscheck import figures, receipt_button
from ..markup import Node, h
from ..ondays import on_day
from ..text import findings as words
from ..text import names
from ..text.numbers import number
from .lists import folded

MOST = 100  # findings of a theme in the page; the file has all
WORDING = N_("Wording: ")  # what in a note begins so is about the words of the source
DOUBTFUL = {"suspect", "unit_corrected"}
FEW = 6  # figures that a remark shows by themselves
FILE = "/api/v1/inconsistencies"


def inconsistencies(store: Store) -> list[Node]:
    """How many checks were made, what differs by theme, what differs within rounding, wording."""
    found = report(store).findings
    bad = [one for one in found if one.is_bad]
    within = [one for one in found if not one.is_bad]
    return [
        h("P", made(store), className="checks-made"),
        h("P", _("As files: "), h("A", _("CSV"), href=on_day(f"{FILE}.csv", store)), ", ",
          h("A", _("JSON"), href=on_day(f"{FILE}.json", store))),
        [_theme(store, theme, rows) for theme, rows in _by_theme(store, bad).items()],
        folded(_("Differences within rounding"), len(within), _list(store, within))
        if within else None,
    ]  # fmt: skip


def made(store: Store) -> str:
    """`1,028 checks made: 957 agree, 5 differ within rounding, 66 differ.`"""
    all_of_it = report(store)
    counts = {name: number(count) for name, count in all_of_it.made.items()}
    text = _(
        "{made} checks made: {agrees} agree, {rounding} differ within rounding, {differs} differ."
    )
    said = text.format(made=number(sum(all_of_it.made.values())), **counts)
    if all_of_it.groups < all_of_it.of:
        text = _("Checked were {groups} of {of} series, those of the republic first.")
        part = text.format(groups=number(all_of_it.groups), of=number(all_of_it.of))
        said = f"{said} {part}"
    return said


def _by_theme(store: Store, found: Iterable[Finding]) -> dict[str, list[Finding]]:
    rows: dict[str, list[Finding]] = {slug: [] for slug in names.THEMES}
    for one in found:
        rows.setdefault(store.catalog.indicators[one.indicator].theme, []).append(one)
    return {slug: some for slug, some in rows.items() if some}


def _theme(store: Store, theme: str, found: list[Finding]) -> Node:
    return folded(names.theme(theme), len(found), _list(store, found))


def _list(store: Store, found: Sequence[Finding]) -> list[Node]:
    left = len(found) - MOST
    more = ngettext("and {n} more in the files", "and {n} more in the files", left)
    return [
        h("Ul", [_item(store, one) for one in found[:MOST]]),
        h("P", more.format(n=number(left)), className="quiet") if left > 0 else None,
    ]


def _item(store: Store, one: Finding) -> Node:
    said = words.sentence(one, store.catalog)
    quoted = h("P", figures(store, one.rows), className="quiet")
    return h("Li", h("P", said), quoted, id=one.slug)


def wording(store: Store) -> list[Node]:
    """Notes on figures that a source words so that it misleads, or that are doubtful; each once
    for all figures of a source that it stands with."""
    found: dict[tuple[str, str, str], list[Observation]] = {}
    for row in _noted(store):
        theme = store.catalog.indicators[row.indicator].theme
        found.setdefault((theme, row.source, _remark(row)), []).append(row)
    by_theme: dict[str, list[Node]] = {slug: [] for slug in names.THEMES}
    for (theme, _source, text), rows in found.items():
        by_theme.setdefault(theme, []).append(_note(store, text, rows))
    return [
        folded(names.theme(theme), len(items), h("Ul", items))
        for theme, items in by_theme.items()
        if items
    ]


def _noted(store: Store) -> Iterable[Observation]:
    """The figures with such a note, in display order; what a check has found is not said again."""
    flag, note = (store.frame[name].astype(str) for name in ("flag", "note"))
    doubted = flag.str.contains("|".join(DOUBTFUL)) & (note != "")
    worded = note.str.contains(WORDING, regex=False)
    told = {row.id for one in report(store).findings for row in one.rows}
    for row in store.pick((doubted | worded).to_numpy().nonzero()[0]):
        if WORDING in row.note or row.id not in told:
            yield row


def _remark(row: Observation) -> str:
    """The part of a note that is about wording; the whole note of a doubtful figure."""
    before, mark, after = _(row.note).partition(_(WORDING))
    text = after if mark else before
    return text[:1].upper() + text[1:]


def _note(store: Store, text: str, rows: list[Observation]) -> Node:
    source = store.catalog.sources[rows[0].source]
    buttons = [node for row in rows[:FEW] for node in (receipt_button(store, row), " · ")]
    told = ngettext("{n} figure", "{n} figures", len(rows)).format(n=number(len(rows)))
    cell = f"indicator={rows[0].indicator}&zone={rows[0].zone}"
    everything = on_day(f"/data?{cell}&all_sources=1", store)
    more = [h("A", told, href=everything), " · "] if len(rows) > FEW else []
    link = h("A", source.publisher, href=f"#source-{source.slug}")
    about = h("P", buttons, more, link, className="quiet")
    return h("Li", h("P", f"{_who(store, rows)}. {text}"), about)


def _who(store: Store, rows: list[Observation]) -> str:
    """Indicators and zones of the figures, and their period where it is one."""
    catalog = store.catalog
    indicators = dict.fromkeys(catalog.indicators[row.indicator].name for row in rows)
    zones = dict.fromkeys(catalog.zones[row.zone].name for row in rows)
    periods = dict.fromkeys(row.period.name for row in rows)
    return ", ".join([*indicators, *zones, *(periods if len(periods) == 1 else ())])
