"""Write compressed copies of the static files: `python -m components.web.compress app`.

The copies are named by the content they stand for, so a changed file is never served by its
old copy and a second run has nothing to do.
"""

from __future__ import annotations

import asyncio
import gzip
import os
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from pathlib import Path

import brotli

from components.web import files, warm

SMALL = 200  # bytes: below it the headers weigh more


def main(module: str) -> None:
    """Compress what the application in `module` serves and forget what it no longer does."""
    app = import_module(module).app
    asyncio.run(warm.first_page(app.server, app))
    wanted = contents(files.paths(app))
    files.BUILD.mkdir(parents=True, exist_ok=True)
    for old in files.BUILD.iterdir():
        if old.stem not in wanted:
            old.unlink()
    write({name: body for name, body in wanted.items() if not done(name)})


def contents(paths: Mapping[str, Path]) -> dict[str, bytes]:
    """The files worth compressing, by digest."""
    chosen = (path for path in paths.values() if path.suffix in files.COMPRESSED)
    bodies = (path.read_bytes() for path in chosen)
    return {files.digest(body): body for body in bodies if len(body) >= SMALL}


def done(name: str) -> bool:
    """Whether both copies exist."""
    return all((files.BUILD / f"{name}.{end}").exists() for end in ("br", "gz"))


def write(bodies: Mapping[str, bytes]) -> None:
    """Compress on all processors, largest first."""
    start, order = time.perf_counter(), sorted(bodies, key=lambda name: -len(bodies[name]))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        sizes = list(pool.map(copies, order, (bodies[name] for name in order)))
    before, after = sum(map(len, bodies.values())) // 1000, sum(sizes) // 1000
    spent = time.perf_counter() - start
    print(f"Compressed {len(sizes)} files: {before} kB to {after} kB in {spent:.1f} s.")


def copies(name: str, body: bytes) -> int:
    """Write both copies whole or not at all; the size of the smaller one."""
    coded = {"br": brotli.compress(body, quality=11), "gz": gzip.compress(body, 9, mtime=0)}
    for end, content in coded.items():
        draft = files.BUILD / f"{name}.{end}.{os.getpid()}"
        draft.write_bytes(content)
        draft.rename(files.BUILD / f"{name}.{end}")
    return len(coded["br"])


if __name__ == "__main__":
    main(sys.argv[1])
