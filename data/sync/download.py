"""All series fetched from the portal: two at a time, only what is newer, faults with their reason.

The bytes stay in memory: officers' contacts, which every file carries, never reach a disk."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

import httpx2
from httpx2 import URL

from . import descriptor
from .faults import Fault, Passing, Refused
from .fetch import CONNECTIONS, Answer, Patience, client, fetch
from .memory import Remembered
from .origins import Portal

LIMIT = 4 * 1024 * 1024  # bytes; 15 rows over a hundred years of quarters are 100 kB
GIVE_UP = 6  # series in succession that the portal did not answer for: the rest is not tried


@dataclass(frozen=True, slots=True)
class Download:
    """What came of one series: `downloaded`, `unchanged` or `failed`."""

    series: str
    state: str
    reason: str = ""  # why it failed
    remarks: tuple[str, ...] = ()  # what was not as expected on the way
    content: bytes = field(default=b"", repr=False)
    taken: Remembered | None = None  # what to remember of it


async def download(
    portal: Portal,
    wanted: Iterable[str],
    known: Mapping[str, Remembered],
    patience: Patience,
    done: Callable[[Download], None] = lambda one: None,
) -> list[Download]:
    """The series of these numbers, in their order; none raises, `done` hears of each in turn."""
    silent = 0
    turns = asyncio.Semaphore(CONNECTIONS)

    async def one(asking: httpx2.AsyncClient, series: str) -> Download:
        nonlocal silent
        async with turns:
            if silent >= GIVE_UP:
                reason = f"not tried: the portal failed for the {silent} series before it"
                found = Download(series, "failed", reason)
            else:
                found, is_silent = await _tried(asking, portal, series, known.get(series), patience)
                silent = silent + 1 if is_silent else 0
        done(found)
        return found

    async with client(portal, patience) as asking:
        return await asyncio.gather(*(one(asking, series) for series in wanted))


async def _tried(
    asking: httpx2.AsyncClient,
    portal: Portal,
    series: str,
    known: Remembered | None,
    patience: Patience,
) -> tuple[Download, bool]:
    """One series, and whether the portal failed to answer for it."""
    try:
        async with asyncio.timeout(patience.total):
            return await _series(asking, portal, series, known, patience), False
    except TimeoutError:
        reason = f"stopped after {patience.total:g} s, more than a file may take"
        return Download(series, "failed", reason), True
    except Fault as fault:
        return Download(series, "failed", str(fault)), isinstance(fault, Passing)


async def _series(
    asking: httpx2.AsyncClient,
    portal: Portal,
    series: str,
    known: Remembered | None,
    patience: Patience,
) -> Download:
    """Descriptor, then the first of the addresses that has a file."""
    links, updated_at, remarks = await _addresses(asking, portal, series, patience)
    for url in links:
        try:
            answer = await fetch(asking, portal, url, LIMIT, patience, known)
        except Refused as fault:
            remarks.append(f"{url.path}: {fault}")
            continue
        return _taken(series, url, answer, updated_at, known, tuple(remarks))
    raise Refused("; ".join(remarks))


async def _addresses(
    asking: httpx2.AsyncClient, portal: Portal, series: str, patience: Patience
) -> tuple[list[URL], str, list[str]]:
    """Where the file may be, in order; when it was uploaded; what is wrong with the descriptor.

    The last is the address that the publisher's own pages link to, for a descriptor without use."""
    usual = portal.usual(series)
    try:
        answer = await fetch(asking, portal, portal.descriptor(series), descriptor.LIMIT, patience)
        found = descriptor.read(answer.content or b"", answer.url, portal)
    except Refused as fault:
        return [usual], "", [f"descriptor: {fault}"]
    links = list(dict.fromkeys([*found.links, usual]))
    return links, found.updated_at, list(found.remarks)


def _taken(
    series: str,
    url: URL,
    answer: Answer,
    updated_at: str,
    known: Remembered | None,
    remarks: tuple[str, ...],
) -> Download:
    if answer.content is None and known:
        taken = replace(known, updated_at=updated_at or known.updated_at)
        return Download(series, "unchanged", remarks=remarks, taken=taken)
    sha256 = hashlib.sha256(answer.content).hexdigest()
    taken = Remembered(str(url), answer.etag, answer.modified, sha256, updated_at)
    if known and known.sha256 == sha256:
        return Download(series, "unchanged", remarks=remarks, taken=taken)
    return Download(series, "downloaded", "", remarks, answer.content, taken)
