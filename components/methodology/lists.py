"""The lists of the methodology page: zone types, indicators, breaks in definitions."""

from __future__ import annotations

from collections.abc import Iterable

from data.catalog import Catalog
from data.entries import Break, Indicator, Zone
from data.language import _, ngettext
from data.periods import month_day
from data.store import Store

from ..markup import Node, h, link, prose
from ..ondays import on_day
from ..text import names
from ..text.numbers import number


def folded(title: str, count: int, *content: Node) -> Node:
    """A long list behind its title; it opens by itself when printed or linked into."""
    told = h("Span", number(count), className="count")
    return h("Details", h("Summary", h("H3", title, " ", told)), *content)


def sources_named(catalog: Catalog, slugs: Iterable[str]) -> Node:
    """`Sources: Kun.uz, UzDaily.`, each a link into the list of sources."""
    links = []
    for slug in slugs:
        links += [
            ", " if links else "",
            h("A", catalog.sources[slug].publisher, href=f"#source-{slug}"),
        ]
    label = ngettext("Source: ", "Sources: ", sum(isinstance(node, dict) for node in links))
    return h("P", label, links, className="quiet") if links else None


def zones(store: Store) -> list[Node]:
    """The zone types in full; wider groups and single zones folded."""
    catalog = store.catalog
    types = catalog.zones_of("type", "total", "computed")
    others = [level for level in names.LEVELS if level not in ("type", "total")]
    return [
        h("Dl", [_zone(catalog, catalog.zones[slug]) for slug in types]),
        *(_level(catalog, level) for level in others),
    ]


def _level(catalog: Catalog, level: str) -> Node:
    slugs = catalog.zones_of(level)
    listed = h("Dl", [_zone(catalog, catalog.zones[slug]) for slug in slugs])
    return folded(_(names.LEVELS[level]), len(slugs), listed)


def _zone(catalog: Catalog, zone: Zone) -> list[Node]:
    whole = catalog.zones[zone.part_of].name if zone.part_of else ""
    inside = _("Part of: {whole}.").format(whole=whole) if whole else ""
    short = f" ({zone.short})" if zone.short != zone.name else ""
    swatch = h("I", className=f"swatch {zone.slug}")
    return [
        h("Dt", swatch, zone.name, short, id=f"zone-{zone.slug}"),
        h("Dd", prose(zone.prose), " ", inside),
    ]


def indicators(store: Store) -> list[Node]:
    counts = store.frame["indicator"].value_counts().to_dict()
    return [
        folded(
            names.theme(slug), len(found),
            h("Dl", [_indicator(store, one, counts.get(one.slug, 0)) for one in found]),
        )
        for slug, found in names.by_theme(store.catalog).items()
    ]  # fmt: skip


def _indicator(store: Store, one: Indicator, count: int) -> list[Node]:
    kind = _("over a period") if one.kind == "flow" else _("on a day")
    compared = {
        "growth": _("compared in percent"), "swing": _("compared in words and by difference"),
        "points": _("compared in percentage points"), "none": _("not compared"),
    }[one.compare]  # fmt: skip
    facts = [store.catalog.units[one.unit].name, kind, compared]
    told = ngettext("{n} figure", "{n} figures", count).format(n=number(count))
    every = f"/data?indicator={one.slug}&measure={','.join(names.MEASURES)}&all_sources=1"
    everything = on_day(every, store)
    portal = link(_("Series on the Committee’s portal"), one.definition_url)
    return [
        h("Dt", one.name, id=f"indicator-{one.slug}"),
        h("Dd", prose(one.prose), className="definition"),
        h(
            "Dd", " · ".join(facts), " · ", h("A", told, href=everything),
            [" · ", portal] if one.definition_url else "", className="quiet",
        ),
    ]  # fmt: skip


def breaks(store: Store) -> Node:
    """Where figures before and after describe different things."""
    return h("Dl", [_break(store.catalog, one) for one in store.catalog.breaks])


def _break(catalog: Catalog, one: Break) -> list[Node]:
    every = one.zone == "*"
    zone = _("All zone types") if every else catalog.zones[one.zone].name
    listed = [catalog.indicators[slug].name for slug in one.indicators if slug != "*"]
    when = _("between {first} and {last}").format(
        first=month_day(one.not_before), last=month_day(one.not_after)
    )
    return [
        h("Dt", f"{zone}, {when}", id=f"break-{one.slug}"),
        h("Dd", prose(one.prose)),
        h("Dd", _("Concerns: "), "; ".join(listed) or _("all indicators"), ".", className="quiet"),
        h("Dd", sources_named(catalog, one.sources)),
    ]
