"""`python -m data.sync` against a server that imitates the portal, into a store of its own."""

import json
import os
import shutil
import signal
import threading

import pytest
from filelock import FileLock

from data import vintages
from data.sync import folder
from data.sync.__main__ import main
from data.sync.fetch import Patience
from tests import imitation, portal_files
from tests.imitation import answer, descriptor_path, drip, file_path, serving

pytestmark = pytest.mark.usefixtures("own_loop")

SEZ, TECHNOPARK, STOPPED = WANTED = ("3641", "3642", "3665")
QUICK = Patience(attempts=2, first=0.001, longest=0.002, store=0.05)
PEOPLE = (imitation.OFFICER, imitation.PHONE, imitation.MAIL, *portal_files.OFFICER)


def content(series):
    """A valid file of the portal, with an officer in it."""
    return portal_files.written(portal_files.document(series))


@pytest.fixture(scope="module")
def portal():
    with serving() as one:
        yield one


@pytest.fixture
def server(portal):
    """The portal with good files."""
    portal.files = {name: content(name) for name in WANTED}
    portal.odd = {}
    portal.asked.clear()
    portal.answered.clear()
    return portal


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Where nothing was ingested yet."""
    monkeypatch.setenv("ZONALAR_STORE", str(tmp_path / "var"))
    return tmp_path / "var"


@pytest.fixture(scope="module")
def first_sync(portal, tmp_path_factory):
    """The home and the report after the first sync of good files."""
    where = tmp_path_factory.mktemp("first")
    portal.files = {name: content(name) for name in WANTED}
    arguments = ["--portal", portal.url, "--only", *WANTED, "--quiet"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZONALAR_STORE", str(where / "var"))
        assert main([*arguments, "--report", str(where / "report.json")], QUICK) == 0
    return where / "var", json.loads((where / "report.json").read_bytes())


@pytest.fixture
def begun(first_sync, home):
    """The home after a first sync."""
    shutil.copytree(first_sync[0], home)
    return home


@pytest.fixture
def sync(server, home, capsys):
    """Runs the command for the wanted series; the exit code and the report."""

    def run(*more, portal=True):
        capsys.readouterr()
        where = ["--portal", server.url] if portal else []
        code = main([*where, "--only", *WANTED, "--json", *more], QUICK)
        report = json.loads(capsys.readouterr().out)
        assert report["exit"] == code
        return code, report

    return run


def states(report):
    return {line["series"]: line["state"] for line in report["series"]}


def reasons(report):
    return {line["series"]: line["reason"] for line in report["series"] if line["reason"]}


def number(home):
    """Of the version that is served; 0 for none."""
    version = vintages.current(home)
    return version.number if version else 0


def everything(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_sync_publishes_all_in_one_version(first_sync):
    home, report = first_sync
    assert report["outcome"] == "Published as version 1: 405 figures added, 0 revised, 0 withdrawn."
    assert set(states(report).values()) == {"downloaded"}
    assert report["counts"] == {"downloaded": 3}
    assert report["ingest"]["version"] == number(home) == 1
    assert report["ingest"]["changes"]["industrial_production"] == {
        "added": 270, "revised": 0, "withdrawn": 0, "unchanged": 0,
    }  # fmt: skip
    [line] = [line for line in report["series"] if line["series"] == SEZ]
    assert line["bytes"] == len(content(SEZ))
    assert line["updated_at"] == "2026-09-02T14:12:47.106082+05:00"
    assert (line["code"], line["zone"]) == ("1.10.03.0003", "sez")
    [kept] = [one for one in vintages.archived(home) if one["series"] == SEZ]
    assert kept["original"] == line["sha256"]
    assert report["started"] <= report["finished"]


def test_the_second_sync_downloads_and_changes_nothing(begun, sync, server):
    before = everything(begun)
    code, report = sync()
    assert (code, report["outcome"]) == (0, "There is nothing new.")
    assert set(states(report).values()) == {"unchanged"}
    assert report["ingest"] == {"version": None, "changes": {}}
    assert sum(line["bytes"] for line in report["series"]) == 0
    assert sorted(server.answered) == [200] * 3 + [304] * 3  # descriptors and files
    assert everything(begun) == before


def test_what_is_newer_is_brought_in(begun, sync, server):
    later = portal_files.stated(SEZ, modified="2026-08-15")
    for row in later[0]["data"]:
        row["2025-Q2"] += 100.0 if row["Code"] in ("1700", "1703") else 0.0
    server.files[SEZ] = portal_files.written(later)
    code, report = sync()
    assert (code, number(begun)) == (0, 2)
    assert states(report) == {SEZ: "downloaded", TECHNOPARK: "unchanged", STOPPED: "unchanged"}
    assert report["ingest"]["changes"]["industrial_production"]["revised"] == 2
    code, report = sync("--again")
    assert set(states(report).values()) == {"downloaded"}
    assert report["outcome"] == "There is nothing new."


def test_an_id_that_holds_another_indicator_stops_all(home, sync, server):
    server.files[TECHNOPARK] = content(SEZ)
    code, report = sync()
    assert code == 1
    assert states(report)[TECHNOPARK] == "refused"
    assert "[code]" in reasons(report)[TECHNOPARK]
    assert "1.10.03.0003" in reasons(report)[TECHNOPARK]
    assert report["outcome"].startswith("1 of 3 new files refused. Nothing was changed.")
    assert number(home) == 0


def test_with_partial_the_others_are_taken_and_nobody_is_named(home, sync, server):
    server.files[TECHNOPARK] = content(SEZ)
    server.odd[file_path(STOPPED)] = answer(f"<p>{imitation.OFFICER}</p>".encode())
    code, report = sync("--partial")
    assert (code, number(home)) == (1, 1)
    assert states(report) == {SEZ: "downloaded", TECHNOPARK: "refused", STOPPED: "failed"}
    assert report["outcome"] == (
        "Published as version 1: 135 figures added, 0 revised, 0 withdrawn. "
        "1 of 2 new files refused. 1 of 3 series could not be had."
    )
    sent = content(SEZ).decode() + str(imitation.descriptor())
    kept = everything(home)
    assert any(path.parent.name == "archive" for path in kept)
    for name in PEOPLE:
        assert name in sent
        assert name not in str(report)
        assert not [path for path, found in kept.items() if name.encode() in found]
    assert not vintages.current(home).frame().isin(PEOPLE).any().any()
    assert not [path for path in kept if "part" in path.suffix or "tmp" in path.name]
    again = states(sync("--partial")[1])
    assert again == {SEZ: "unchanged", TECHNOPARK: "refused", STOPPED: "failed"}


def test_a_series_that_cannot_be_had_stops_all(home, sync, server):
    server.odd[file_path(SEZ)] = answer(b"", 500)
    code, report = sync()
    assert (code, number(home)) == (4, 0)
    assert reasons(report) == {SEZ: "HTTP 500 Internal Server Error (asked 2 times)"}
    assert report["outcome"].startswith("1 of 3 series could not be had. Nothing was changed.")
    code, report = sync("--only", SEZ, "--partial")
    assert code == 4
    assert report["outcome"] == "There is nothing new. 1 of 1 series could not be had."


def test_of_a_series_that_has_ended_nothing_is_lost_once_it_was_taken(begun, sync, server):
    server.odd[descriptor_path(STOPPED)] = answer(b"", 500)
    code, report = sync()
    assert (code, states(report)[STOPPED]) == (0, "failed")
    [line] = [line for line in report["series"] if line["series"] == STOPPED]
    assert line["remarks"] == ["nothing is lost: the series has ended, and it was taken before"]


def test_without_a_store_nothing_is_remembered(begun, sync, server):
    vintages.rollback(begun, 0)
    server.odd[descriptor_path(STOPPED)] = answer(b"", 500)
    code, report = sync()
    assert code == 4
    assert states(report) == {SEZ: "downloaded", TECHNOPARK: "downloaded", STOPPED: "failed"}


@pytest.mark.parametrize("text", ["{", "[]", '{"3641":{"etag":5}}', '{"3641":{"url":""}}'])
def test_what_is_remembered_may_be_damaged(begun, sync, text):
    (begun / "sync.json").write_text(text)
    code, report = sync("--only", SEZ)
    assert (code, report["outcome"]) == (0, "There is nothing new.")
    assert states(report) == {SEZ: "downloaded"}
    assert "sync.json" in report["remarks"][0]
    assert states(sync("--only", SEZ)[1]) == {SEZ: "unchanged"}


def test_one_sync_at_a_time(home, sync, server):
    home.mkdir()
    with FileLock(home / "sync.lock"):
        code, report = sync()
    assert code == 3
    assert report["outcome"].endswith("is running. Nothing was changed.")
    assert server.asked == []


def test_an_ingest_that_does_not_end_is_told(home, sync):
    held, over = threading.Event(), threading.Event()

    def ingest():
        with vintages.writing(home):
            held.set()
            over.wait(10)

    thread = threading.Thread(target=ingest)
    thread.start()
    held.wait(10)
    code, report = sync()
    over.set()
    thread.join(10)
    assert (code, number(home)) == (3, 0)
    assert "Another command writes to the store" in report["outcome"]


def test_ctrl_c_leaves_nothing(home, sync, server):
    def interrupt(handler):
        os.kill(os.getpid(), signal.SIGINT)
        drip(handler)

    server.odd[file_path(STOPPED)] = interrupt
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        code, report = sync()
    finally:
        signal.signal(signal.SIGINT, before)
    assert code == 130
    assert report["outcome"].startswith("Interrupted")
    assert {path.name for path in home.iterdir()} <= {"sync.lock"}


def test_a_folder_instead_of_the_portal(begun, sync, server, tmp_path):
    files = tmp_path / "files"
    files.mkdir()
    (files / f"sdmx_data_{SEZ}.json").write_bytes(content(SEZ))
    (files / f"sdmx_data_{SEZ}.csv").write_bytes(b"not looked at")
    (files / "sdmx_data_3641 (1).json").write_bytes(b"nor that")
    (files / "sdmx_data_9999.json").write_bytes(b"nor that")
    code, report = sync("--from", str(files), portal=False)
    assert (code, report["outcome"]) == (0, "There is nothing new.")
    assert states(report) == {SEZ: "read", TECHNOPARK: "missing", STOPPED: "missing"}
    assert len(report["remarks"]) == 3
    assert report["source"] == str(files)
    assert server.asked == []


def test_a_folder_with_bad_files(begun, sync, tmp_path):
    for name in WANTED:
        (tmp_path / f"sdmx_data_{name}.json").write_bytes(content(SEZ))
    code, report = sync("--from", str(tmp_path), portal=False)
    assert (code, number(begun)) == (1, 1)
    assert states(report) == {SEZ: "read", TECHNOPARK: "refused", STOPPED: "refused"}
    outcome = sync("--from", str(tmp_path), "--partial", portal=False)[1]["outcome"]
    assert outcome == "There is nothing new. 2 of 3 new files refused."


def test_a_folder_with_nothing_or_what_cannot_be_read(home, sync, tmp_path):
    assert sync("--from", str(tmp_path), portal=False)[0] == 2
    (tmp_path / f"sdmx_data_{SEZ}.json").mkdir()
    code, report = sync("--from", str(tmp_path), portal=False)
    assert (code, states(report)[SEZ]) == (4, "failed")


def test_of_both_kinds_of_a_file_the_json_is_taken(tmp_path):
    for ending in ("csv", "json"):
        (tmp_path / f"sdmx_data_3641.{ending}").touch()
    (tmp_path / "SDMX_DATA_3642.CSV").touch()
    files, over = folder.found(tmp_path, ["3641", "3642"])
    assert {path.name for path in files.values()} == {"sdmx_data_3641.json", "SDMX_DATA_3642.CSV"}
    assert over == ["sdmx_data_3641.csv: sdmx_data_3641.json is taken"]


WRONG = {
    "another host": (["--portal", "https://example.org"], "is not asked: only https://api.siat"),
    "no HTTPS": (["--portal", "http://api.siat.stat.uz"], "is not asked"),
    "no such series": (["--only", "9999"], "9999 is none of the 56 series of zones: 3639 to 3694"),
    "no folder": (["--from", "nowhere"], "nowhere is no folder"),
    "no place for the report": (["--report", "nowhere/report.json"], "cannot be written"),
    "no such rule": (["--accept", "everything"], "everything"),
}


@pytest.mark.parametrize(("arguments", "told"), WRONG.values(), ids=WRONG)
def test_a_call_that_is_not_written_so(home, capsys, arguments, told):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert told in capsys.readouterr().err
    assert not home.exists()


def test_synthetic_files_into_a_real_store_are_a_wrong_call(home, sync, server):
    code, report = sync("--demo")
    assert code == 2
    assert "SYNTHETIC" in report["outcome"]
    assert server.asked == []


def test_a_damaged_store_is_told(begun, sync):
    (begun / "current").write_text("?")
    code, report = sync()
    assert code == 1
    assert "is damaged" in report["outcome"]


def test_what_is_said(begun, server, tmp_path, capsys):
    """All of it on the terminal, the report in its file; nothing if it is quiet and all is well."""
    server.odd[descriptor_path(SEZ)] = answer(b"{}")
    path = tmp_path / "report.json"
    arguments = ["--portal", server.url, "--only", SEZ, STOPPED, "--report", str(path)]
    assert main([*arguments, "--again"], QUICK) == 0
    said = capsys.readouterr().out
    assert "industrial_production  downloaded\n" in said
    assert "accounts_receivable    downloaded\n" in said
    assert "3641 (industrial_production, sez): descriptor: the descriptor names no file" in said
    assert "warning [other] sdmx_data_3641.json" in said
    assert said.endswith("\nThere is nothing new.\n")
    assert json.loads(path.read_bytes())["ingest"]["version"] is None
    assert [one.name for one in tmp_path.iterdir() if one != begun] == ["report.json"]
    assert main([*arguments, "--quiet"], QUICK) == 0
    assert "".join(capsys.readouterr()) == ""
    server.odd[file_path(SEZ)] = answer(b"", 404)
    assert main([*arguments, "--quiet"], QUICK) == 4
    said = capsys.readouterr()
    assert said.out == ""
    assert "3641 (industrial_production, sez) failed: descriptor:" in said.err
    assert json.loads(path.read_bytes())["exit"] == 4
