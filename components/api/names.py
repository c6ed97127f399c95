"""The names of downloaded files: short, telling, safe on every system."""

from __future__ import annotations

from collections.abc import Mapping

ORDER = ("indicator", "zone", "region", "partner", "activity", "at", "span", "measure", "authority")
LONGEST = 40  # characters of one part; longer lists are counted instead


def file_name(query: Mapping[str, str | list[str]], kind: str, *start: str) -> str:
    """`zonalar-industrial_production-sez-q1-2024-2025.csv`."""
    parts = [*start, *(_part(name, query[name]) for name in ORDER if query.get(name))]
    years = _years(str(query.get("from", "")), str(query.get("to", "")))
    all_sources = "all-sources" if query.get("all_sources") in ("1", "true") else ""
    parts = [part for part in (*parts, years, all_sources) if part]
    return f"{'-'.join(['zonalar', *(parts or ['observations'])])}.{kind}"


def _part(name: str, asked: str | list[str]) -> str:
    values = asked.split(",") if isinstance(asked, str) else list(dict.fromkeys(asked))
    text = "-".join(values)
    if len(text) <= LONGEST:
        return text
    return f"{len(values)}-{name.removesuffix('y')}{'ies' if name.endswith('y') else 's'}"


def _years(first: str, last: str) -> str:
    if first and last:
        return first if first == last else f"{first}-{last}"
    return f"from-{first}" if first else f"to-{last}" if last else ""
