"""What the metadata says of the file: code, name, periodicity, date, whose figures it holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ...folding import fold
from ...portal import Series
from ...synthetic import WORD
from ..findings import Findings, listed
from ..metadata import values
from ..raw import Record

QUARTERLY = ("chorak", "kvartal", "yejekvartal", "quarter")  # what a folded periodicity begins with
AGAIN = "Download the file of the series again."


def check(
    records: tuple[Record, ...], series: Series, known: Mapping[str, Series], findings: Findings
) -> None:
    """Code, name and periodicity are those of the series."""
    _code(records, series, known, findings)
    _name(records, series, known, findings)
    _periodicity(records, findings)


def codes(records: tuple[Record, ...]) -> set[str]:
    """The codes that the metadata states."""
    found = {text for texts in values(records, "code") for text in texts.values()}
    return {text.strip() for text in found} - {""}


def _code(
    records: tuple[Record, ...], series: Series, known: Mapping[str, Series], findings: Findings
) -> None:
    found = codes(records)
    if found == {series.code}:
        return
    others = [
        f"{one.id} ({one.indicator}, {one.zone})" for one in known.values() if one.code in found
    ]
    of = f", which is series {others[0]}" if others else ""
    rule = (
        f"the code of series {series.id} ({series.indicator}, {series.zone}) is {series.code}{of}"
    )
    findings.error(
        "code", rule, "The publisher may have given the id to another indicator. " + AGAIN,
        row="metadata", column="code", value=listed(sorted(found)) or "missing",
    )  # fmt: skip


def _name(
    records: tuple[Record, ...], series: Series, known: Mapping[str, Series], findings: Findings
) -> None:
    """The Uzbek name; those in other languages are muddled at the publisher's."""
    names = [texts["uz"] for texts in values(records, "name") if texts["uz"]]
    found = {_plain(name) for name in names}
    if not found or _plain(series.name_uz) in found:
        return
    others = [one for one in known.values() if _plain(one.name_uz) in found]
    if others:
        other = others[0]
        rule = f"is the name of series {other.id}, not of {series.id}: the ids may be swapped"
        findings.error("name", rule, AGAIN, row="metadata", column="name", value=names[0])
        return
    rule = f"is not the name that the catalogue has for series {series.id}: {series.name_uz}"
    todo = "Read both: is it the same indicator?"
    findings.warn("name", rule, todo, row="metadata", column="name", value=names[0])


def _plain(name: str) -> str:
    """The words that count: without brackets, and whatever marks synthetic figures."""
    words = fold(name).replace(fold(WORD), "").split()
    return " ".join(word for word in words if word not in ("hududlar", "kesimida"))


def _periodicity(records: tuple[Record, ...], findings: Findings) -> None:
    texts = [text for found in values(records, "periodicity") for text in found.values() if text]
    wrong = [text for text in texts if not fold(text).startswith(QUARTERLY)]
    place = {"row": "metadata", "column": "periodicity"}
    if wrong:
        rule = "must be quarterly: choraklik, квартальная, quarterly"
        findings.error("periodicity", rule, AGAIN, **place, value=listed(wrong))
    elif not texts:
        findings.warn("periodicity", "is not stated; the keys of the periods decide", **place)


def modified(
    records: tuple[Record, ...], series: Series, given: date | None, today: date, findings: Findings
) -> date | None:
    """The day of the last change, which is what tells the vintages apart; `given` goes before what
    the file says."""
    texts = [text for found in values(records, "modified") for text in found.values() if text]
    place = {"row": "metadata", "column": "last modified date", "value": listed(sorted(set(texts)))}
    try:
        days = {date.fromisoformat(text) for text in texts}
    except ValueError:
        days = set()
    if given:
        if days != {given}:
            findings.warn("date", f"--published {given} is taken instead", **place)
        return given
    if len(days) != 1:
        rule = "must be one day as YYYY-MM-DD: it tells this state of the series from others"
        todo = "If the page of the series names the day: --published YYYY-MM-DD."
        findings.error("date", rule, todo, **place)
        return None
    day = days.pop()
    if day > today:
        rule = f"lies in the future (today is {today})"
        findings.error("date", rule, "Is the clock right?", **place)
    elif series.frozen and day > series.frozen:
        rule = f"the catalogue says that this series ended on {series.frozen}; it goes on, it seems"
        findings.warn("frozen", rule, "Correct data/portal.csv if it does.", **place)
    return day


def marked(records: tuple[Record, ...]) -> bool:
    """Whether the metadata says that the figures are synthetic."""
    return any(WORD in text.upper() for one in records for text in one.values.values())


def whose(records: tuple[Record, ...] | None, demo: bool, findings: Findings) -> None:
    """Synthetic figures in demo mode, and only there."""
    is_synthetic = marked(records or ())
    if demo and not is_synthetic:
        rule = f"has no {WORD} in its metadata: figures of the publisher never join synthetic ones"
        findings.error(
            "synthetic", rule, "Leave --demo out, or take files of `python -m data.demo`."
        )
    if is_synthetic and not demo:
        rule = f"is marked {WORD}: made up for a demonstration, nobody's figures"
        findings.error("synthetic", rule, "They go into a store for demonstrations only: --demo.")
