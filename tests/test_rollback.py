"""Another version again, also out of damage; and the command for it."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from data import rollback, vintages
from data.rules import DataError
from data.vintages import Version, VersionError
from tests.ingested import FIRST, SECOND, THIRD, ingest, portal, row, standing


def test_rollback_goes_to_what_the_version_was_made_from_and_forward_again(tmp_path):
    for batch in (FIRST, SECOND, THIRD):
        last = ingest(tmp_path, batch)
    assert vintages.rollback(tmp_path).number == 2
    assert vintages.current(tmp_path).content != last.content
    assert vintages.rollback(tmp_path, 3).content == last.content
    assert vintages.rollback(tmp_path, 1).number == 1
    other = ingest(tmp_path, portal("2025-12-01", row("8")))
    assert (other.number, other.previous) == (4, 1)
    assert vintages.rollback(tmp_path).number == 1  # not 3, which 4 knows nothing of
    assert vintages.rollback(tmp_path) is None
    assert vintages.current(tmp_path) is None
    assert vintages.rollback(tmp_path, 3).number == 3
    switch = vintages.last_switch(tmp_path)
    assert (switch["from"], switch["to"]) == (0, 3)
    assert switch["by"]
    assert switch["at"]


def test_after_a_rollback_the_same_files_can_be_ingested_again(tmp_path):
    ingest(tmp_path, FIRST)
    second = ingest(tmp_path, SECOND)
    vintages.rollback(tmp_path)
    again = ingest(tmp_path, SECOND)
    assert again.number == 3
    assert again.content == second.content
    assert again.segments == second.segments  # the same file


@pytest.mark.parametrize(
    ("to", "message"),
    [(7, "no version 7 in .*there are: 0, 1, 2"), (-1, "no version -1")],
)
def test_a_rollback_to_what_is_not_kept_is_refused(tmp_path, to, message):
    ingest(tmp_path, FIRST)
    ingest(tmp_path, SECOND)
    with pytest.raises(VersionError, match=message):
        vintages.rollback(tmp_path, to)
    assert vintages.current(tmp_path).number == 2


def test_a_rollback_from_nothing_is_refused(tmp_path):
    with pytest.raises(VersionError, match="Nothing was ever ingested"):
        vintages.rollback(tmp_path)
    ingest(tmp_path, FIRST)
    vintages.rollback(tmp_path)
    with pytest.raises(VersionError, match="nothing before"):
        vintages.rollback(tmp_path)


def test_a_rollback_that_does_not_validate_changes_nothing(tmp_path):
    ingest(tmp_path, FIRST)
    ingest(tmp_path, SECOND)

    def refuse(version: Version) -> None:
        raise DataError([])

    with pytest.raises(DataError):
        vintages.rollback(tmp_path, validate=refuse)
    assert vintages.current(tmp_path).number == 2


# Damage


def segment(home: Path, place: int = -1) -> Path:
    return home / "segments" / vintages.current(home).segments[place].file


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def name_another(home: Path) -> None:
    content = (home / "current").read_bytes()
    (home / "current").write_bytes(content.replace(b'"number": 2', b'"number": 1'))


@pytest.fixture(scope="module")
def two(tmp_path_factory) -> Path:
    """A store with two versions, to be copied."""
    home = tmp_path_factory.mktemp("two")
    ingest(home, FIRST)
    ingest(home, SECOND)
    return home


SECOND_MANIFEST = "versions/000002.json"
DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a byte of a segment differs": (lambda home: flip(segment(home)), "does not fit its checksum"),
    "a segment is short": (lambda home: cut(segment(home)), "bytes instead of"),
    "a segment is missing": (lambda home: segment(home).unlink(), "parquet is missing"),
    "the manifest is missing": (
        lambda home: (home / SECOND_MANIFEST).unlink(), f"{SECOND_MANIFEST} is missing",
    ),
    "the manifest is no JSON": (
        lambda home: cut(home / SECOND_MANIFEST), f"{SECOND_MANIFEST} does not fit its checksum",
    ),
    "the manifest is a folder": (
        lambda home: [(home / SECOND_MANIFEST).unlink(), (home / SECOND_MANIFEST).mkdir()],
        f"{SECOND_MANIFEST} cannot be read",
    ),
    "current is empty": (
        lambda home: (home / "current").write_bytes(b""), "current does not fit its checksum",
    ),
    "current is something else": (
        lambda home: (home / "current").write_bytes(b"\xff\n\xfe"), "current does not fit",
    ),
    "current is short": (lambda home: cut(home / "current"), "current does not fit"),
    "current is missing": (lambda home: (home / "current").unlink(), "current is missing"),
    "current names another version": (name_another, "current does not fit its checksum"),
}  # fmt: skip


@pytest.mark.parametrize("case", DAMAGE)
def test_damage_is_told_and_rollback_leads_out_of_it(two, tmp_path, case):
    home = Path(shutil.copytree(two, tmp_path / "store"))
    damage, words = DAMAGE[case]
    damage(home)
    with pytest.raises(VersionError) as told:
        vintages.current(home).frame()
    assert words in str(told.value)
    assert str(home) in str(told.value)
    assert "python -m data.rollback" in str(told.value)
    with pytest.raises(VersionError):
        vintages.difference(vintages.current(home), [THIRD])
    lost = case.startswith("current")  # both versions are whole then
    assert vintages.rollback(home).number == (2 if lost else 1)
    assert standing(vintages.current(home))["1703"] == ("2.5" if lost else "2")
    assert ingest(home, THIRD).number == 3


def test_where_no_version_is_whole_only_nothing_can_be_served(tmp_path):
    ingest(tmp_path, FIRST)
    ingest(tmp_path, SECOND)
    flip(segment(tmp_path, 0))  # both versions rest on it
    with pytest.raises(VersionError, match=r"No version in .* is whole.*--to 0"):
        vintages.rollback(tmp_path)
    with pytest.raises(VersionError, match="does not fit its checksum"):
        vintages.rollback(tmp_path, 1)
    assert vintages.rollback(tmp_path, 0) is None
    assert standing(ingest(tmp_path, FIRST, SECOND))["1703"] == "2.5"


def test_damaged_versions_are_listed_with_what_is_wrong(tmp_path):
    for batch in (FIRST, SECOND, THIRD):
        ingest(tmp_path, batch)
    cut(tmp_path / SECOND_MANIFEST)
    found = vintages.versions(tmp_path)
    assert [isinstance(one, Version) for one in found.values()] == [True, False, True]
    assert SECOND_MANIFEST in str(found[2])
    ingest(tmp_path, portal("2026-01-01", row("9")))  # what is not understood is not touched
    assert len(list((tmp_path / "segments").iterdir())) == 4


# The command


@pytest.fixture
def command(two, tmp_path, monkeypatch) -> Path:
    """A store with two versions that the command works on."""
    home = Path(shutil.copytree(two, tmp_path / "store"))
    monkeypatch.setenv("ZONALAR_STORE", str(home))
    monkeypatch.delenv("ZONALAR_DATA", raising=False)
    return home


@pytest.mark.parametrize(
    ("answer", "code", "number", "words"),
    [
        ("y", 0, 1, "Version 1 is served now, 2 no longer."),
        ("n", 1, 2, "Nothing was changed."),
        (None, 1, 2, "give --yes"),
    ],
)
def test_the_command_asks_first(command, monkeypatch, capsys, answer, code, number, words):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{answer}\n" if answer else ""))
    assert rollback.main([]) == code
    said = "".join(capsys.readouterr())
    assert "Serve version 1 instead of 2?" in said
    assert words in said
    assert vintages.current(command).number == number


def test_the_command_goes_back_and_forward_and_to_nothing(command, capsys):
    assert rollback.main(["--yes"]) == 0
    assert rollback.main(["--yes", "--to", "2"]) == 0
    assert rollback.main(["--yes", "--to", "2"]) == 0
    assert "served already" in capsys.readouterr().out
    assert rollback.main(["--yes", "--to", "0"]) == 0
    assert vintages.current(command) is None
    assert "nothing ingested" in capsys.readouterr().out
    assert rollback.main(["--yes"]) == 1
    assert "nothing before" in capsys.readouterr().err


def test_the_command_lists_versions_damaged_ones_too(command, capsys):
    vintages.rollback(command)
    cut(command / SECOND_MANIFEST)
    assert rollback.main(["--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert re.search(r"^\* +1  20\d\d-.* 3 +0 +0  \S+: python", lines[1])
    assert SECOND_MANIFEST in lines[2]
    assert re.search(r"^Served since 20", lines[3])


def test_the_command_leads_out_of_damage(command, capsys):
    flip(segment(command))
    assert rollback.main(["--yes"]) == 0
    assert vintages.current(command).number == 1
    cut(command / "current")
    assert rollback.main(["--list"]) == 0
    assert "damaged" in capsys.readouterr().err
    assert rollback.main(["--yes", "--to", "1"]) == 0
    assert vintages.current(command).number == 1


def test_the_command_refuses_a_version_that_breaks_a_rule_of_the_data(command, capsys):
    strange = portal("2026-01-01", row("1", indicator="no_such_indicator"))
    ingest(command, strange)
    vintages.rollback(command)
    assert rollback.main(["--yes", "--to", "3"]) == 1
    assert "no_such_indicator" in capsys.readouterr().err
    assert vintages.current(command).number == 2


@pytest.mark.parametrize("arguments", [["--to", "two"], ["--forward"], ["--to"]])
def test_wrong_usage_is_told(command, arguments):
    with pytest.raises(SystemExit) as stop:
        rollback.main(arguments)
    assert stop.value.code == 2


def test_the_command_does_not_wait_for_ever(command, capsys):
    with vintages.writing(command):
        code = []
        other = Thread(target=lambda: code.append(rollback.main(["--yes", "--wait", "0.01"])))
        other.start()
        other.join()
    assert code == [3]
    assert "Another command writes to the store" in capsys.readouterr().err
