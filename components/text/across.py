"""Maps and little charts of zone types by region, in words."""

from __future__ import annotations

from collections.abc import Callable

from data.language import _, ngettext
from data.observation import Observation
from data.periods import MEMBERS, span_name
from data.questions.places import COUNTRY
from data.questions.view import View
from data.reckoning.ranks import leaders, places

from .names import capital
from .numbers import MINUS, figure, listed, with_unit
from .swings import is_swing

NAMED = 3  # regions that share a place and are named one by one


def map_title(view: View) -> str:
    """Who leads with what, and who has least; of a chosen region its figure and place."""
    first, last = (_row(view, key) for key in (view.keys[0], view.keys[-1]))
    chosen = view.selection.region
    if chosen in view.keys:
        row = _row(view, chosen)
        text = _("{what}: {region} {value}, place {rank} of {count}")
        return text.format(
            what=view.indicator.short, region=view.key_name(chosen), value=with_unit(row, view),
            rank=_rank(view, chosen), count=len(view.keys),
        )  # fmt: skip
    if view.number(first) == view.number(last):
        text = _("{what}: {value} in every region")
        return text.format(what=view.indicator.short, value=with_unit(first, view))
    if is_swing(view):
        return _swing_title(view, first, last)
    text = _("{what}: {region} leads with {value}; {tail}")
    return text.format(
        what=view.indicator.short, region=_leading(view), value=with_unit(first, view),
        tail=_tail(view, last),
    )  # fmt: skip


def _swing_title(view: View, first: Observation, last: Observation) -> str:
    """The largest profit and the largest loss; all of one sign where there is no other."""
    text = _("Largest profit in {first}, {most}; largest loss in {last}, {least}")
    if view.number(last) >= 0:
        text = _("No region made a loss; largest profit in {first}, {most}")
    elif view.number(first) <= 0:
        text = _("No region made a profit; largest loss in {last}, {least}")
    return text.format(
        first=_leading(view), most=with_unit(first, view), last=view.key_name(view.keys[-1]),
        least=with_unit(last, view).replace(MINUS, ""),
    )  # fmt: skip


def _tail(view: View, last: Observation) -> str:
    """Who has least: a region, or how many publish 0, or share the smallest figure."""
    least = [k for k in view.keys if view.number(_row(view, k)) == view.number(last)]
    if not view.number(last):
        text = ngettext("{n} region publishes 0", "{n} regions publish 0", len(least))
    elif len(least) > 1:
        text = _("{n} regions have least, {value} each")
    else:
        text = _("{region} has least, {value}")
    return text.format(
        n=len(least), region=view.key_name(view.keys[-1]), value=figure(last, view)
    )  # fmt: skip


def _leading(view: View) -> str:
    """The region with the largest figure; several where rounding leaves it open."""
    rows = [_row(view, slug) for slug in view.keys]
    first = leaders(rows, view.catalog, rows[0].unit)
    same = [row for row in first if row.exact == first[0].exact or view.unit != "count"]
    return listed([view.key_name(row.region) for row in same[:NAMED]])


def _rank(view: View, key: str) -> str:
    """Its place, the largest being 1; `3–5` where rounding leaves it open."""
    rows = [_row(view, slug) for slug in view.keys]
    best, worst = places(rows, view.catalog, rows[0].unit)[view.keys.index(key)]
    whole = view.shown_unit.family == "count" or best == worst
    return str(best) if whole else f"{best}–{worst}"


def map_subtitle(view: View) -> str:
    """Measure, unit, zone types, period."""
    told = _("Classes of one scale; the list has every figure")
    return ". ".join((_measured(view), capital(view.period.name), told))


def map_sentence(view: View) -> str:
    """The first three, the last, the republic; what the list beside the map says in full."""
    text = _("{name} {value}")
    names = [
        text.format(name=view.key_name(key), value=figure(_row(view, key), view))
        for key in view.keys[:3]
    ]
    parts = [_("At the top: {names}.").format(names=listed(names))]
    chosen = view.selection.region
    if chosen in view.keys[3:]:
        text = _("{region}: {value}.")
        value = figure(_row(view, chosen), view)
        parts.append(text.format(region=view.key_name(chosen), value=value))
    elif chosen not in (COUNTRY, *view.keys):
        name = view.catalog.regions[chosen].name
        parts.append(_("No figure is published for {region}.").format(region=name))
    whole = view.cell(COUNTRY, view.period)
    if whole:
        text = _("The republic’s own figure: {value}.")
        if whole.status == "derived":
            text = _("The republic: {value}.")
        parts.append(text.format(value=with_unit(whole, view)))
    return " ".join(parts)


def panels_title(view: View) -> str:
    """Where which zone type has most in the newest period; of a chosen region its largest."""
    now = [row for row in view.levels if row.period.key == view.periods[-1].key]
    chosen = view.selection.region
    here = [row for row in now if row.region == chosen] or now
    best = max(here, key=_numbers(view))
    text = _("{what}, {period}: most in {region}, {zone}, {value}")
    if best.region == chosen:
        text = _("{what}, {period}: in {region} most in {zone}, {value}")
    if is_swing(view):
        text = _("{what}, {period}: best result in {region}, {zone}, {value}")
    return text.format(
        what=view.indicator.short, period=best.period.name, region=view.key_name(best.region),
        zone=view.catalog.zones[best.zone].plural_name, value=with_unit(best, view),
    )  # fmt: skip


def panels_subtitle(view: View) -> str:
    text = _("{first} to {last}")
    when = text.format(first=view.periods[0].name, last=view.periods[-1].name)
    if view.span in MEMBERS:
        when = f"{span_name(view.span)}, {when}"
    if len(view.periods) == 1:
        when = view.periods[0].name
    single = len({row.zone for row in view.levels}) == 1  # several stand in the legend
    what = _measured(view) if single else _named(view)
    return ". ".join((what, capital(when), _("All on one scale")))


def panels_sentence(view: View) -> str:
    """What is drawn, and the highest and, of results, the lowest point of all."""
    ends = [max(view.levels, key=_numbers(view))]
    text = _("{n} regions. The highest point is {value}: {region}, {zone}, {period}.")
    lowest = min(view.levels, key=_numbers(view))
    if view.number(lowest) < 0:
        ends.append(lowest)
    said = [text, _("The deepest loss is {value}: {region}, {zone}, {period}.")]
    return " ".join(
        words.format(
            n=len(view.keys), value=with_unit(row, view), region=view.key_name(row.region),
            zone=view.catalog.zones[row.zone].plural_name, period=row.period.name,
        )
        for words, row in zip(said, ends, strict=False)
    )  # fmt: skip


def _named(view: View) -> str:
    """`Industrial production, bn soums`."""
    unit = view.shown_unit.label
    return f"{view.indicator.name}, {unit}" if unit else view.indicator.name


def _measured(view: View) -> str:
    """`Industrial production, bn soums: clusters and small industrial zones together`."""
    row = view.levels[0]
    kinds = {root.zone for root in row.roots}
    zones = view.catalog.zones.items()
    names = listed([zone.plural_name for slug, zone in zones if slug in kinds])
    text = _("{name}: {zones} together") if row.zone not in kinds else _("{name}: {zones}")
    return text.format(name=_named(view), zones=names)


def _numbers(view: View) -> Callable[[Observation], float]:
    """`view.number` for very many figures of few units."""
    units, shown = view.catalog.units, view.shown_unit.factor
    factors = {unit: units[unit].factor / shown for unit in {row.unit for row in view.levels}}
    return lambda row: row.number * factors[row.unit]


def _row(view: View, key: str) -> Observation:
    return view.cell(key, view.period)


TITLES = {"across": map_title, "panels": panels_title}
SUBTITLES = {"across": map_subtitle, "panels": panels_subtitle}
SENTENCES = {"across": map_sentence, "panels": panels_sentence}
