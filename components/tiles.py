"""Tiles: one figure each, with unit, period, and the change on the same period a year earlier."""

from __future__ import annotations

from data.language import _
from data.observation import Observation
from data.questions.view import View
from data.questions.ways import WAYS
from data.reckoning.change import STATED

from .figure import fig
from .markup import Node, h
from .synthetic import mark
from .text.names import capital
from .text.numbers import figure, percent, plain
from .text.swings import debt, swing, tone

UP, DOWN, SAME = "▲", "▼", "■"


def tiles(view: View) -> Node:
    """A tile for each series of the view."""
    return h("Div", [tile(view, key) for key in view.keys], className="tiles")


def tile(view: View, key: str) -> Node:
    """Name, figure with unit, change with both periods named, or why there is none."""
    rows = view.series(key)
    row = rows[-1]
    earlier = next((r for r in rows if (r.period.span, r.period.year) == row.period.before()), None)
    label = view.shown_unit.label
    unit = h("Small", f" {label}") if label else None
    name = view.key_name(key)
    if view.is_single:
        name = f"{view.key_name(key, short=True)} · {view.indicator.name}"
    if view.selection.region != "1700":
        name = f"{view.catalog.regions[view.selection.region].short} · {name}"
    return h(
        "Article",
        mark(synthetic=view.is_synthetic),
        h("H2", name),
        h("P", fig(figure(row, view), row), unit, className="big"),
        h("P", _change(view, key, row, earlier), className="change"),
        className=f"tile {key if view.by == 'zone' else row.zone}",
    )


def _change(view: View, key: str, row: Observation, earlier: Observation | None) -> list[Node]:
    """`▲ 20.9 % on Jan–Mar 2024 (8,808.2)`."""
    if view.measure in WAYS:
        return _made_of(view, row)
    if earlier and (view.indicator.compare == "swing" or view.measure == "balance"):
        words = (debt if view.measure == "balance" else swing)(view, row, earlier)
        tone = _tone(view, view.number(row) - view.number(earlier))[0]
        moved = view.cell(key, row.period, "change") or earlier
        return [h("Strong", fig(words, moved), className=tone), h("Span", f" {_on(row, earlier)}")]
    growth, change = view.cell(key, row.period, "growth"), view.cell(key, row.period, "change")
    moved = growth or change
    if moved is None:
        reason = view.refusals.get(key) or _("no earlier figure published")
        return [h("Span", capital(f"{row.period.name}; {reason}"))]
    unit = view.shown_unit.label
    amount = percent(abs(growth.number)) if growth else f"{plain(change, view)} {unit}".strip("− ")
    tone, sign = _tone(view, moved.number)
    basis = f" {_on(row, earlier)}" if earlier else f" {_before(row)}"
    return [
        h("Strong", fig(f"{sign} {amount}", moved), className=tone),
        h("Span", basis, _old(view, earlier)),
    ]


def _made_of(view: View, row: Observation) -> list[Node]:
    """What a change, rate or ratio is computed from: `10,652.9 against 8,808.2, Jan–Mar 2025
    against Jan–Mar 2024`."""
    if row.status == "published" or row.operands[1].measure in STATED:
        return [h("Span", _before(row))]
    later, other = row.operands[:2]
    figures = [fig(figure(one, view.in_unit(one.unit)), one) for one in (later, other)]
    if view.measure == "share":
        return [figures[0], h("Span", " ", _("of the four types, {period}").format(
            period=row.period.short
        ))]  # fmt: skip
    if view.measure == "per_participant":
        return [figures[0], " ÷ ", figures[1], h("Span", f", {row.period.short}")]
    return [figures[0], " ", _("against"), " ", figures[1], h("Span", f", {_on(later, other)}")]


def _tone(view: View, value: float) -> tuple[str, str]:
    """Class and sign; neither good nor bad where more is not better (debts)."""
    sign = UP if value > 0 else DOWN if value < 0 else SAME
    return tone(view, value), sign


def _on(row: Observation, earlier: Observation) -> str:
    text = _("{later} against {earlier}")
    return text.format(later=row.period.short, earlier=earlier.period.short)


def _before(row: Observation) -> str:
    """A change that the source prints without the earlier level."""
    return _("{later} against a year before, as published").format(later=row.period.short)


def _old(view: View, earlier: Observation | None) -> list[Node]:
    if not earlier:
        return []
    return [" ", h("Span", "(", fig(figure(earlier, view), earlier), ")", className="whole")]
