"""The dashboard as a process of its own: started as `make run` does, watched, always stopped."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
OPTIONS = ("--proxy-headers", "--no-server-header", "--no-access-log", "--timeout-keep-alive", "65")
PATIENCE = 90  # seconds until a start counts as failed


@dataclass(frozen=True)
class Server:
    """A running worker: where it listens, and how long it took to be ready."""

    process: subprocess.Popen
    port: int
    started: float  # seconds from the start of the process to a ready answer

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """Seconds of CPU that the process has used, all threads, to the nanosecond."""
        # What clock_getcpuclockid(3) returns; Python offers the clock but not the call.
        return time.clock_gettime((~self.process.pid << 3) | 2)

    def memory(self, kind: str = "VmRSS") -> float:
        """Resident memory in MB; `RssAnon` is what no other process can share."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith(kind))
        return int(line.split()[1]) / 1024


@contextmanager
def serving(
    folder: Path | None = None, store: Path | None = None, workers: int = 1, log: Path | None = None
) -> Iterator[Server]:
    """A worker, or several, on a free port over the shipped data or those of `folder`, without
    anything that was ingested on this machine but what is in `store`; what it tells goes to `log`.
    """
    port = _free_port()
    command = [sys.executable, "-m", "uvicorn", "app:application", "--port", str(port), *OPTIONS]
    command += ["--workers", str(workers), "--log-level", "info" if log else "error"]
    none = Path(tempfile.gettempdir()) / f"no-store-{port}"
    store = store or (folder / "var" if folder else none)
    data = {"ZONALAR_DATA": str(folder or ""), "ZONALAR_STORE": str(store)}
    begin = time.perf_counter()
    lines = log.open("wb") if log else None
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | data, stdout=lines, stderr=lines
    )  # fmt: skip
    try:
        _await(process, f"http://127.0.0.1:{port}/readyz")
        yield Server(process, port, time.perf_counter() - begin)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if lines:
            lines.close()


def _await(process: subprocess.Popen, address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"The server stopped with code {process.returncode}.")
        try:
            with urlopen(address, timeout=PATIENCE):
                return
        except (URLError, ConnectionError):
            time.sleep(0.02)
    raise RuntimeError(f"The server was not ready after {PATIENCE} s.")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
