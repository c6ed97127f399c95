"""What a table of figures names must exist, and fit together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np
import pandas as pd

from ...catalog import FLAGS, Catalog
from ...observation import observation_id
from ...periods import period_of
from ..findings import Findings
from .cells import distinct_of, report

IDENTITY = (
    "indicator", "measure", "zone", "region", "partner", "activity", "period_start", "period_end",
    "source_id",
)  # fmt: skip
EMPTY = ("partner", "activity")  # may be


def known(frame: pd.DataFrame, catalog: Catalog, findings: Findings) -> None:
    """Indicators, zones, regions, partners, activities and units are those of the catalogues."""
    for column, entries in (
        ("indicator", catalog.indicators), ("zone", catalog.zones), ("region", catalog.regions),
        ("partner", catalog.partners), ("activity", catalog.activities), ("unit", catalog.units),
    ):  # fmt: skip
        allowed = {*entries, *([""] if column in EMPTY else [])}
        for text in distinct_of(frame[column]):
            if text not in allowed:
                rule = f"is not among the {len(entries)} known ones"
                todo = f"A misspelling? If it is new, it needs an entry in data/ ({column})."
                report(frame, frame[column] == text, column, "unknown", rule, todo, findings)


def sourced(frame: pd.DataFrame, sources: Iterable[str], findings: Findings) -> None:
    """Every source is one that is known, or that comes with the call."""
    allowed = set(sources)
    for text in distinct_of(frame["source_id"]):
        if text not in allowed:
            rule = "is no source that is known"
            todo = "Give its row, with the columns of data/sources.csv, in a file of the same call."
            wrong = frame["source_id"] == text
            report(frame, wrong, "source_id", "source", rule, todo, findings)


def fitting(frame: pd.DataFrame, catalog: Catalog, findings: Findings) -> None:
    """Dates, units and signs are those that the indicator may have."""
    entries = catalog.indicators
    kind = _mapped(frame["indicator"], {slug: one.kind for slug, one in entries.items()})
    family = _mapped(frame["indicator"], {slug: one.family for slug, one in entries.items()})
    units = _mapped(frame["unit"], {slug: one.family for slug, one in catalog.units.items()})
    swing = [slug for slug, one in entries.items() if one.compare == "swing"]
    start, end = (frame[name].astype(str).to_numpy() for name in ("period_start", "period_end"))
    level = (frame["measure"] == "level").to_numpy()
    percent = frame["measure"].isin(["growth", "index"]).to_numpy()
    flags = frame["flag"].isin([f for f in distinct_of(frame["flag"]) if _is_flag(f)]).to_numpy()
    negative = frame["value"].str.startswith("-").to_numpy() & level
    checks = (
        (start > end, "period_end", "period", "must not be before the start", ""),
        ((start == end) != (kind == "stock"), "period_end", "period",
         "a stock has one date, a flow has two (kind of the indicator)", ""),
        (level & (units != family), "unit", "unit", "is not of the indicator's unit family", ""),
        (percent & (frame["unit"] != "percent").to_numpy(), "unit", "unit",
         "growth and index are printed in percent", ""),
        (~flags, "flag", "cell", f"may only name: {' '.join(FLAGS)}", ""),
        (negative & ~frame["indicator"].isin(swing).to_numpy(), "value", "negative",
         "cannot be below zero: only profit and loss may", "A minus of the print's typography?"),
    )  # fmt: skip
    for wrong, column, name, rule, todo in checks:
        report(frame, wrong, column, name, rule, todo, findings)


def _is_flag(text: str) -> bool:
    return set(text.split()) <= set(FLAGS)


def _mapped(cells: pd.Series, names: Mapping[str, str]) -> np.ndarray:
    """The cells as other names; what has none becomes `nan`, which is none."""
    return cells.astype(str).map(names).astype(str).to_numpy()


def past(frame: pd.DataFrame, catalog: Catalog, today: date, findings: Findings) -> None:
    """Results are of periods that have ended; plans and expectations may lie ahead."""
    plans = [slug for slug, one in catalog.indicators.items() if one.compare == "none"]
    ahead = frame["flag"].str.contains("expectation").astype(bool).to_numpy()
    ahead = ahead | frame["indicator"].isin(plans).to_numpy()
    late = frame["period_end"].astype(str).to_numpy() > str(today)
    rule = f"lies in the future (today is {today})"
    todo = "An expectation has the flag `expectation`."
    report(frame, late & ~ahead, "period_end", "future", rule, todo, findings)


def once(frame: pd.DataFrame, findings: Findings) -> None:
    """A source says one thing of a cell."""
    again = frame.duplicated(list(IDENTITY))
    if again.any():
        names = ["indicator", "zone", "region", "period_end", "source_id"]
        cells = frame.loc[again, names].astype(str).agg(" ".join, axis=1)
        rule = "another row above says something of the same cell and source"
        some = pd.DataFrame({"cell": cells})
        report(some, [True] * len(some), "cell", "twice", rule, "Keep one of them.", findings)


def exported(frame: pd.DataFrame, findings: Findings) -> None:
    """What an export says besides: nothing derived, ids and spans that fit their rows."""
    derived = frame["status"] != "published"
    rule = "only published figures are taken; derived ones are computed from them anew"
    report(frame, derived, "status", "derived", rule, "Leave these rows out.", findings)
    if findings.failed:
        return
    parts = zip(*(frame[name].astype(str).tolist() for name in IDENTITY), strict=True)
    ids = np.array([observation_id(*row) for row in parts])
    stated = frame["id"].astype(str).to_numpy()
    rule = "is not the id of this row: something was changed after the export"
    todo = "Empty the id if the change is meant, and give the figure its own source."
    report(frame, (stated != ids) & (stated != ""), "id", "id", rule, todo, findings)
    days = frame[["period_start", "period_end", "span"]].astype(str).drop_duplicates()
    for start, end, span in days.itertuples(index=False):
        wanted = period_of(date.fromisoformat(start), date.fromisoformat(end)).span
        if span not in ("", wanted):
            rows = (frame["period_start"] == start) & (frame["period_end"] == end)
            rule = f"the span of {start} to {end} is {wanted}"
            report(frame, rows & (frame["span"] == span), "span", "period", rule, "", findings)
