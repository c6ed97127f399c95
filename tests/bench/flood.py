"""Interactions a second: wrk where it is installed, else a plain client; either on the same cores.

`python -m tests.bench.flood URL FILE SECONDS CONNECTIONS` is that client as its own process.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

from .replay import HEADERS, ROUTE

SECONDS, CONNECTIONS = 5, 8
SCRIPT = Path(__file__).with_suffix(".lua")


@dataclass(frozen=True)
class Flood:
    """What a closed loop of clients got."""

    rate: float  # good answers a second
    failed: int
    client: str


def flood(url: str, posts: Sequence[bytes]) -> Flood:
    """Post the bodies in turn for some seconds, over several kept connections."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.write(b"\n".join(posts) + b"\n")
        file.flush()
        tool = shutil.which("wrk")
        command = _wrk(tool, url, file.name) if tool else _client(url, file.name)
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    line = next(line for line in output.splitlines() if line.startswith("RESULT"))
    answers, failed, seconds = (float(part) for part in line.split()[1:])
    return Flood((answers - failed) / seconds, int(failed), "wrk" if tool else "Python")


def _wrk(tool: str, url: str, file: str) -> list[str]:
    options = ["-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(SCRIPT)]
    return [tool, *options, url + ROUTE, "--", file]


def _client(url: str, file: str) -> list[str]:
    return [sys.executable, "-m", __name__, url, file, str(SECONDS), str(CONNECTIONS)]


async def _run(url: str, file: str, seconds: float, connections: int) -> None:
    host, port = urlsplit(url).hostname, urlsplit(url).port
    requests = cycle([_request(host, line) for line in Path(file).read_bytes().splitlines()])
    begin = time.perf_counter()
    end = begin + seconds
    counts = await asyncio.gather(*(_loop(host, port, requests, end) for _ in range(connections)))
    answers, failed = (sum(column) for column in zip(*counts, strict=True))
    print("RESULT", answers, failed, time.perf_counter() - begin)


def _request(host: str, body: bytes) -> bytes:
    head = "".join(f"{name}: {value}\r\n" for name, value in HEADERS.items())
    length = f"content-length: {len(body)}\r\n"
    return f"POST {ROUTE} HTTP/1.1\r\nhost: {host}\r\n{head}{length}\r\n".encode() + body


async def _loop(host: str, port: int, requests, end: float) -> tuple[int, int]:
    """One connection: ask, read the whole answer, ask again."""
    reader, writer = await asyncio.open_connection(host, port)
    answers = failed = 0
    while time.perf_counter() < end:
        writer.write(next(requests))
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        await reader.readexactly(int(head.partition(b"content-length:")[2].split(b"\r\n")[0]))
        answers, failed = answers + 1, failed + (not head.startswith(b"http/1.1 200"))
    writer.close()
    return answers, failed


if __name__ == "__main__":
    where, bodies, seconds, connections = sys.argv[1:]
    asyncio.run(_run(where, bodies, float(seconds), int(connections)))
