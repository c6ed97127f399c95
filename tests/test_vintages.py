"""The store of what was ingested: what is written, by one at a time, and the archive."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from data import vintages
from data.rules import DataError
from data.vintages import Busy, Counts, Outdated, Version, VersionError
from data.vintages.change import OBSERVATION
from tests.ingested import FIRST, SECOND, ingest, portal, row, source, standing

ROOT = Path(__file__).parent.parent
SOME = "industrial_production"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"ZONALAR_STORE": "/a"}, Path("/a")),
        ({"ZONALAR_STORE": "/a", "ZONALAR_DATA": "/b"}, Path("/a")),
        ({"ZONALAR_DATA": "/b"}, Path("/b/var")),
        ({}, ROOT / "var"),
    ],
)
def test_where_the_store_is(monkeypatch, environment, expected):
    for name in ("ZONALAR_STORE", "ZONALAR_DATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert vintages.home() == expected


def test_where_nothing_was_ingested_there_is_no_version(tmp_path):
    assert vintages.current(tmp_path / "none") is None
    assert vintages.signature(tmp_path / "none") is None
    assert vintages.versions(tmp_path / "none") == {}
    assert not (tmp_path / "none").exists()


def test_a_version_gives_back_every_text_as_it_was_published(tmp_path):
    figures = row("1653.0", place="row 1700, column 2025-Q1", note="“Quoted”, ўзбекча", flag="")
    version = ingest(tmp_path, portal("2025-05-15", figures))
    assert vintages.current(tmp_path).number == version.number == 1
    (found,) = vintages.current(tmp_path).frame().astype(str).to_dict("records")
    expected = {name: figures[name] for name in OBSERVATION} | {"source_id": "siat-3641-2025-05-15"}
    assert found == expected | {"until": ""}
    assert version.sources == [source("siat-3641-2025-05-15", "2025-05-15")]
    assert version.summary == {SOME: Counts(added=1)}
    assert version.files == [{"name": "sdmx_data_3641.json", "sha256": "0" * 64, "series": "3641"}]


def test_the_columns_are_those_of_observations_with_texts_as_categories(tmp_path):
    frame = ingest(tmp_path, FIRST).frame()
    assert list(frame) == [*OBSERVATION, "until"]
    assert {name for name in frame if frame[name].dtype != "category"} == {"value"}
    assert frame["value"].dtype == "str"


def test_what_does_not_validate_changes_nothing_and_leaves_nothing(tmp_path):
    ingest(tmp_path, FIRST)
    before = files(tmp_path)
    change = vintages.difference(vintages.current(tmp_path), [SECOND])

    def refuse(version: Version) -> None:
        assert standing(version)["1703"] == "2.5"  # it is there to be looked at
        raise DataError([])

    with pytest.raises(DataError):
        vintages.publish(tmp_path, change, refuse)
    assert files(tmp_path) == before
    assert ingest(tmp_path, SECOND).number == 2


def files(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_a_difference_with_a_version_that_is_no_longer_served_is_refused(tmp_path):
    change = vintages.difference(None, [SECOND])
    ingest(tmp_path, FIRST)
    with pytest.raises(Outdated, match="version 1 is served, no longer 0"):
        vintages.publish(tmp_path, change, lambda _: None)
    assert vintages.current(tmp_path).number == 1


def test_the_last_versions_are_kept_and_what_only_older_ones_needed_goes(tmp_path):
    home = tmp_path
    ingest(home, portal("2025-01-01", row("0")), keep=3)
    only_of_second = ingest(home, portal("2025-02-01", row("1")), keep=3).segments[-1]
    vintages.rollback(home)
    for number in range(3, 7):
        ingest(home, portal(f"2025-{number:02}-01", row(str(number))), keep=3)
    assert list(vintages.versions(home)) == [4, 5, 6]
    names = {path.name for path in (home / "segments").iterdir()}
    assert names == {one.file for one in vintages.current(home).segments}
    assert only_of_second.file not in names
    vintages.rollback(home, 4)
    for number in range(7, 12):  # each from the one before; 4 goes when nobody needs it
        ingest(home, portal(f"2025-{number:02}-01", row(str(number))), keep=3)
    assert list(vintages.versions(home)) == [9, 10, 11]
    assert standing(vintages.current(home)) == {"1700": "11"}


def test_what_is_served_is_kept_however_old(tmp_path):
    for month in range(1, 6):
        ingest(tmp_path, portal(f"2025-0{month}-01", row(str(month))))
    vintages.rollback(tmp_path, 1)
    ingest(tmp_path, portal("2025-02-15", row("9")), keep=1)
    assert list(vintages.versions(tmp_path)) == [1, 6]  # and what it was made from
    assert vintages.rollback(tmp_path).number == 1


def test_leftovers_of_a_writer_that_was_cut_off_go_with_the_next_publish(tmp_path):
    ingest(tmp_path, FIRST)
    rubbish = ["current-1.part", "segments/ab.parquet-1.part", "segments/ab.parquet",
               "versions/000002.json", "versions/000002.json-1.part"]  # fmt: skip
    for name in rubbish:
        (tmp_path / name).write_bytes(b"half of")
    assert vintages.current(tmp_path).number == 1
    assert ingest(tmp_path, SECOND).number == 2
    left = {name for name in rubbish if (tmp_path / name).exists()}
    assert left == {"versions/000002.json"}
    assert standing(vintages.current(tmp_path))["1703"] == "2.5"


def test_a_disk_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "segments").write_bytes(b"no folder")
    with pytest.raises(VersionError, match=r"cannot be written: .*segments.*Nothing was changed"):
        ingest(tmp_path, FIRST)
    (tmp_path / "segments").unlink()
    assert ingest(tmp_path, FIRST).number == 1


def test_every_switch_changes_the_signature(tmp_path):
    seen = [vintages.signature(tmp_path)]
    for switch in (
        lambda: ingest(tmp_path, FIRST),
        lambda: ingest(tmp_path, SECOND),
        lambda: vintages.rollback(tmp_path),
        lambda: vintages.rollback(tmp_path, 2),
    ):
        switch()
        assert vintages.signature(tmp_path) == vintages.signature(tmp_path)
        seen.append(vintages.signature(tmp_path))
    assert len(set(seen)) == len(seen)


def test_who_reads_while_others_write_sees_one_version_or_the_next(tmp_path):
    ingest(tmp_path, portal("2025-01-01", row("1")))
    seen: list[object] = []
    begun, done = threading.Event(), threading.Event()

    def read() -> None:
        last = False
        while not last:
            last = done.is_set()  # then once more
            try:
                seen.append(standing(vintages.current(tmp_path))["1700"])
            except Exception as error:
                seen.append(error)
            begun.set()

    reader = threading.Thread(target=read)
    reader.start()
    begun.wait(30)
    for number in range(2, 8):
        ingest(tmp_path, portal(f"2025-{number:02}-01", row(str(number))), keep=1)
    done.set()
    reader.join()
    assert [seen[0], seen[-1]] == ["1", "7"]
    assert seen == sorted(seen, key=int)


HOLD = """
import sys, pathlib
from data import vintages
with vintages.writing(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory) -> tuple[Path, subprocess.Popen]:
    """A store that another process writes to."""
    home = tmp_path_factory.mktemp("held")
    command = [sys.executable, "-c", HOLD, str(home)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    with subprocess.Popen(command, **pipes) as holder:
        assert holder.stdout.readline() == "held\n"
        yield home, holder
        holder.kill()


def test_who_finds_another_writer_waits_is_told_and_gives_up_or_follows(held):
    home, holder = held
    said: list[str] = []
    change = vintages.difference(None, [FIRST])
    for write in (
        lambda wait: vintages.publish(home, change, Version.check, wait=wait, say=said.append),
        lambda wait: vintages.rollback(home, wait=wait, say=said.append),
        lambda wait: vintages.archive(home, "a.json", b"{}", "0" * 64, wait=wait),
    ):
        with pytest.raises(Busy, match=rf"process {holder.pid} since 20.*python -c .*run this"):
            write(0.05)
    assert len(said) == 2
    assert all(f"process {holder.pid} since" in text for text in said)

    # As soon as the other is gone, even killed, the one that waits goes on.
    waits = vintages.publish(home, change, Version.check, wait=60, say=lambda _: holder.kill())
    assert waits.number == 1
    assert not (home / "lock.json").exists()


def test_the_lock_may_be_taken_again_by_who_has_it(tmp_path):
    with vintages.writing(tmp_path, wait=0):
        vintages.archive(tmp_path, "a.json", b"{}", "0" * 64, wait=0)
        ingest(tmp_path, FIRST)
        assert json.loads((tmp_path / "lock.json").read_text())["command"]
    assert not (tmp_path / "lock.json").exists()


def test_a_file_is_archived_once_under_the_hash_of_its_content(tmp_path):
    path = vintages.archive(tmp_path, "in/sdmx_data_3641.json", b"[1]", "a" * 64, series="3641")
    assert path.read_bytes() == b"[1]"
    assert path.name.endswith("-sdmx_data_3641.json")
    assert (
        vintages.archive(tmp_path, "sdmx_data_3641.json", b"[1]", "a" * 64, series="3641") == path
    )
    again = vintages.archive(tmp_path, "other name/…\n.json", b"[1]", "b" * 64)
    assert again == path
    vintages.archive(tmp_path, "../../_.json", b"[2]", "c" * 64)
    index = vintages.archived(tmp_path)
    assert [(one["name"], one["original"][:1], one["size"]) for one in index] == [
        ("sdmx_data_3641.json", "a", 3), ("_.json", "b", 3), ("_.json", "c", 3),
    ]  # fmt: skip
    assert index[0]["series"] == "3641"
    assert index[0]["sha256"] == index[1]["sha256"] == path.name.split("-")[0]
    assert len(list((tmp_path / "archive").iterdir())) == 3  # two files and the index


def test_a_damaged_index_of_the_archive_is_told(tmp_path):
    vintages.archive(tmp_path, "a.json", b"[1]", "a" * 64)
    (tmp_path / "archive" / "index.jsonl").write_text('{"name": "a.j')
    with pytest.raises(VersionError, match=r"index of the archive.*index\.jsonl"):
        vintages.archive(tmp_path, "b.json", b"[2]", "b" * 64)
