"""The columns of an exported finding: what a check says of some figures."""

from __future__ import annotations

from decimal import Decimal

from data.evidence.checks import Finding
from data.store import Store

from ..synthetic import flagged
from ..text import findings as words
from .columns import Record

COLUMNS = (
    "id", "kind", "kind_name", "verdict", "checks", "indicator", "indicator_name", "zone",
    "zone_name", "region", "region_name", "partner", "activity", "period_start", "period_end",
    "period_name", "value", "unit", "computed", "sentence", "observations", "source_ids",
    "data_version",
)  # fmt: skip
DIGITS = Decimal("0.000001")


def record(one: Finding, store: Store) -> Record:
    """The cells of one finding, in the order of COLUMNS: `value` is how far the figures are apart
    and `computed` what the others make of the first, both in `unit`; `checks` how many checks are
    folded into it; `observations` the ids of the figures, the one that is checked first."""
    catalog, row = store.catalog, one.rows[0]
    sources = dict.fromkeys(figure.source for figure in one.rows)
    cells = (
        one.slug, one.kind, words.kind(one.kind), one.verdict, str(one.count),
        row.indicator, catalog.indicators[row.indicator].name,
        row.zone, catalog.zones[row.zone].name,
        row.region, catalog.regions[row.region].name, row.partner, row.activity,
        str(row.period.start), str(row.period.end), row.period.name,
        plain(one.size), one.unit, "" if one.computed is None else plain(one.computed),
        words.sentence(one, catalog), " ".join(figure.id for figure in one.rows),
        " ".join(sources), store.version,
    )  # fmt: skip
    flag = flagged("", store)
    return dict(zip(COLUMNS, cells, strict=True)) | ({"flag": flag} if flag else {})


def plain(value: Decimal) -> str:
    """The number with six decimals at most, without needless zeros."""
    text = f"{value.quantize(DIGITS):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
