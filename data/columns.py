"""What each column of the files in `data/` may hold, and which columns point to which file."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import pandera.pandas as pa

from .catalog import AUTHORITIES, MEASURES, QUALIFIERS

SLUG = r"[a-z][a-z0-9]*(_[a-z0-9]+)*"
SOURCE = r"[a-z0-9]+(-[a-z0-9]+)*"
NUMBER = r"-?\d{1,15}(\.\d{1,6})?"
REFERENCE = r"[a-z0-9_]+/[a-z0-9_]+/[a-z0-9_]+/[0-9-]+/[0-9-]{10}/[a-z0-9-]+"
DAY = r"\d{4}-\d{2}-\d{2}"
LEVELS = ("type", "total", "population", "single_zone", "computed")  # the last: by us alone
KINDS = ("country", "republic", "region", "city", "district", "part")  # of regions
VERDICTS = ("fits", "contradicts", "cannot")  # what official figures say of a claim


def match(pattern: str, words: str, *, empty: bool = False) -> pa.Check:
    whole = rf"^(?:{pattern}){'?' if empty else ''}$"
    return pa.Check.str_matches(whole, error=words)


def one_of(values: Iterable[str], *, empty: bool = False) -> pa.Check:
    allowed = [*values, ""] if empty else [*values]
    shown = ", ".join(allowed[:12]) + (" …" if len(allowed) > 12 else "")
    return pa.Check.isin(allowed, error=f"must be one of: {shown}")


def real_day(*, empty: bool = False) -> pa.Check:
    def valid(days: pd.Series) -> pd.Series:
        return pd.to_datetime(days, format="%Y-%m-%d", errors="coerce").notna() | (
            (days == "") & empty
        )

    return pa.Check(valid, error="must be a day of the calendar as YYYY-MM-DD")


def figures_named(*, empty: bool = False) -> pa.Check:
    """Observations named as in data/claims.py, with spaces between them."""
    words = "must name figures as indicator/measure/zone/region/last day/source"
    return match(rf"{REFERENCE}( {REFERENCE})*", words, empty=empty)


def named(column: str, check: pa.Check | list[pa.Check]) -> dict[str, pa.Check | list[pa.Check]]:
    """A name in English, which must be there, Russian and Uzbek; Uzbek in Cyrillic is made of it.
    The tests ask for all of them; a name that is missing is shown in English."""
    return {column: check, f"{column}_ru": [], f"{column}_uz": []}


FILLED = pa.Check.str_length(min_value=1, error="must not be empty")
slug = match(SLUG, "must be a slug: small letters, digits, single underscores")
source_slug = match(SOURCE, "must be a slug: small letters, digits, single hyphens")
whole = match(r"-?\d+", "must be a whole number")
number = match(NUMBER, "must be a plain number: digits (15 at most) and a decimal point")
yes_no = one_of(["0", "1"])
url = match(r"https?://\S+", "must be a http(s) address", empty=True)
ANY: list[pa.Check] = []
PRECISION = one_of(["day", "month", "year"], empty=True)

COLUMNS: dict[str, dict[str, pa.Check | list[pa.Check]]] = {
    "units": {
        "unit": slug, "family": slug, "factor": match(r"\d+(\.\d+)?", "must be a positive number"),
        **named("label", ANY), **named("name", ANY), "decimals": whole,
    },
    "indicators": {
        "indicator": slug, **named("name", FILLED), **named("short", FILLED),
        "kind": one_of(["flow", "stock"]),
        "family": slug, "unit": slug, "decimals": whole, "theme": slug, "portal_id": ANY,
        "definition": FILLED, "definition_url": url, "sum_ok": yes_no,
        "compare": one_of(["growth", "swing", "points", "none"]), "good": yes_no,
        "price_index": match(SLUG, "must be the slug of a price index", empty=True),
    },
    "zones": {
        "zone": slug, "level": one_of(LEVELS), **named("name", FILLED), **named("short", FILLED),
        **named("plural_name", FILLED), "part_of": match(SLUG, "must be a slug", empty=True),
        "position": whole, "definition": FILLED,
    },
    "regions": {
        "region": match(
            r"17\d\d(\d{3}|-17\d\d)?",
            "must be a SOATO code such as 1712, 1712401 of a district, or 1700-1726",
        ),
        **named("name", FILLED), **named("short", FILLED), "iso_3166_2": ANY,
        "kind": one_of(KINDS),
        "position": whole,
    },
    "partners": {"partner": slug, **named("name", FILLED), "kind": one_of(["country", "group"])},
    "activities": {"activity": slug, **named("name", FILLED)},
    "sources": {
        "source_id": source_slug, "title": FILLED, "publisher": FILLED,
        "authority": one_of(AUTHORITIES), "rank": one_of("12345"), "url": url,
        "published": real_day(empty=True), "not_before": real_day(empty=True),
        "language": FILLED, "note": ANY,
    },
    "observations": {
        "indicator": slug, "measure": one_of(MEASURES), "zone": slug, "region": FILLED,
        "partner": ANY, "activity": ANY, "period_start": real_day(), "period_end": real_day(),
        "value": number, "unit": slug, "qualifier": one_of(QUALIFIERS), "source_id": source_slug,
        "authority": one_of(AUTHORITIES), "flag": ANY, "place": ANY, "printed": ANY, "note": ANY,
    },
    "breaks": {
        "break_id": source_slug, "indicators": FILLED, "zone": FILLED, "not_before": real_day(),
        "not_after": real_day(), "reason": FILLED, "source_ids": FILLED,
    },
    "agreements": {
        "date": real_day(empty=True), "date_precision": PRECISION,
        "date_end": real_day(empty=True), "parties": FILLED, "title": FILLED, "category": slug,
        "value_usd": match(NUMBER, "must be a plain number", empty=True),
        "qualifier": one_of(QUALIFIERS, empty=True), "source_id": source_slug, "place": ANY,
        "note": ANY,
    },
    "price_indices": {
        "index": slug, "name": FILLED, "year": whole, "value": number, "base": FILLED,
        "source_id": source_slug, "note": ANY,
    },
    "claims": {
        "claim": source_slug, "regions": FILLED, "text": FILLED, "said": figures_named(),
        "official": figures_named(empty=True), "verdict": one_of(VERDICTS), "reason": FILLED,
    },
    "pictures": {
        "indicator": slug, "zone": slug, "period_start": real_day(), "period_end": real_day(),
        "source_id": source_slug, "place": FILLED, "note": ANY,
    },
    "portal": {
        "series": match(r"\d{1,6}", "must be the portal's number of the series"),
        "code": match(r"\d(\.\d\d){2}\.\d{4}", "must be a code such as 1.10.03.0003"),
        "zone": slug, "indicator": slug, "kind": one_of(["flow", "stock"]), "name_uz": FILLED,
        "frozen": real_day(empty=True),
        "due": match(r"\d\d-\d\d( \d\d-\d\d)*", "must be days as MM-DD", empty=True),
    },
    "outlines": {
        "region": FILLED, "ring": match(r"[1-9]\d*", "must be a whole number from 1"),
        "points": match(r"-?\d+ -?\d+( -?\d+ -?\d+){3,}", "must be pairs of whole numbers"),
    },
}  # fmt: skip

KEYS = {
    "units": ["unit"], "indicators": ["indicator"], "zones": ["zone"], "regions": ["region"],
    "partners": ["partner"], "activities": ["activity"], "sources": ["source_id"],
    "breaks": ["break_id"], "price_indices": ["index", "year"],
    "claims": ["claim"], "outlines": ["region", "ring"], "portal": ["series"],
    "pictures": ["indicator", "zone", "period_start", "period_end", "source_id"],
    "observations": [
        "indicator", "measure", "zone", "region", "partner", "activity", "period_start",
        "period_end", "source_id",
    ],
}  # fmt: skip

REFERENCES = (  # file, column, catalogue, whether it may be empty, whether it is a list
    ("indicators", "unit", "units", False, False),
    ("zones", "part_of", "zones", True, False),
    ("observations", "indicator", "indicators", False, False),
    ("observations", "zone", "zones", False, False),
    ("observations", "region", "regions", False, False),
    ("observations", "partner", "partners", True, False),
    ("observations", "activity", "activities", True, False),
    ("observations", "unit", "units", False, False),
    ("observations", "source_id", "sources", False, False),
    ("breaks", "source_ids", "sources", True, True),
    ("agreements", "source_id", "sources", False, False),
    ("price_indices", "source_id", "sources", False, False),
    ("claims", "regions", "regions", False, True),
    ("outlines", "region", "regions", False, False),
    ("portal", "zone", "zones", False, False),
    ("portal", "indicator", "indicators", False, False),
    ("pictures", "indicator", "indicators", False, False),
    ("pictures", "zone", "zones", False, False),
    ("pictures", "source_id", "sources", False, False),
)
