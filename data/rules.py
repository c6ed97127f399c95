"""The rules that the files in `data/` must keep; a start with a broken rule is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
from pandas.api.types import union_categoricals

from . import reading
from .catalog import FLAGS, FOLDER, FOUR_TYPES
from .columns import COLUMNS, KEYS, REFERENCES
from .synthetic import FLAG, PREFIX, WORD, is_synthetic


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule: where, what was found, and what is allowed."""

    file: str
    row: int | str  # line of the file, the header being line 1
    column: str
    value: str
    rule: str

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}, column {self.column}: {self.value!r} – {self.rule}"


class DataError(ValueError):
    """The data folder breaks its rules; the message is the whole report."""

    def __init__(self, problems: list[Problem], most: int = 50) -> None:
        self.problems = problems
        lines = [str(problem) for problem in problems[:most]]
        if len(problems) > most:
            lines.append(f"… and {len(problems) - most} more")
        head = f"The data cannot be used, {len(problems)} problem(s):"
        super().__init__("\n  ".join([head, *lines]))


INGESTED = "ingested figures"  # where a problem is that no CSV file of the folder has
UNTIL = "until"  # a further column of the figures: the day on which one was replaced


def checked(
    folder: Path = FOLDER, ingested: Mapping[str, pd.DataFrame] | None = None
) -> dict[str, pd.DataFrame]:
    """Every file of the folder as text columns, figures and sources with those `ingested` (frames
    by the name of the file that they extend); DataError with a report if a rule is broken."""
    frames, problems = read(folder, tuple(COLUMNS))
    own = {name: len(frame) for name, frame in frames.items()}
    if not problems:
        frames["observations"][UNTIL] = pd.Categorical.from_codes([0] * own["observations"], [""])
        for name, more in (ingested or {}).items():
            problems += [replace(one, file=INGESTED) for one in _shape(more, name)]
            frames[name] = _joined(frames[name], more)
    if not problems:
        rules = (_required, _references, _observations, _synthetic)
        found = (problem for rule in rules for problem in rule(frames))
        problems = [_placed(problem, own) for problem in found]
    if problems:
        raise DataError(problems)
    return frames


def read(folder: Path, names: Iterable[str]) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """Files of the folder by name, each checked by itself, and what is wrong with them."""
    frames, problems = {}, []
    for name in names:
        frame, found = _read(folder, name)
        problems += found
        if frame is not None:
            frames[name] = frame
    return frames, problems


def _read(folder: Path, name: str) -> tuple[pd.DataFrame | None, list[Problem]]:
    file = f"{name}.csv"
    reader = reading.figures if name == "observations" else reading.catalogue
    try:
        frame = reader(folder / file)
    except FileNotFoundError:
        return None, [Problem(file, "-", "-", "", "the file is missing")]
    except reading.UNREADABLE as error:
        return None, [Problem(file, "-", "-", str(error), "must be a readable UTF-8 CSV file")]
    expected, found = list(COLUMNS[name]), list(frame.columns)
    if expected != found:
        rule = f"the columns must be: {', '.join(expected)}"
        return None, [Problem(file, 1, "-", ", ".join(map(str, found)), rule)]
    return frame, [*_shape(frame, name), *_duplicates(frame, name)]


def _joined(own: pd.DataFrame, more: pd.DataFrame) -> pd.DataFrame:
    """The rows of a file with the ingested ones behind them."""
    columns = {}
    for name in more:
        parts = [own[name], more[name]]
        if not isinstance(parts[0].dtype, pd.CategoricalDtype):
            columns[name] = pd.concat([part.astype("str") for part in parts], ignore_index=True)
        else:
            columns[name] = union_categoricals([_categories(part) for part in parts])
    return pd.DataFrame(columns)


def _categories(column: pd.Series) -> pd.Series:
    """Texts as categories whose names are of one dtype; those of an empty file are of none."""
    column = column.astype("category")
    return column.cat.set_categories(column.cat.categories.astype("str"))


def _placed(problem: Problem, own: Mapping[str, int]) -> Problem:
    """A problem of a row that no file of the folder has is one of what was ingested."""
    lines = own.get(problem.file.removesuffix(".csv"), 0)
    if not lines or not isinstance(problem.row, int) or problem.row <= lines + 1:
        return problem
    return replace(problem, file=INGESTED, row=problem.row - lines - 1)


def _shape(frame: pd.DataFrame, name: str) -> list[Problem]:
    return [
        problem
        for column, checks in COLUMNS[name].items()
        if checks
        for problem in _broken(
            frame[column], name, checks if isinstance(checks, list) else [checks]
        )
    ]


def _broken(cells: pd.Series, name: str, checks: list[pa.Check]) -> list[Problem]:
    """Every row whose cell breaks a rule; each distinct cell is looked at once. The checks are
    called by themselves: a schema around them takes ten times as long."""
    distinct = pd.Series(cells.unique(), dtype="str")
    return [
        Problem(f"{name}.csv", int(index) + 2, str(cells.name), value, str(check.error))
        for check in checks
        for value in distinct[~check(distinct).check_output.astype(bool)]
        for index in cells.index[cells == value]
    ]


def _duplicates(frame: pd.DataFrame, name: str) -> list[Problem]:
    if name not in KEYS:
        return []
    key = KEYS[name]
    again = frame[frame.duplicated(key)]
    return [
        Problem(f"{name}.csv", int(index) + 2, " + ".join(key), " ".join(row), "must be unique")
        for index, row in zip(again.index, again[key].to_numpy(), strict=True)
    ]


REQUIRED = {  # what the questions name themselves
    "zones": ("zone", (*FOUR_TYPES, "total", "it_park")),
    "regions": ("region", ("1700",)),
}


def _required(frames: dict[str, pd.DataFrame]) -> list[Problem]:
    empty = [
        Problem(f"{name}.csv", "-", "-", "", "must hold at least one row")
        for name in ("observations", "indicators", "sources", "units")
        if frames[name].empty
    ]
    return empty + [
        Problem(f"{name}.csv", "-", column, slug, "must have a row")
        for name, (column, slugs) in REQUIRED.items()
        for slug in slugs
        if slug not in set(frames[name][column])
    ]


def _references(frames: dict[str, pd.DataFrame]) -> list[Problem]:
    problems = []
    for file, column, catalogue, may_be_empty, is_list in REFERENCES:
        known = {*frames[catalogue].iloc[:, 0], *([""] if may_be_empty else [])}
        cells, rule = frames[file][column], f"is not in {catalogue}.csv"
        for cell in cells.drop_duplicates():
            for name in set(cell.split() if is_list else [cell]) - known:
                rows = cells.index[cells == cell]
                problems += [Problem(f"{file}.csv", i + 2, column, name, rule) for i in rows]
    return problems


def _observations(frames: dict[str, pd.DataFrame]) -> list[Problem]:
    """Rules that join an observation to its indicator, unit and dates."""
    rows = frames["observations"]
    indicators = frames["indicators"].set_index("indicator")
    units = frames["units"].set_index("unit")
    family = rows["unit"].map(units["family"]).astype(str)
    expected = rows["indicator"].map(indicators["family"]).astype(str)
    start, end = (pd.to_datetime(rows[name]) for name in ("period_start", "period_end"))
    is_stock, kind = start == end, rows["indicator"].map(indicators["kind"])
    level = rows["measure"] == "level"
    flags = rows["flag"].map(lambda cell: set(cell.split()) <= set(FLAGS)).astype(bool)
    checks = (
        (start > end, "period_end", "must not be before the start"),
        (is_stock != (kind == "stock"), "period_end",
         "a stock has one date, a flow has two (kind of the indicator)"),
        (level & (family != expected), "unit",
         "is not of the indicator's unit family"),
        (rows["measure"].isin(["growth", "index"]) & (rows["unit"] != "percent"), "unit",
         "growth and index are printed in percent"),
        (~flags, "flag", f"may only name: {' '.join(FLAGS)}"),
    )  # fmt: skip
    return [
        Problem("observations.csv", int(index) + 2, column, str(rows.loc[index, column]), rule)
        for broken, column, rule in checks
        for index in rows.index[broken]
    ]


def _synthetic(frames: dict[str, pd.DataFrame]) -> list[Problem]:
    """Made-up figures are never in one store with real ones, and no real one is flagged so."""
    rows = frames["observations"]
    made_up = rows["source_id"].map(is_synthetic).astype(bool)
    flagged = rows["flag"].map(lambda cell: FLAG in cell.split()).astype(bool)
    rule = f"says {FLAG}, but the id of its source does not begin with {PREFIX}"
    problems = [
        Problem("observations.csv", int(index) + 2, "flag", str(rows.loc[index, "flag"]), rule)
        for index in rows.index[flagged & ~made_up]
    ]
    if made_up.any() and not made_up.all():
        first = int((made_up if not made_up.iloc[0] else ~made_up).idxmax())
        rule = (
            f"{WORD} figures (their source ids begin with {PREFIX}) must never be in one store "
            f"with real ones; here are {int(made_up.sum())} of them and {int((~made_up).sum())} "
            "others, this being the first of the other kind: take one or the other out"
        )
        source = str(rows["source_id"].iloc[first])
        problems.append(Problem("observations.csv", first + 2, "source_id", source, rule))
    return problems
