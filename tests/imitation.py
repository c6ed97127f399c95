"""A server that imitates the publisher's portal, and every way in which it may go wrong."""

from __future__ import annotations

import hashlib
import json
import re
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

OFFICER, PHONE, MAIL = "Sinovchi Odamova", "(71) 202-80-00", "s.odamova@example.org"
Reply = Callable[["Handler"], None]


def descriptor_path(series: str) -> str:
    return f"/sdmx/{series}/table/download/"


def file_path(series: str) -> str:
    return f"/media/uploads/sdmx/sdmx_data_{series}.json"


class Imitation(ThreadingHTTPServer):
    """Serves `files` by the series' number; `odd` has a reply of its own for some paths."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.files: dict[str, bytes] = {}
        self.odd: dict[str, Reply] = {}
        self.asked: list[str] = []  # paths, in the order of the requests
        self.agents: set[str] = set()
        self.answered: list[int] = []  # statuses
        self.over = threading.Event()  # ends replies that go on until somebody hangs up

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what some tests want to see: nothing is printed."""


class Handler(BaseHTTPRequestHandler):
    server: Imitation
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # header and body are two writes

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked.append(path)
        self.server.agents.add(self.headers["User-Agent"])
        number = re.search(r"\d+", path)
        if path in self.server.odd:
            self.server.odd[path](self)
        elif not number or number[0] not in self.server.files:
            self.reply(b"not here", 404, "text/plain")
        elif path == descriptor_path(number[0]):
            link = f"{self.server.url}{file_path(number[0])}"
            self.reply(json.dumps(descriptor(file=link)).encode())
        else:
            self.file(self.server.files[number[0]])

    def file(self, content: bytes) -> None:
        """A file as a web server gives it: by its ETag, if it was taken before not again."""
        etag = f'"{hashlib.md5(content).hexdigest()}"'
        if self.headers["If-None-Match"] == etag:
            self.reply(b"", 304, ETag=etag)
        else:
            self.reply(content, ETag=etag)

    def reply(
        self,
        content: bytes,
        status: int = 200,
        kind: str = "application/json",
        length: int | None = None,
        **headers: str,
    ) -> None:
        self.server.answered.append(status)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


def descriptor(**fields: object) -> dict[str, object]:
    """What the portal says of a series, with the people it names."""
    return fields | {
        "size": "16 KB",
        "updated_at": "2026-09-02T14:12:47.106082+05:00",
        "user": {"full_name": OFFICER, "phone": PHONE, "email": MAIL},
    }


def pointing(**fields: object) -> Reply:
    """A descriptor with these fields."""
    return lambda handler: handler.reply(json.dumps(descriptor(**fields)).encode())


def answer(content: bytes, *more: object, **headers: object) -> Reply:
    return lambda handler: handler.reply(content, *more, **headers)


def moved(address: str) -> Reply:
    return lambda handler: handler.reply(b"", 302, Location=address)


def first(*replies: Reply) -> Reply:
    """These replies to the first requests, then the ordinary file."""
    waiting = list(replies)

    def reply(handler: Handler) -> None:
        if waiting:
            waiting.pop(0)(handler)
        else:
            number = re.search(r"\d+", handler.path)
            handler.file(handler.server.files[number[0]])

    return reply


def broken_off(content: bytes, *, announced: bool) -> Reply:
    """The first half, then the connection ends."""

    def reply(handler: Handler) -> None:
        handler.close_connection = True
        if announced:
            handler.send_response(200)
            handler.send_header("Content-Type", "application/json")
            handler.send_header("Content-Length", str(len(content)))
        else:
            handler.send_response(200)
            handler.send_header("Content-Type", "application/json")
            handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(content[: len(content) // 2])

    return reply


def drip(handler: Handler) -> None:
    """A byte now and then, never the end; so slow that no pause between two bytes is too long."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    while not handler.server.over.wait(0.02):
        handler.wfile.write(b"[")
        handler.wfile.flush()


def endless(handler: Handler) -> None:
    """A gigabyte that was not announced; `sent` of the server tells how much of it was taken."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    piece = b"[" + b" " * (64 * 1024)
    handler.server.sent = 0
    for _ in range(16 * 1024):
        handler.wfile.write(piece)
        handler.server.sent += len(piece)


def bomb(size: int) -> Reply:
    """Zeros that are small while packed; made in pieces, so that they are never large here."""
    packer, zeros = zlib.compressobj(1, wbits=31), b"0" * (1 << 20)
    pieces = [packer.compress(b"[")] + [packer.compress(zeros) for _ in range(size >> 20)]
    packed = b"".join(pieces) + packer.flush()
    return lambda handler: handler.reply(packed, Content_Encoding="gzip")


@contextmanager
def serving() -> Iterator[Imitation]:
    """A running imitation."""
    with Imitation() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join(5)
