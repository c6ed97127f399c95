"""The shipped data keep their rules, and a damaged file stops the start with a report."""

import csv
import shutil
from pathlib import Path

import pytest

from data.catalog import FOLDER, FOUR_TYPES, Catalog
from data.columns import COLUMNS
from data.observation import observation_id
from data.rules import DataError, checked
from data.serving import current
from data.store import Store, content_version

RELEASE = {  # the release for January-March 2025, section II, read off its table
    "industrial_production": ("10652.9", "3367.3", "363.4", "9960.7"),
    "investment_fixed_capital": ("5688.3", "313.7", "244.3", "1106.1"),
    "construction_work": ("19.5", "93.8", "255.4", "13.5"),
    "market_services": ("458.7", "135.8", "6668.0", "70.1"),
    "new_jobs": ("6746", "3885", "6609", "2842"),
    "export_services": ("1291.2", "776.3", "153287.1", "129.8"),
    "import_services": ("8735.1", "295.2", "47513.2", "1194.7"),
    "profit_before_tax": ("-467.8", "95.1", "1653.0", "-1151.8"),
    "accounts_receivable": ("10001.2", "1803.0", "4116.1", "4552.3"),
    "accounts_payable": ("16751.1", "2275.6", "4465.1", "5359.4"),
    "shipped_abroad": ("1639.6", "871.1", "39.8", "926.4"),
    "zones_count": ("28", "389", "23", "355"),
    "participants_count": ("1032", "2981", "2606", "378"),
}


@pytest.mark.parametrize("indicator", RELEASE)
def test_the_release_stands_in_the_store_as_printed(indicator):
    rows = [r for r in current().rows(indicator) if (r.period.span, r.period.year) == ("q1", 2025)]
    values = {row.zone: row.value for row in rows}
    assert tuple(values[zone] for zone in FOUR_TYPES) == RELEASE[indicator]


def test_every_row_of_the_file_is_in_the_store_once():
    with (FOLDER / "observations.csv").open(encoding="utf-8", newline="") as file:
        written = [
            observation_id(
                row["indicator"], row["measure"], row["zone"], row["region"], row["partner"],
                row["activity"], row["period_start"], row["period_end"], row["source_id"],
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip
    store = current()
    kept = [
        row.id
        for indicator in store.catalog.indicators
        for region in store.regions_of(indicator)
        for row in store.all_rows(indicator, region)
    ]
    assert sorted(kept) == sorted(written)
    assert len(set(written)) == len(written)
    assert all(store.find(identity).id == identity for identity in written[::37])


def test_one_row_of_a_cell_is_primary_and_never_a_doubtful_one_before_a_clean_one():
    store = current()
    ranks = {slug: source.rank for slug, source in store.catalog.sources.items()}
    cells = {}
    for indicator in store.catalog.indicators:
        for region in store.regions_of(indicator):
            for row in store.all_rows(indicator, region):
                key = (indicator, row.measure, row.zone, region, row.partner, row.activity)
                cells.setdefault((*key, row.period.key), []).append(row)
    for key, rows in cells.items():
        first = [row for row in rows if row.primary]
        assert len(first) == 1, key
        clean = [row for row in rows if not {"suspect", "expectation"} & set(row.flags)]
        if clean:
            assert first[0] in clean, key
            assert ranks[first[0].source] == min(ranks[row.source] for row in clean), key


def test_the_total_with_swapped_digits_is_not_the_primary_one():
    rows = current().rows("industrial_production")
    total = next(r for r in rows if r.zone == "total" and r.period.key == "2020-h1")
    assert (total.value, total.unit) == ("10.8", "trn_uzs")  # not the 10,288.2 that adds up to none


def test_it_park_is_inside_technology_parks_and_the_four_types_are_the_whole():
    zones = Catalog().zones
    assert zones["it_park"].part_of == "technopark"
    assert all(zones[zone].level == "type" and not zones[zone].part_of for zone in FOUR_TYPES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in FOLDER.glob("*.csv"):
        shutil.copy(path, tmp_path)
    return tmp_path


def damaged(folder: Path, name: str, column: str, value: str, row: int = 3) -> None:
    """Write `value` into a cell; `row` is the line of the file, the header being line 1."""
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[row - 1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


DAMAGES = [
    ("observations", "value", "1 234,5"),
    ("observations", "value", ""),
    ("observations", "value", "9" * 40),
    ("observations", "indicator", "no_such_indicator"),
    ("observations", "indicator", "Industrial Production"),
    ("observations", "zone", "moon"),
    ("observations", "region", "9999"),
    ("observations", "partner", "xx"),
    ("observations", "unit", "percent"),
    ("observations", "unit", "euro"),
    ("observations", "period_start", "2025-02-30"),
    ("observations", "period_end", "1999-01-01"),
    ("observations", "qualifier", "about"),
    ("observations", "measure", "guess"),
    ("observations", "source_id", "nowhere-2025"),
    ("observations", "authority", "neighbour"),
    ("observations", "flag", "suspect maybe"),
    ("indicators", "kind", "river"),
    ("indicators", "decimals", "one"),
    ("indicators", "definition", ""),
    ("sources", "published", "15.05.2025"),
    ("pictures", "zone", "moon"),
    ("pictures", "place", ""),
    ("sources", "rank", "9"),
    ("sources", "url", "javascript:alert(1)"),
    ("zones", "level", "galaxy"),
    ("regions", "kind", "planet"),
    ("breaks", "not_before", "soon"),
    ("agreements", "source_id", "nowhere"),
    ("price_indices", "value", "high"),
    ("units", "factor", "-1"),
]


@pytest.mark.parametrize(("name", "column", "value"), DAMAGES)
def test_a_damaged_cell_is_reported_with_file_row_column_value_and_rule(
    folder, name, column, value
):
    damaged(folder, name, column, value)
    with pytest.raises(DataError) as refused:
        checked(folder)
    place = (f"{name}.csv", 3, column)
    found = [p for p in refused.value.problems if (p.file, p.row, p.column) == place]
    assert found, str(refused.value)
    assert found[0].value == value
    assert found[0].rule
    assert f"{name}.csv, row 3, column {column}" in str(refused.value)


def test_a_repeated_observation_is_refused(folder):
    path = folder / "observations.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[5]]), encoding="utf-8")
    with pytest.raises(DataError, match="must be unique"):
        checked(folder)


@pytest.mark.parametrize("name", COLUMNS)
def test_a_missing_or_cut_or_foreign_file_is_refused(folder, name):
    path = folder / f"{name}.csv"
    path.write_bytes(b"\xff\xfe\x00<html>")
    with pytest.raises(DataError, match=name):
        checked(folder)
    path.write_text("<!DOCTYPE html>\n", encoding="utf-8")
    with pytest.raises(DataError, match="the columns must be"):
        checked(folder)
    path.unlink()
    with pytest.raises(DataError, match="the file is missing"):
        Store.load(folder)


def test_a_file_without_rows_is_refused(folder):
    path = folder / "observations.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    with pytest.raises(DataError, match="at least one row"):
        checked(folder)


def test_the_version_changes_with_the_content(folder):
    before = content_version(folder)
    assert before == content_version(FOLDER)
    damaged(folder, "observations", "note", "another note")
    assert content_version(folder) != before
