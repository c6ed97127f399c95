"""A view in words: the finding as a title, what is measured, and a plain sentence of its figures."""

from __future__ import annotations

from data.language import _, ngettext
from data.observation import Observation
from data.periods import Period
from data.view import View

from .numbers import figure, listed, number, percent, plain, with_unit

COUNT_WORDS = ("no", "one", "two", "three", "four", "five", "six")
MOST_NAMED = 6  # series that a sentence names one by one


def title(view: View) -> str:
    """What the view shows, as a finding; only what its rows say."""
    if not view.rows:
        return view.indicator.name
    return TITLES.get(view.kind, _plain_title)(view)


def subtitle(view: View) -> str:
    """Measure, unit, period and place, in one grey line."""
    if view.kind in SUBTITLES:
        return SUBTITLES[view.kind](view)
    unit = _(view.shown_unit.label)
    name = " / ".join(view.catalog.indicators[slug].name for slug in view.indicators[:3])
    parts = [name if not unit else f"{name}, {unit}"]
    if view.kind == "pairs" and len(view.periods) == 2:
        pale, full = (period.name for period in view.periods)
        parts.append(_("Pale: {earlier}, full: {later}").format(earlier=pale, later=full))
    elif view.kind == "pairs":
        parts.append(_("Pale: earlier, full: latest; {first} to {last}").format(**_ends(view)))
    elif len(view.periods) == 1:
        parts.append(view.periods[0].name)
    elif view.kind == "line":
        parts.append(
            _("{first} to {last}; years without a figure stay empty").format(**_ends(view))
        )
    elif view.periods:
        parts.append(_("{first} to {last}").format(**_ends(view)))
    if view.selection.region != "1700":
        parts.append(view.catalog.regions[view.selection.region].name)
    return ". ".join(parts)


def _release_subtitle(view: View) -> str:
    """`January–March 2025; receivables and payables on 1 April 2025. Figures as printed.`"""
    flows = [row.period.name for row in view.rows if not row.period.is_stock]
    days = [row.period.name for row in view.rows if row.period.is_stock]
    stocks = _("stocks on {day}").format(day=days[0]) if days else ""
    return f"{'; '.join([*flows[:1], *filter(None, [stocks])])}. " + _(
        "Figures and units as printed"
    )


def _list_subtitle(view: View) -> str:
    return _("Statements of different authorities; the same figure said again is counted once")


SUBTITLES = {"release": _release_subtitle, "list": _list_subtitle}


def sentence(view: View) -> str:
    """The main figures of the view in plain words: its accessible description."""
    if view.empty:
        return view.empty.reason
    if view.kind == "composition":
        return _shares_sentence(view)
    if view.kind in ("list", "table"):
        return ngettext("{n} figure.", "{n} figures.", len(view.levels)).format(n=len(view.levels))
    parts = [_series_words(view, key) for key in view.keys[:MOST_NAMED]]
    more = len(view.keys) - MOST_NAMED
    if more > 0:
        parts.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    reason = next(iter(view.refusals.values()), "")
    tail = f" {_sentence_case(reason)}." if _all_alike(view) and view.kind != "timeline" else ""
    head = _("{name}, {unit}").format(name=_measure_name(view), unit=_(view.shown_unit.name))
    if not view.shown_unit.label:
        head = _measure_name(view)
    return f"{head}: {'; '.join(parts)}.{tail}"


def change_words(view: View, row: Observation) -> str:
    """The change beside a bar where no rate is given: `+60.4`, coloured; nothing if refused."""
    change = view.cell(view.key(row), row.period, "change")
    if not change:
        return ""
    tone = "up" if change.number > 0 else "down" if change.number < 0 else "dim"
    return f' <span style="color:var(--{tone})">{plain(change, view, sign=True)}</span>'


def swing(view: View, later: Observation, earlier: Observation) -> str:
    """A profit or loss against the year before, in words and never as a rate."""
    old, new = view.number(earlier), view.number(later)
    before, after = (_bare(view, row) for row in (earlier, later))
    if old < 0 <= new:
        text = _("a loss of {before} turned into a profit of {after}")
    elif new < 0 <= old:
        text = _("a profit of {before} turned into a loss of {after}")
    elif new < 0:
        text = (
            _("loss grew from {before} to {after}")
            if new < old
            else _("loss shrank from {before} to {after}")
        )
    elif new > old:
        text = _("profit grew from {before} to {after}")
    elif new < old:
        text = _("profit fell from {before} to {after}")
    else:
        text = _("profit stayed at {after}")
    return text.format(before=before, after=after)


def debt(view: View, later: Observation, earlier: Observation) -> str:
    """A balance of receivables and payables against the year before, in words."""
    old, new = view.number(earlier), view.number(later)
    before, after = (_bare(view, row) for row in (earlier, later))
    if (old < 0) != (new < 0):
        text = _("from {old} to {new}")
        return text.format(old=figure(earlier, view), new=figure(later, view))
    if new < 0:
        text = _("a year after {before}, payables exceed receivables by {after}")
    else:
        text = _("a year after {before}, receivables exceed payables by {after}")
    return text.format(before=before, after=after)


def _bare(view: View, row: Observation) -> str:
    return figure(row, view).replace("−", "")


def _ends(view: View) -> dict[str, str]:
    first, last = view.periods[0], view.periods[-1]
    return {"first": first.name, "last": last.name}


def _measure_name(view: View) -> str:
    if view.measure == "balance":
        return _("Receivables minus payables")
    return view.indicator.name if view.by != "indicator" else _("Figures")


def _growths(view: View) -> list[tuple[str, Observation]]:
    rows = {view.key(row): row for row in view.rows if row.measure == "growth"}
    return [(key, rows[key]) for key in view.keys if key in rows]


def _is_swing(view: View) -> bool:
    return view.measure == "balance" or view.indicator.compare == "swing"


def _pairs_title(view: View) -> str:
    if _is_swing(view):
        return _swing_title(view)
    growths = _growths(view)
    if len(view.keys) == 1 or (view.by != "zone" and growths):
        return _one_title(view, view.keys[0])
    up = [(key, g) for key, g in growths if g.number > 0]
    down = [(key, g) for key, g in growths if g.number < 0]
    if growths and len(up) == len(growths) == len(view.keys):
        best, growth = max(up, key=lambda pair: pair[1].number)
        text = _("All {n} zone types grew; {best} most, by {rate}")
        return text.format(n=_count(len(up)), best=_name(view, best), rate=percent(growth.number))
    if up and down:
        text = _("{up} grew, {down} fell")
        names = {
            "up": _names(view, [k for k, _g in up]),
            "down": _names(view, [k for k, _g in down]),
        }
        return _sentence_case(text.format(**names))
    if growths:
        best, growth = max(growths, key=lambda pair: abs(pair[1].number))
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
        return text.format(name=name, change=plain(change, view, sign=True), value=value)
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
    unit = _(view.shown_unit.label)
    return f"{view.key_name(key)}: {words(view, later, earlier)} {unit}".strip()


def _ranking_title(view: View) -> str:
    rows = {key: view.series(key)[-1] for key in view.keys}
    best = max(rows, key=lambda key: view.number(rows[key]))
    if len(rows) == 1:
        return _one_title(view, best)
    text = _("Largest: {name}, {value}")
    return text.format(name=_name(view, best), value=with_unit(rows[best], view))


def _line_title(view: View) -> str:
    if _is_swing(view):
        return _swing_title(view)
    longest = max(
        view.keys, key=lambda key: (len(view.series(key)), view.number(view.series(key)[-1]))
    )
    return _from_to(view, view.series(longest)[0], view.series(longest)[-1])


def _timeline_title(view: View) -> str:
    """The largest change within one definition."""
    moves = []
    for key in view.keys:
        runs = _runs(view, key)
        first, last = runs[-1][0], runs[-1][-1]
        ratio = view.number(last) / view.number(first) if view.number(first) > 0 else 1
        moves.append((max(ratio, 1 / ratio) if ratio else 0, len(runs[-1]) > 1, key, first, last))
    _ratio, moved, key, first, last = max(moves, key=lambda move: (move[1], move[0]))
    return _from_to(view, first, last) if moved else _one_title(view, key)


def _runs(view: View, key: str) -> list[list[Observation]]:
    """A series cut at breaks only."""
    runs: list[list[Observation]] = []
    for row in view.series(key):
        last = runs[-1][-1] if runs else None
        if last and not view.catalog.break_between(
            row.indicator, row.zone, last.period.end, row.period.end
        ):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _from_to(view: View, first: Observation, last: Observation) -> str:
    text = _("{name}: from {old} in {first} to {new} in {last}")
    if last.period.is_stock:
        text = _("{name}: from {old} on {first} to {new} on {last}")
    return text.format(
        name=_series_name(view, view.key(last)), old=figure(first, view), first=_short_when(first.period),
        new=with_unit(last, view), last=_short_when(last.period),
    )  # fmt: skip


def _short_when(period: Period) -> str:
    return period.name


def _composition_title(view: View) -> str:
    shares = {view.key(row): row.number for row in view.rows if row.measure == "share"}
    ordered = sorted(shares, key=lambda key: -shares[key])
    top = ordered[:2] if len(ordered) > 2 else ordered[:1]
    total = sum(shares[key] for key in top)
    text = _("{names} make {share} of the four types’ total")
    return _sentence_case(text.format(names=_names(view, top), share=percent(total, 0)))


def _parts_title(view: View) -> str:
    period = view.periods[-1]
    whole = next((row for row in view.rows if row.zone == "total"), None)
    if whole is None:
        return _ranking_title(view)
    text = _("The four types together: a loss of {value} in {period}")
    if view.number(whole) >= 0:
        text = _("The four types together: a profit of {value} in {period}")
    unit = _(view.shown_unit.label)
    return text.format(value=f"{_bare(view, whole)} {unit}", period=period.name)


def _plain_title(view: View) -> str:
    return view.indicator.name


def _table_title(view: View) -> str:
    return _("{name}: all figures of this choice").format(name=view.indicator.name)


def _list_title(view: View) -> str:
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
    "composition": _composition_title,
    "parts": _parts_title,
    "table": _table_title,
    "list": _list_title,
    "release": _release_title,
}


def _series_words(view: View, key: str) -> str:
    """One series: its last figure, period, and change or why there is none."""
    rows = view.series(key)
    last = rows[-1]
    text = _("{name} {value} in {period}")
    if last.period.is_stock:
        text = _("{name} {value} on {period}")
    words = text.format(name=view.key_name(key), value=figure(last, view), period=last.period.name)
    return words + _change_clause(view, key, last)


def _change_clause(view: View, key: str, last: Observation) -> str:
    earlier = next(
        (r for r in view.series(key) if (r.period.span, r.period.year) == last.period.before()),
        None,
    )
    if _is_swing(view) and earlier:
        return f" ({(debt if view.measure == 'balance' else swing)(view, last, earlier)})"
    growth = view.cell(key, last.period, "growth")
    if growth:
        source = _("as published") if growth.status == "published" else ""
        rate = percent(growth.number, sign=True)
        return f" ({', '.join(filter(None, [rate + ' ' + _('on a year before'), source]))})"
    if key in view.refusals and view.kind != "timeline" and not _all_alike(view):
        return f" ({view.refusals[key].partition(':')[0]})"
    return ""


def _all_alike(view: View) -> bool:
    """Whether no series has a change, all for one reason: it is said once, not for each."""
    reasons = set(view.refusals.values())
    return len(view.refusals) == len(view.keys) > 1 and len(reasons) == 1


def _shares_sentence(view: View) -> str:
    parts = [
        f"{view.key_name(view.key(row))} {percent(row.number)}"
        for row in view.rows
        if row.measure == "share"
    ]
    text = _("Shares in the sum of the four zone types, {name}, {period}: {parts}.")
    name, period = view.indicator.name.lower(), view.periods[-1].name
    return text.format(name=name, period=period, parts="; ".join(parts))


def _name(view: View, key: str) -> str:
    return view.catalog.zones[key].plural_name if view.by == "zone" else view.key_name(key)


def _names(view: View, keys: list[str]) -> str:
    return listed([_name(view, key) for key in keys])


def _count(n: int) -> str:
    return _(COUNT_WORDS[n]) if n < len(COUNT_WORDS) else number(n)


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
