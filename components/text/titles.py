"""The finding of a view as its title: only what its rows say."""

from __future__ import annotations

from data.language import N_, _, ngettext
from data.observation import Observation
from data.questions.view import View
from data.questions.ways import WAYS
from data.reckoning.ranks import leaders

from . import across, agreements, leads, regional, together
from .names import capital, lowered
from .numbers import MINUS, THIN, figure, listed, number, percent, plain, with_unit
from .swings import debt, is_swing, swing
from .words import measure_name

COUNT_WORDS = (N_("no"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"))


def title(view: View) -> str:
    """What the view shows, as a finding; only what its rows say. Where the reader chose a region,
    that comes first."""
    return placed(view, _title(view)) if view.rows else _title(view)


def placed(view: View, finding: str) -> str:
    """The finding of a view that follows the chosen region, with its name."""
    region = view.catalog.regions[view.selection.region]
    follows = view.by != "region" and not view.fixed and view.kind not in regional.TITLES
    if region.kind == "country" or not follows:
        return finding
    return f"{region.short} · {finding}"


def _title(view: View) -> str:
    if view.events:
        return agreements.title(view)
    if not view.rows:
        return view.indicator.name
    if view.measure in WAYS:
        return _way_title(view)
    return TITLES.get(view.kind, _plain_title)(view)


WAY_TITLES = {
    "change": N_("Largest change: {names}, {value} ({period})"),
    "growth": N_("Strongest growth: {names}, {value} ({period})"),
    "index": N_("Highest index: {names}, {value} ({period}; a year before = 100)"),
    "times": N_("Strongest growth: {names}, {value} ({period})"),
    "share": N_("Largest share: {names}, {value} ({period})"),
    "per_participant": N_("Most per participant: {names}, {value} ({period})"),
}


def _way_title(view: View) -> str:
    """Whose change, growth or share is largest in the newest period; several where rounding leaves
    that open."""
    period = view.periods[-1]
    rows = [row for row in view.levels if row.period.key == period.key]
    if len(view.keys) == 1:
        name, text = measure_name(view), _("{name}: {value} in {period}")
        return text.format(name=name, value=with_unit(rows[-1], view), period=period.name)
    first = leaders(rows, view.catalog, rows[0].unit)
    if view.measure == "change":  # a loss that grew may be the largest
        first = [max(rows, key=lambda row: abs(view.number(row)))]
    names = listed([_name(view, view.key(row)) for row in first])
    value = with_unit(first[0], view)
    return _(WAY_TITLES[view.measure]).format(names=names, value=value, period=period.name)


def _growths(view: View) -> list[tuple[str, Observation]]:
    rows = {view.key(row): row for row in view.rows if row.measure == "growth"}
    return [(key, rows[key]) for key in view.keys if key in rows]


def _pairs_title(view: View) -> str:
    if is_swing(view):
        return _swing_title(view)
    growths = _growths(view)
    if len(view.keys) == 1 or (view.by != "zone" and growths):
        return _one_title(view, view.keys[0])
    up = [(key, g) for key, g in growths if g.number > 0]
    down = [(key, g) for key, g in growths if g.number < 0]
    if growths and len(up) == len(growths) == len(view.keys):
        first = leaders([growth for _key, growth in up], view.catalog, "percent")
        text = _("All {n} zone types grew; {best} most, by {rate}")
        best = _names(view, [view.key(row) for row in first])
        return text.format(n=_count(len(up)), best=best, rate=percent(first[0].number))
    if up and down:
        text = _("{name}: up in {up}, down in {down}")
        names = {
            "up": _names(view, [k for k, _g in up]),
            "down": _names(view, [k for k, _g in down]),
        }
        return text.format(name=view.indicator.name, **names)
    if growths:
        best, _growth = max(growths, key=lambda pair: abs(pair[1].number))
        return _one_title(view, best)
    return _ranking_title(view)


def _one_title(view: View, key: str) -> str:
    """`Exports of services rose by 77.0 % to 153.3 mn dollars`."""
    row = view.series(key)[-1]
    name = _series_name(view, key)
    growth, change = view.cell(key, row.period, "growth"), view.cell(key, row.period, "change")
    value = with_unit(row, view)
    if growth:
        text = (
            _("{name}: up {rate} to {value}")
            if growth.number > 0
            else _("{name}: down {rate} to {value}")
        )
        return text.format(name=name, rate=percent(abs(growth.number)), value=value)
    if change:
        text = _("{name}: {change} to {value}")
        return text.format(name=name, change=with_unit(change, view, sign=True), value=value)
    return _("{name}: {value}").format(name=name, value=value)


def _series_name(view: View, key: str) -> str:
    """What a series is, with the indicator where the series' own name leaves it open."""
    if view.by == "authority":
        return f"{view.indicator.name} ({view.key_name(key)})"
    return view.indicator.name if view.by == "zone" and len(view.keys) == 1 else view.key_name(key)


def _swing_title(view: View) -> str:
    """The series that moved most, in words."""
    moves = []
    for key in view.keys:
        rows = view.series(key)
        if len(rows) > 1 and rows[-1].period.before() == (
            rows[-2].period.span,
            rows[-2].period.year,
        ):
            moves.append(
                (abs(view.number(rows[-1]) - view.number(rows[-2])), key, rows[-2], rows[-1])
            )
    if not moves:
        return _ranking_title(view)
    _size, key, earlier, later = max(moves)
    words = debt if view.measure == "balance" else swing
    unit = f"{THIN}{view.shown_unit.label}"
    return f"{view.key_name(key)}: {words(view, later, earlier, unit)}"


def _ranking_title(view: View) -> str:
    rows = {key: view.series(key)[-1] for key in view.keys}
    best = max(rows, key=lambda key: view.number(rows[key]))
    if len(rows) == 1:
        return _one_title(view, best)
    if view.by == "indicator":
        parts = (
            f"{view.key_name(key, short=True)}, {with_unit(row, view)}" for key, row in rows.items()
        )
        return "; ".join(parts)
    text = _("Largest: {name}, {value}")
    if view.measure == "per_participant":
        text = _("Most per participant: {name}, {value}")
    first = leaders(list(rows.values()), view.catalog, rows[best].unit)
    name = _names(view, [view.key(row) for row in first])
    return text.format(name=name, value=with_unit(rows[best], view))


def _line_title(view: View) -> str:
    if is_swing(view):
        return _swing_title(view)
    longest = max(
        view.keys, key=lambda key: (len(view.series(key)), view.number(view.series(key)[-1]))
    )
    return _from_to(view, view.series(longest)[0], view.series(longest)[-1])


def _timeline_title(view: View) -> str:
    """The largest change within one definition."""
    moves = []
    for key in view.keys:
        runs = view.runs(key)
        first, last = runs[-1][0], runs[-1][-1]
        ratio = view.number(last) / view.number(first) if view.number(first) > 0 else 1
        moves.append((max(ratio, 1 / ratio) if ratio else 0, len(runs[-1]) > 1, key, first, last))
    _ratio, moved, key, first, last = max(moves, key=lambda move: (move[1], move[0]))
    return _from_to(view, first, last) if moved else _one_title(view, key)


def _steps_title(view: View) -> str:
    """The longest series of one definition, from its first to its last average."""
    key = max(view.keys, key=lambda key: (len(view.series(key)), view.series(key)[-1].period.end))
    run = view.runs(key)[-1]
    text = _("{name} a month: from {old} in {first} to {new} in {last}")
    name = view.key_name(key) if len(view.keys) > 1 else view.indicator.name
    if len(run) == 1:
        text = _("{name} a month: {new} in {last}")
    return text.format(
        name=name, old=figure(run[0], view), first=run[0].period.name,
        new=with_unit(run[-1], view), last=run[-1].period.name,
    )  # fmt: skip


def _from_to(view: View, first: Observation, last: Observation) -> str:
    text = _("{name}: from {old} in {first} to {new} in {last}")
    if last.period.is_stock:
        text = _("{name}: from {old} on {first} to {new} on {last}")
    return text.format(
        name=_series_name(view, view.key(last)), old=figure(first, view), first=first.period.name,
        new=with_unit(last, view), last=last.period.name,
    )  # fmt: skip


def _composition_title(view: View) -> str:
    shares = {view.key(row): row.number for row in view.rows if row.measure == "share"}
    ordered = sorted(shares, key=lambda key: -shares[key])
    top = ordered[:2] if len(ordered) > 2 else ordered[:1]
    total = sum(shares[key] for key in top)
    text = _("{names} make {share} of the four types’ {what}")
    return capital(
        text.format(
            names=_names(view, top), share=percent(total, 0), what=lowered(view.indicator.name)
        )
    )


def _parts_title(view: View) -> str:
    period = view.periods[-1]
    whole = next((row for row in view.rows if row.zone == "total"), None)
    if whole is None:
        return _ranking_title(view)
    text = _("The four types together: a loss of {value} in {period}")
    if view.number(whole) >= 0:
        text = _("The four types together: a profit of {value} in {period}")
    unit = view.shown_unit.label
    value = plain(whole, view).lstrip(MINUS)
    return text.format(value=f"{value} {unit}", period=period.name)


def _plain_title(view: View) -> str:
    return view.indicator.name


def _targets_title(view: View) -> str:
    """The newest result beside the furthest target."""
    result, plan = (view.series(key)[-1] for key in view.indicators)
    text = _("{name}: {result} in {year}, {plan} targeted for {horizon}")
    return text.format(
        name=view.indicator.name,
        result=with_unit(result, view),
        year=result.period.year,
        plan=with_unit(plan, view),
        horizon=plan.period.year,
    )


def _table_title(view: View) -> str:
    return _("{name}: all figures of this choice").format(name=view.indicator.name)


def _list_title(view: View) -> str:
    if len(view.indicators) > 1:
        count = len(view.levels)
        words = ngettext("{n} figure as it was stated", "{n} figures as they were stated", count)
        return words.format(n=count)
    return _("{name}: what was stated, by whom").format(name=view.indicator.name)


def _release_title(view: View) -> str:
    n = len({row.indicator for row in view.rows})
    text = ngettext(
        "The release’s table: {n} indicator by zone type",
        "The release’s table: {n} indicators by zone type",
        n,
    )
    return text.format(n=n)


TITLES = {
    "pairs": _pairs_title,
    "ranking": _ranking_title,
    "line": _line_title,
    "timeline": _timeline_title,
    "steps": _steps_title,
    "together": together.title,
    "composition": _composition_title,
    "parts": _parts_title,
    "shares": leads.structure,
    "targets": _targets_title,
    "table": _table_title,
    "list": _list_title,
    "release": _release_title,
    "multiples": _timeline_title,
    **regional.TITLES,
    **across.TITLES,
}


def _name(view: View, key: str) -> str:
    return view.catalog.zones[key].plural_name if view.by == "zone" else view.key_name(key)


def _names(view: View, keys: list[str]) -> str:
    return listed([_name(view, key) for key in keys])


def _count(n: int) -> str:
    return _(COUNT_WORDS[n]) if n < len(COUNT_WORDS) else number(n)
