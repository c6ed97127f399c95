"""Files that are right: what is read of them, what changes, what is published and kept."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from components.exports import columns
from components.exports import csv as exports
from components.exports.columns import record as exported
from data import loading, vintages
from data.catalog import FOLDER
from data.ingest import layout, report, run
from data.ingest.contacts import REMOVED, is_contact, without_contacts
from data.ingest.given import Given
from data.ingest.units import parsed
from data.portal import series
from data.vintages import Outdated
from tests import tables_of_figures as tables
from tests.portal_files import (
    OFFICER,
    QUARTERS,
    TERRITORIES,
    as_csv,
    catalogue,
    changed,
    document,
    given,
    record,
    written,
)

TODAY = date(2026, 9, 1)
ARCHIVE = "archive/index.jsonl"
NOT_PRINTED = ("employees", "jobs_lost", "jobs_start_of_year", "jobs_end_of_period")


def prepare(home: Path, *files: object, **options: object) -> run.Prepared:
    prepared = run.prepare(files, home=home, today=TODAY, **options)
    assert not prepared.errors, [str(one) for one in prepared.errors]
    return prepared


def loaded(home: Path, *files: object) -> vintages.Version:
    """The files in the store, without the trial load that a publish makes."""
    return vintages.publish(home, prepare(home, *files).change, lambda version: None)


def rows(prepared: run.Prepared, number: int = 0) -> dict[tuple[str, str], dict[str, str]]:
    """The rows of a batch by region and last day."""
    found = prepared.batches[number].rows.to_dict("records")
    return {(row["region"], row["period_end"]): row for row in found}


def said(prepared: run.Prepared) -> str:
    return "\n".join([*report.findings(prepared), *report.change(prepared)])


# what is read


def test_a_figure_of_the_portal_becomes_an_observation(tmp_path):
    content = written(document()).replace(b'"2025-Q2":1406.2', b'"2025-Q2":1406.20')
    prepared = prepare(tmp_path, given(content))
    found = rows(prepared)
    assert len(found) == len(TERRITORIES) * len(QUARTERS)
    assert found["1703", "2025-06-30"] == {
        "indicator": "industrial_production", "measure": "level", "zone": "sez",
        "region": "1703", "partner": "", "activity": "", "period_start": "2025-01-01",
        "period_end": "2025-06-30", "value": "1406.20", "unit": "bn_uzs", "qualifier": "exact",
        "source_id": "siat-3641-2026-05-15", "authority": "statistics_committee", "flag": "",
        "place": "row 1703, column 2025-Q2", "printed": "1406.20", "note": "",
        "where": "row 3 (1703), column 2025-Q2",
    }  # fmt: skip
    batch = prepared.batches[0]
    assert (batch.series, batch.whole, batch.sha256) == ("3641", True, given(content).sha256)
    assert batch.sources == ({
        "source_id": "siat-3641-2026-05-15",
        "title": series()["3641"].name_uz,
        "publisher": "National Statistics Committee of the Republic of Uzbekistan",
        "authority": "statistics_committee", "rank": "1", "url": "https://siat.stat.uz/data/3641/",
        "published": "2026-05-15", "not_before": "", "language": "uz",
        "note": "Quarterly data of the open data portal, cumulative from January; licence CC BY "
        f"4.0. SHA-256 of the file: {batch.sha256}.",
    },)  # fmt: skip


def test_a_stock_is_of_the_last_day_of_its_quarter(tmp_path):
    found = rows(prepare(tmp_path, given(document("3665"), "3665")))
    assert found["1700", "2025-03-31"]["period_start"] == "2025-03-31"
    assert found["1700", "2025-03-31"]["value"] == "10001.2"


def test_a_zero_is_kept_and_flagged(tmp_path):
    found = rows(prepare(tmp_path, given(changed(r1722={"2024-Q1": 0.0, "2024-Q2": 0}))))
    assert (found["1722", "2024-03-31"]["value"], found["1722", "2024-03-31"]["flag"]) == (
        "0.0", "zero_or_missing",
    )  # fmt: skip
    assert found["1722", "2024-06-30"]["flag"] == "zero_or_missing"
    assert found["1722", "2024-09-30"]["flag"] == ""


def test_what_is_missing_has_no_row(tmp_path):
    found = rows(prepare(tmp_path, given(changed(r1722={"2024-Q1": None}))))
    assert ("1722", "2024-03-31") not in found


def test_every_series_has_its_unit_and_meets_the_release(tmp_path):
    prepared = prepare(tmp_path, *(given(document(number), number) for number in catalogue()))
    families = {"bn_uzs": "uzs", "th_usd": "usd", "count": "count"}
    for batch in prepared.batches:
        indicator = loading.Catalog(FOLDER).indicators[catalogue()[batch.series].indicator]
        assert {families[unit] for unit in batch.rows["unit"]} == {indicator.family}
    without = {one.file for one in prepared.findings if one.name == "no-anchor"}
    assert without == {
        f"sdmx_data_{one.id}.json" for one in catalogue().values() if one.indicator in NOT_PRINTED
    }


def test_a_csv_has_no_date_and_takes_its_unit_from_the_release(tmp_path):
    prepared = prepare(tmp_path, given(as_csv(document()), ending="csv"))
    source = prepared.batches[0].sources[0]
    sha256 = prepared.batches[0].sha256
    assert (source["source_id"], source["published"], source["not_before"]) == (
        f"siat-3641-{sha256[:8]}", "", "2026-04-01",
    )  # fmt: skip
    assert rows(prepared)["1703", "2025-03-31"]["value"] == "639.2"
    assert "a CSV states no unit" in said(prepared)


def test_a_csv_may_be_dated_and_named(tmp_path):
    file = Given("downloaded.csv", as_csv(document()))
    prepared = prepare(tmp_path, file, series="3641", published=date(2026, 5, 16))
    source = prepared.batches[0].sources[0]
    assert (source["source_id"], source["published"]) == ("siat-3641-2026-05-16", "2026-05-16")


def test_a_file_is_known_by_its_code_where_its_name_says_nothing(tmp_path):
    assert prepare(tmp_path, Given("a.json", written(document("3642")))).batches[0].series == "3642"


# vintages


def test_the_same_files_twice_change_nothing(tmp_path):
    files = [given(document(number), number) for number in ("3641", "3665", "3690")]
    assert loaded(tmp_path, *files).total.added == 3 * 15 * 9
    again = prepare(tmp_path, *files)
    assert again.change.empty
    assert "Nothing to change (405 figures are loaded just so)." in said(again)
    assert run.publish(again) is None
    assert vintages.current(tmp_path).number == 1


def test_a_later_file_adds_revises_and_withdraws(tmp_path):
    loaded(tmp_path, given(document()))
    found = document(modified="2026-08-14", quarters=[*QUARTERS, "2026-Q2"])
    found[0]["data"][2]["2025-Q1"] = 640.1
    found[0]["data"][3]["2025-Q1"] = None
    prepared = prepare(tmp_path, given(found))
    counts = prepared.change.counts["industrial_production"]
    assert (counts.added, counts.revised, counts.withdrawn, counts.unchanged) == (15, 1, 1, 133)
    assert "revised sez 1703 2025-03-31: 639.2 bn_uzs → 640.1 bn_uzs" in said(prepared)
    assert "withdrawn sez 1706 2025-03-31: 532.6 bn_uzs" in said(prepared)
    frame = loaded(tmp_path, given(found)).frame()
    one = frame[(frame["region"] == "1703") & (frame["period_end"] == "2025-03-31")]
    assert one[["value", "source_id", "until"]].astype(str).to_numpy().tolist() == [
        ["639.2", "siat-3641-2026-05-15", "2026-08-14"], ["640.1", "siat-3641-2026-08-14", ""],
    ]  # fmt: skip


def test_a_file_that_changed_under_its_date_is_a_source_of_its_own(tmp_path):
    loaded(tmp_path, given(document()))
    prepared = prepare(tmp_path, given(changed(r1703={"2025-Q1": 640.1})))
    name = f"siat-3641-2026-05-15-{prepared.batches[0].sha256[:8]}"
    assert prepared.batches[0].sources[0]["source_id"] == name
    assert loaded(tmp_path, given(changed(r1703={"2025-Q1": 640.1}))).total.revised == 1
    assert prepare(tmp_path, given(changed(r1703={"2025-Q1": 640.1}))).change.empty


def test_what_is_published_is_what_a_worker_loads(tmp_path):
    version = run.publish(prepare(tmp_path, given(document())))
    store = loading.load(FOLDER, tmp_path, version)
    found = [row for row in store.rows("industrial_production", "1703") if row.zone == "sez"]
    assert {row.period.key: row.value for row in found}["2025-q1"] == "639.2"
    assert store.catalog.sources["siat-3641-2026-05-15"].published == date(2026, 5, 15)
    both = [
        row
        for row in store.all_rows("industrial_production", "1700")
        if (row.zone, row.period.key, row.measure) == ("sez", "2025-q1", "level")
    ]
    assert {row.source for row in both} == {"statuz-2025q1", "siat-3641-2026-05-15"}
    assert {row.value for row in both} == {"10652.9"}
    assert sum(row.primary for row in both) == 1


def test_whoever_comes_second_is_compared_anew_or_told(tmp_path):
    second = prepare(tmp_path, given(document("3642"), "3642"))
    assert loaded(tmp_path, given(document())).number == 1
    with pytest.raises(Outdated, match="The store has changed"):
        run.publish(second, anew=False)
    heard: list[str] = []
    assert run.publish(second, say=heard.append).number == 2
    assert "compared with it anew" in heard[0]
    assert vintages.current(tmp_path).frame()["zone"].nunique() == 2


def test_a_version_that_cannot_be_loaded_is_not_published(tmp_path):
    def broken(version: vintages.Version) -> None:
        raise ValueError("cannot be drawn")

    with pytest.raises(ValueError, match="cannot be drawn"):
        run.publish(prepare(tmp_path, given(document())), broken)
    assert vintages.current(tmp_path) is None


# officers


def test_no_officer_reaches_the_disk_or_the_report(tmp_path):
    found = document()
    note = f"Murojaat uchun: {OFFICER[2]}, tel. +998 71 202-80-00, (71) 202 80 00"
    found[0]["metadata"].append(record("Izoh", note))
    found[0]["metadata"].append(record("Aloqa uchun", OFFICER[0]))
    found[0]["data"][0]["Klassifikator"] += f" {OFFICER[2]}"
    prepared = prepare(tmp_path, given(found))
    run.publish(prepared)
    disk = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    everything = disk + said(prepared).encode() + repr(prepared.batches).encode()
    for part in ("Karimova", "202-80", "202 80", "d.karimova"):
        assert part.encode() not in everything
    name = json.loads((tmp_path / ARCHIVE).read_text().splitlines()[0])["file"]
    kept = (tmp_path / "archive" / name).read_bytes()
    assert prepare(tmp_path, Given("sdmx_data_3641.json", kept)).change.empty
    archived = json.loads(kept)
    assert len(archived[0]["metadata"]) == len(document()[0]["metadata"]) - 3 + 1
    assert REMOVED in archived[0]["metadata"][-1]["value_uz"]


def test_a_value_in_a_message_names_no_officer(tmp_path):
    found = changed(r1703={"2025-Q1": f"{OFFICER[2]} {OFFICER[1]}"})
    prepared = run.prepare([given(found)], home=tmp_path, today=TODAY)
    assert REMOVED in str(prepared.errors[0])
    assert OFFICER[1] not in said(prepared) + str(prepared.errors)
    assert OFFICER[2] not in said(prepared)


@pytest.mark.parametrize(
    "text",
    ["a.b@stat.uz", "+998 71 202-80-00", "71-202-80-00", "(71) 202 80 00", "tel: 2028000",
     "тел. 202-80", "+998712028000", "1 71 230 81 67"],
)  # fmt: skip
def test_contacts_are_taken_out_of_texts(text):
    assert without_contacts(f"Savollar: {text}, Toshkent") == f"Savollar: {REMOVED}, Toshkent"


@pytest.mark.parametrize(
    "text",
    ["2023-2024 yillar uchun", "1.10.03.0003", "10 652,9 mlrd", "55-buyruq 2018-yil",
     "https://lib.stat.uz/uz/71-202-80-00", "2026-05-15", "1703202, 1703203", "1 032 000 000"],
)  # fmt: skip
def test_figures_and_links_are_no_contacts(text):
    assert without_contacts(text) == text


@pytest.mark.parametrize(
    "name",
    ["Mas'ul hodim FIO", "Mas'ul xodim FISh", "Responsible officer name :", "Phone number:",
     "Responsible officer name", "Phone number :", "For communication", "Email", "Telefon raqami",
     "Elektron pochta", "Для связи", "Электрон почта"],
)  # fmt: skip
def test_records_about_officers_are_known_by_any_of_their_names(name):
    assert is_contact(["", name, "", ""])


# units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("mlrd. so'm", "bn_uzs"), ("mlrd.so‘m", "bn_uzs"), ("billion soums", "bn_uzs"),
        ("млрд. c\u0443м", "bn_uzs"), ("миллиард сумов", "bn_uzs"), ("mln. so`m", "mn_uzs"),
        ("ming AQSH dollari", "th_usd"), ("тыс. долл. США", "th_usd"),
        ("thousand U.S. dollars", "th_usd"), ("Thousands of US dollars", "th_usd"),
        ("mln. AQSH dollari", "mn_usd"), ("млн. $", "mn_usd"),
        ("US dollars", "usd th_usd mn_usd bn_usd"), ("dollar", "usd th_usd mn_usd bn_usd"),
        ("kishi", "count"), ("человек", "count"), ("ish o‘rni", "count"), ("birlik", "count"),
        ("number of jobs", "count"), ("foiz", "percent"), ("ming kishi", ""),
        ("In soums for kilogram", ""), ("mlrd. mln. so'm", ""), ("so'm, foiz", ""), ("pud", ""),
    ],
)  # fmt: skip
def test_the_words_of_a_unit(text, units):
    assert " ".join(parsed(text)) == units


# tables of figures


@pytest.fixture(scope="module")
def shipped() -> loading.Store:
    return loading.load(FOLDER, Path("nowhere"), None)


def test_the_layout_of_an_export_is_the_one_that_is_exported():
    assert layout.EXPORT == columns.COLUMNS


@pytest.mark.parametrize("dialect", exports.DIALECTS)
def test_an_export_of_everything_changes_nothing(tmp_path, shipped, dialect):
    every = (row for group in shipped.groups() for row in shipped.all_rows(*group))
    file = b"".join(exports.pieces((exported(row, shipped) for row in every), dialect))
    prepared = prepare(tmp_path, Given("export.csv", file))
    assert f"{len(shipped):,} of {len(shipped):,} rows are in the data already" in said(prepared)
    assert prepared.change.empty


def test_a_table_brings_figures_with_their_source(tmp_path):
    prepared = prepare(tmp_path, tables.given(tables.row(), tables.stock()), tables.sources())
    assert prepared.batches[0].sources == (tables.SOURCE,)
    assert not prepared.batches[0].whole
    files = tables.given(tables.row(), tables.stock()), tables.sources()
    store = loading.load(FOLDER, tmp_path, loaded(tmp_path, *files))
    row = store.all_rows("participants_count", "1703")[-1]
    assert (row.value, row.source, row.place) == ("12", "region-2026", "table 1")
    again = prepare(tmp_path, tables.given(tables.row(), tables.stock()))
    assert again.change.empty, "the source is known by now"
    more = prepare(tmp_path, tables.given(tables.row(value="121.0")))
    assert "revised sez 1703 2025-12-31: 120.5 bn_uzs → 121.0 bn_uzs" in said(more)


def test_semicolons_and_decimal_commas_go_together(tmp_path):
    file = Given("a.csv", b"\xef\xbb\xbf" + tables.table([tables.row(value="120,50")], ";"))
    assert (
        rows(prepare(tmp_path, file, tables.sources()))["1703", "2025-12-31"]["value"] == "120.50"
    )


def test_a_spreadsheet_is_read_with_the_decimals_that_it_shows(tmp_path):
    def change(page) -> None:
        page["P2"].number_format = "#,##0.00"
        page["L2"], page["M2"] = date(2025, 1, 1), datetime(2025, 12, 31)
        page["G2"] = 1703

    one = tables.exported(note="'=seen", value="1653")
    prepared = prepare(tmp_path, tables.sheet(one, change=change), tables.sources())
    row = rows(prepared)["1703", "2025-12-31"]
    assert (row["value"], row["printed"], row["region"]) == ("1653.00", "1653.00", "1703")
    assert row["period_start"] == "2025-01-01"
    assert row["note"] == "=seen", "what an export does against formulas is undone"
    assert b"openpyxl" not in prepared.batches[0].cleaned, "who saved it is not archived"
