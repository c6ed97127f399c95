"""The republic's figures against the release's: thousand or million, which series, which sign.

The release for January-March 2025 prints ten indicators of the four zone types, for most of them
January-March 2024 too. A file that states something else is refused, with both figures and what it
may be instead. A revision of up to 5 % passes (10 % for profit, a small rest of large sums), and
always half of the last printed digit: the release and the portal are drawn from one survey, weeks
apart, while what must be found is wrong by a factor of 1,000 or belongs to another series."""

from __future__ import annotations

from collections.abc import Iterable

from ..findings import Findings
from ..official import Figure, Official
from ..table import Cell, Quarter, Table

JUDGED = 2.0  # up to this factor a person may take it for a revision
ASK = "Do not load it before the publisher has explained it."
Match = tuple[Figure, Quarter, Cell]


def unit_of(
    table: Table, allowed: set[str], contradict: bool, stated: str, official: Official,
    findings: Findings,
) -> str | None:  # fmt: skip
    """The unit of the file: the stated one if the release agrees; among several that the words
    allow, the one that fits. None if there is none; what is wrong is told."""
    matches = _matches(table, official)
    place = {"row": "metadata", "column": "unit", "value": stated}
    if len(allowed) == 1:
        unit = next(iter(allowed))
        _check(table, unit, matches, official, findings)
        return unit
    fitting = [unit for unit in sorted(allowed) if matches and _fits(matches, unit, official)]
    what = "the text leaves the unit open" if stated else "a CSV states no unit"
    what = "the texts contradict each other" if contradict else what
    names = " or ".join(sorted(allowed, key=lambda unit: official.factors[unit]))
    if len(fitting) != 1:
        rule = f"{what} ({names}), and no figure of the release decides it"
        if matches:
            figure, quarter, cell = matches[0]
            guesses = (_guess(table, unit, matches, official) for unit in sorted(allowed))
            said = next((f"; {guess}" for guess in guesses if guess), "")
            rule = (
                f"{what} ({names}), and the republic's {cell.value} in {quarter.key} fits the "
                f"release's {figure.value} {figure.unit} in none of them{said}"
            )
        findings.error("unit", rule, ASK, **place)
        return None
    figure, quarter, cell = matches[0]
    rule = (
        f"{what} ({names}); read as {fitting[0]}, since the republic's {cell.value} in "
        f"{quarter.key} then fits the release's {figure.value} {figure.unit}"
    )
    findings.warn("unit", rule, **place)
    return fitting[0]


def _matches(table: Table, official: Official) -> list[Match]:
    """The release's figures of the series that the file has a figure for."""
    key = table.series.indicator, table.series.zone
    found = (
        (figure, table.at(figure.year, figure.span)) for figure in official.anchors.get(key, ())
    )
    return [(figure, *at) for figure, at in found if at]


def _fits(matches: Iterable[Match], unit: str, official: Official) -> bool:
    factor = official.factors[unit]
    return all(figure.fits(cell.number * factor, cell.step * factor) for figure, _, cell in matches)


def _check(
    table: Table, unit: str, matches: list[Match], official: Official, findings: Findings
) -> None:
    series, factor = table.series, official.factors[unit]
    if (series.indicator, series.zone) not in official.anchors:
        rule = (
            "the release prints no figure of this series: unit and series rest on the file's word"
        )
        findings.warn("no-anchor", rule, row="1700")
        return
    if not matches:
        rule = (
            "has none of the quarters (2025-Q1) that the release prints: unit and series rest on "
            "the file's word"
        )
        findings.error("no-anchor", rule, row="1700")
        return
    guess = "" if _fits(matches, unit, official) else _guess(table, unit, matches, official)
    for figure, quarter, cell in matches:
        number, step = cell.number * factor, cell.step * factor
        place = {"row": cell.place, "column": quarter.key, "value": f"{cell.value} {unit}"}
        rule = f"the release prints {figure.value} {figure.unit} ({figure.source})"
        if figure.fits(number, step):
            if abs(number - figure.number) > max(step, figure.step) / 2:
                findings.warn("revision", rule, "Taken for a revision.", **place)
        elif not guess and 1 / JUDGED <= abs(number / figure.number) <= JUDGED and (
            number * figure.number > 0
        ):  # fmt: skip
            findings.error("revision", rule, ASK, **place)
        else:
            said = f"; {guess}" if guess else ""
            findings.error("anchor", rule + said, ASK, **place)


def _guess(table: Table, unit: str, matches: list[Match], official: Official) -> str:
    """What the file may be instead, in words."""
    family = official.families[unit]
    for other in official.units(family):
        if other != unit and _fits(matches, other, official):
            return f"the figures look like {other}, not {unit}"
    if table.may_be_negative and _fits(_turned(matches), unit, official):
        return "the sign is the other way round"
    if other := _swapped(table, unit, official):
        return f"the figures fit {other[0]} of {other[1]}: the ids may be swapped"
    return ""


def _swapped(table: Table, unit: str, official: Official) -> tuple[str, str] | None:
    """The series that the figures fit in every quarter that the release prints."""
    own = table.series.indicator, table.series.zone
    for key, figures in official.anchors.items():
        if key == own or official.families[figures[0].unit] != official.families[unit]:
            continue
        found = [(figure, table.at(figure.year, figure.span)) for figure in figures]
        matches = [(figure, *at) for figure, at in found if at]
        if matches and _fits(matches, unit, official):
            return key
    return None


def _turned(matches: list[Match]) -> list[Match]:
    def turned(cell: Cell) -> Cell:
        value = cell.value[1:] if cell.value.startswith("-") else f"-{cell.value}"
        return Cell(value, cell.printed, cell.place)

    return [(figure, quarter, turned(cell)) for figure, quarter, cell in matches]


def further(table: Table, unit: str, official: Official, findings: Findings) -> None:
    """All other firm figures of the Committee: other spans show what is not cumulative."""
    factor = official.factors[unit]
    for figure in official.further.get((table.series.indicator, table.series.zone), ()):
        found = _at(table, figure)
        if not found:
            continue
        quarter, cell = found
        number, step = cell.number * factor, cell.step * factor
        if figure.fits(number, step):
            continue
        place = {"row": cell.place, "column": quarter.key, "value": f"{cell.value} {unit}"}
        rule = f"{figure.source} prints {figure.value} {figure.unit} for the same"
        total = _since_january(table, figure) * factor
        if table.is_flow and figure.span != "q1" and figure.fits(total, step):
            rule += ", which the quarters of the year add up to: the file is not cumulative"
            findings.error("not-cumulative", rule, ASK, **place)
        else:
            findings.warn("other", rule, "Look at both; both are kept.", **place)


def _at(table: Table, figure: Figure) -> tuple[Quarter, Cell] | None:
    for quarter in table.quarters:
        if (quarter.year, quarter.span) == (figure.year, figure.span):
            cell = table.get(figure.region, quarter)
            return (quarter, cell) if cell else None
    return None


def _since_january(table: Table, figure: Figure) -> float:
    """What the file's quarters add up to, as if they stood for themselves."""
    total = 0.0
    for quarter in table.quarters:
        cell = table.get(figure.region, quarter)
        if cell and quarter.year == figure.year:
            total += cell.number
        if (quarter.year, quarter.span) == (figure.year, figure.span):
            break
    return total
