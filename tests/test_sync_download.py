"""Fetching from the portal: what is followed, refused, repeated, stopped; against a real server."""

import asyncio
import tracemalloc
from email.utils import formatdate

import pytest

from data.sync import descriptor, fetch
from data.sync.download import GIVE_UP, LIMIT, Download, download
from data.sync.faults import Refused
from data.sync.fetch import Patience
from data.sync.memory import Remembered
from data.sync.origins import portal
from tests.imitation import (
    Imitation,
    answer,
    bomb,
    broken_off,
    descriptor_path,
    drip,
    endless,
    file_path,
    first,
    moved,
    pointing,
    serving,
)

pytestmark = pytest.mark.usefixtures("own_loop")

SERIES = "3641"
GOOD = b'[{"metadata":[],"data":[]}]'
FILE, DESCRIPTOR = file_path(SERIES), descriptor_path(SERIES)
QUICK = Patience(attempts=3, first=0.001, longest=0.002)
BRIEF = Patience(total=0.15, attempts=3, first=0.001, longest=0.002)


@pytest.fixture
def server():
    with serving() as one:
        one.files[SERIES] = GOOD
        yield one


def fetched(
    server: Imitation, patience: Patience = QUICK, known: Remembered | None = None
) -> Download:
    """What comes of the one series."""
    memory = {SERIES: known} if known else {}
    [one] = asyncio.run(download(portal(server.url), [SERIES], memory, patience))
    return one


def test_a_file_comes_by_way_of_its_descriptor(server):
    one = fetched(server)
    assert (one.state, one.content, one.remarks) == ("downloaded", GOOD, ())
    assert one.taken.updated_at == "2026-09-02T14:12:47.106082+05:00"
    assert server.asked == [DESCRIPTOR, FILE]
    [agent] = server.agents
    assert agent.startswith("Zonalar-sync/")


MENDED = {
    "500, then good": [answer(b"oh", 500)],
    "503 and 502, then good": [answer(b"oh", 503), answer(b"oh", 502)],
    "429 with a short wait": [answer(b"", 429, Retry_After="0")],
    "503 until a date that has passed": [answer(b"", 503, Retry_After=formatdate(0, usegmt=True))],
    "429 with a wait that is no time": [answer(b"", 429, Retry_After="soon")],
    "broken off, length announced": [broken_off(GOOD, announced=True)],
    "broken off, end by hanging up": [broken_off(GOOD, announced=False)],
    "empty": [answer(b"")],
    "damaged in packing": [answer(b"\x1f\x8bno", Content_Encoding="gzip")],
}


@pytest.mark.parametrize("replies", MENDED.values(), ids=MENDED)
def test_what_may_pass_is_asked_again(server, replies):
    server.odd[FILE] = first(*replies)
    assert fetched(server).content == GOOD
    assert server.asked.count(FILE) == len(replies) + 1


LASTING = {
    "always 500": (answer(b"oh", 500), "HTTP 500 Internal Server Error (asked 3 times)", 3),
    "429 for an hour": (
        answer(b"", 429, Retry_After="3600"), "429 Too Many Requests, which asks to wait 3600 s", 1,
    ),
    "always broken off": (broken_off(GOOD, announced=False), "breaks off after 13 bytes (asked", 3),
    "404": (answer(b"no", 404), "HTTP 404 Not Found", 1),
    "403": (answer(b"no", 403), "HTTP 403 Forbidden", 1),
    "an HTML page": (answer(b"<html>", 200, "text/html"), "is text/html (an error page?), not", 1),
    "an HTML page that is called JSON": (answer(b"\n <!DOCTYPE html>"), "HTML or XML page", 1),
    "a PDF": (answer(b"%PDF", 200, "application/pdf"), "is application/pdf, not JSON", 1),
    "text that is called JSON": (answer(b"Service busy"), "does not begin as JSON", 1),
    "another host": (moved("https://example.org/x.json"), "example.org/x.json is not at", 1),
    "another port": (moved("http://127.0.0.1:9/x"), "http://127.0.0.1:9/x is not at", 1),
    "a circle": (moved(FILE), "more than 3 redirects", 4),
    "a file on the disk": (moved("file:///etc/passwd"), "is not at", 1),
    "no address": (moved("http://[::"), "is no address", 1),
    "304 out of the blue": (answer(b"", 304), "HTTP 304 Not Modified", 1),
    "206": (answer(GOOD, 206), "HTTP 206 Partial Content", 1),
}  # fmt: skip


@pytest.mark.parametrize(("reply", "reason", "times"), LASTING.values(), ids=LASTING)
def test_what_does_not_pass_is_told_and_not_asked_again(server, reply, reason, times):
    server.odd[FILE] = reply
    one = fetched(server)
    assert one.state == "failed"
    assert reason in one.reason
    assert one.content == b""
    assert server.asked.count(FILE) == times


def test_a_redirect_within_the_portal_is_followed(server):
    server.odd[FILE] = moved("/moved/1.json")
    server.odd["/moved/1.json"] = answer(GOOD, 200, "application/json; charset=utf-8")
    assert fetched(server).content == GOOD


@pytest.mark.parametrize("path", [FILE, DESCRIPTOR])
def test_a_slow_drip_is_ended_in_time(server, path):
    server.odd[path] = drip
    one = fetched(server, BRIEF)
    assert (one.state, one.reason) == ("failed", "stopped after 0.15 s, more than a file may take")


def test_headers_that_drip_are_ended_in_time(server):
    def dripping(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not handler.server.over.wait(0.02):
            handler.wfile.write(b"x")

    server.odd[FILE] = dripping
    assert "stopped after 0.15 s" in fetched(server, BRIEF).reason


def test_silence_is_ended_sooner(server):
    server.odd[FILE] = lambda handler: handler.server.over.wait(5)
    patience = Patience(read=0.05, attempts=2, first=0.001)
    assert fetched(server, patience).reason == "no answer in time (asked 2 times)"


def test_nobody_there():
    with serving() as server:
        pass
    one = fetched(server)
    assert one.state == "failed"
    assert "the connection failed" in one.reason
    assert "(asked 3 times)" in one.reason


GIGABYTE = 1 << 30
LARGE = {
    "announced": (
        answer(b"[", length=GIGABYTE),
        "have 1,073,741,824 bytes; at most 4,194,",
    ),
    "not announced": (endless, "stopped after 4,194,304 bytes"),
    "packed": (bomb(GIGABYTE // 32), "stopped after 4,194,304 bytes"),
}


@pytest.mark.parametrize(("reply", "reason"), LARGE.values(), ids=LARGE)
def test_a_file_that_grew_is_stopped_at_the_limit(server, reply, reason):
    server.odd[FILE] = reply
    server.sent = 0
    tracemalloc.start()
    one = fetched(server)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (one.state, reason in one.reason) == ("failed", True)
    assert most < 4 * LIMIT
    assert server.sent < 8 * LIMIT  # what the system's buffers hold is sent, but not taken


def test_a_length_that_lies_is_not_believed(server):
    server.odd[FILE] = answer(b"[" + b" " * 1000 + b"]", length=5)
    assert fetched(server).state == "failed"  # the rest is not read, so that the end is missing


POINTERS = {
    "a foreign file, then file_2": (
        pointing(file="https://example.org/x.json", file_2=FILE), "example.org/x.json is not at",
    ),
    "a file that is gone, then file_2": (pointing(file="/gone.json", file_2=FILE), "404 Not Found"),
    "a file that is a PDF, then file_2": (pointing(file="/x.pdf", file_2=FILE), "application/pdf"),
    "no file at all": (pointing(size="1 KB"), "names no file"),
    "a file that is a number": (pointing(file=5), "names no file"),
    "only a foreign one": (pointing(file="//example.org/x.json"), "example.org/x.json is not at"),
    "not JSON": (answer(b"{file}"), "the descriptor is not JSON"),
    "a list": (answer(b"[1]"), "the descriptor is not a JSON object"),
    "an HTML page": (answer(b"<p>", 200, "text/html"), "text/html (an error page?)"),
    "gone": (answer(b"", 404), "HTTP 404 Not Found"),
    "elsewhere": (moved("https://example.org/"), "https://example.org/ is not at"),
    "too large": (answer(b"{" + b" " * 300_000 + b"}"), "at most 262,144 are taken"),
}  # fmt: skip


@pytest.mark.parametrize(("reply", "remark"), POINTERS.values(), ids=POINTERS)
def test_a_descriptor_without_use_is_told_and_the_usual_address_is_asked(server, reply, remark):
    server.odd[DESCRIPTOR] = reply
    server.odd["/x.pdf"] = answer(b"%PDF", 200, "application/pdf")
    one = fetched(server)
    assert (one.state, one.content) == ("downloaded", GOOD)
    assert remark in " ".join(one.remarks)


def test_without_descriptor_and_file_both_reasons_are_told(server):
    server.odd = {DESCRIPTOR: pointing(), FILE: answer(b"", 404)}
    one = fetched(server)
    assert one.state == "failed"
    assert one.reason.startswith("descriptor: the descriptor names no file; /media/")
    assert one.reason.endswith("HTTP 404 Not Found")


def test_a_descriptor_that_may_pass_is_no_reason_to_guess(server):
    server.odd[DESCRIPTOR] = answer(b"", 503)
    assert fetched(server).state == "failed"
    assert FILE not in server.asked


def test_of_a_descriptor_no_people_are_kept(server):
    assert "odamova" not in repr(fetched(server)).lower()


def test_what_has_not_changed_is_not_sent_again(server):
    before = fetched(server)
    again = fetched(server, known=before.taken)
    assert (again.state, again.content, again.taken) == ("unchanged", b"", before.taken)
    assert server.answered == [200, 200, 200, 304]


def test_the_same_bytes_without_an_etag_are_unchanged_too(server):
    server.odd[FILE] = answer(GOOD)
    before = fetched(server)
    assert (before.state, before.taken.etag) == ("downloaded", "")
    assert fetched(server, known=before.taken).state == "unchanged"


def test_a_new_file_is_taken_whatever_was_known(server):
    before = fetched(server)
    server.files[SERIES] = GOOD + b" "
    assert fetched(server, known=before.taken).state == "downloaded"


def test_a_portal_that_is_down_is_not_asked_for_every_series(server):
    wanted = [str(number) for number in range(3639, 3639 + 12)]
    for series in wanted:
        server.odd[descriptor_path(series)] = answer(b"", 503)
    done = []
    found = asyncio.run(download(portal(server.url), wanted, {}, QUICK, done.append))
    assert [one.series for one in found] == wanted
    assert {one.state for one in found} == {"failed"}
    assert sorted(one.series for one in done) == wanted
    untried = [one for one in found if one.reason.startswith("not tried: the portal failed")]
    assert len(untried) >= len(wanted) - GIVE_UP - fetch.CONNECTIONS


def test_only_a_few_connections_at_once(server):
    open_now, most = [], []

    def slow(handler):
        open_now.append(1)
        most.append(len(open_now))
        handler.server.over.wait(0.02)
        open_now.pop()
        handler.reply(GOOD)

    wanted = [str(number) for number in range(3639, 3639 + 8)]
    for series in wanted:
        server.files[series] = GOOD
        server.odd[file_path(series)] = slow
    asyncio.run(download(portal(server.url), wanted, {}, QUICK))
    assert max(most) <= fetch.CONNECTIONS


def test_a_wait_that_is_asked_for_is_kept(server, monkeypatch):
    pauses, real = [], asyncio.sleep

    async def sleep(seconds):
        pauses.append(seconds)
        await real(0)

    monkeypatch.setattr(fetch.asyncio, "sleep", sleep)
    server.odd[FILE] = first(answer(b"", 429, Retry_After="7"), answer(b"", 503))
    assert fetched(server).state == "downloaded"
    asked, usual = (pause for pause in pauses if pause)
    assert (asked, usual < 0.01) == (7, True)


def test_pauses_grow_and_are_spread():
    patience = Patience(attempts=8, first=1, longest=30)
    pauses = list(patience.pauses())
    for pause, full in zip(pauses, (1, 2, 4, 8, 16, 30, 30), strict=True):
        assert full / 2 <= pause <= full
    assert pauses != list(patience.pauses())


OFFICIAL = portal()
LINKS = {
    "/media/a.json": "https://api.siat.stat.uz/media/a.json",
    "https://siat.stat.uz/media/a.json": "https://siat.stat.uz/media/a.json",
    "https://API.siat.stat.uz:443/a": "https://api.siat.stat.uz/a",
    "http://api.siat.stat.uz/a": None,
    "https://api.siat.stat.uz:8443/a": None,
    "https://api.siat.stat.uz.example.org/a": None,
    "https://api.siat.stat.uz@example.org/a": None,
    "https://user:word@api.siat.stat.uz/a": None,
    "https://api.siat.stat.uz\\@example.org/a": None,
    "//example.org/a": None,
    "http://127.0.0.1/a": None,
    "https://[::1]/a": None,
    "ftp://api.siat.stat.uz/a": None,
    "https://[": None,
}


@pytest.mark.parametrize(("link", "asked"), LINKS.items(), ids=LINKS)
def test_only_official_addresses_over_https_are_asked(link, asked):
    found_on = OFFICIAL.descriptor(SERIES)
    if asked:
        assert str(OFFICIAL.link(link, found_on)) == asked
    else:
        with pytest.raises(Refused, match=r"not followed|no address"):
            OFFICIAL.link(link, found_on)


def test_a_descriptor_that_writes_http_is_asked_over_https():
    content = b'{"file":"http://api.siat.stat.uz/media/a.json"}'
    found = descriptor.read(content, OFFICIAL.descriptor(SERIES), OFFICIAL)
    assert [str(url) for url in found.links] == ["https://api.siat.stat.uz/media/a.json"]


PORTALS = {
    "https://api.siat.stat.uz": True,
    "https://siat.stat.uz/api": True,
    "http://127.0.0.1:8000": True,
    "http://localhost:8000": True,
    "https://[::1]:8000": True,
    "http://api.siat.stat.uz": False,
    "https://example.org": False,
    "http://10.0.0.1": False,
    "http://0.0.0.0:8000": False,
    "http://localhost.example.org": False,
    "http://user@127.0.0.1:8000": False,
    "http://127.0.0.1:99999": False,
    "api.siat.stat.uz": False,
    "": False,
}


@pytest.mark.parametrize(("address", "is_asked"), PORTALS.items(), ids=PORTALS)
def test_a_portal_is_official_or_on_this_machine(address, is_asked):
    if is_asked:
        assert str(portal(address)) == address
    else:
        with pytest.raises(ValueError, match=r"siat\.stat\.uz"):
            portal(address)
