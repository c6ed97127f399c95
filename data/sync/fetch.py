"""One address asked politely: limits on time and size, retries, redirects by hand, conditions."""

from __future__ import annotations

import asyncio
import random
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http import HTTPStatus

import httpx2
from httpx2 import URL

from .faults import Fault, Passing, Refused
from .memory import Remembered
from .origins import Portal

REDIRECTS = 3
CONNECTIONS = 2
# Only what httpx2 unpacks in pieces, so that the limit holds for what was unpacked.
HEADERS = {
    "User-Agent": "Zonalar-sync/1 (dashboard of zone statistics; quarterly figures)",
    "Accept": "application/json",
    "Accept-Encoding": "gzip",
}
JSON = ("application/json", "text/json")
# What file servers call a .json that they do not know; its first character decides then.
BYTES = ("application/octet-stream", "binary/octet-stream", "text/plain", "")
PAIRS = {b"[": b"]", b"{": b"}"}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds, and how often to ask."""

    connect: float = 10
    read: float = 20  # between two pieces of an answer
    total: float = 120  # for a series with all its attempts and pauses: ends a slow drip
    attempts: int = 4
    first: float = 1  # pause after the first attempt; each further one is twice as long …
    longest: float = 30  # … up to this
    asked: float = 60  # the longest Retry-After that is waited for
    store: float = 60  # for another command that writes to the store

    def pauses(self) -> Iterator[float]:
        """The pauses between attempts, spread so that many clients do not return at once."""
        for attempt in range(self.attempts - 1):
            yield random.uniform(0.5, 1) * min(self.longest, self.first * 2**attempt)


USUAL = Patience()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came from an address; `content` is None if nothing has changed there (304)."""

    url: URL
    content: bytes | None
    etag: str = ""
    modified: str = ""


def client(portal: Portal, patience: Patience) -> httpx2.AsyncClient:
    """The client for a run; the proxy of the environment is not for loopback."""
    return httpx2.AsyncClient(
        headers=HEADERS,
        timeout=httpx2.Timeout(patience.read, connect=patience.connect),
        limits=httpx2.Limits(max_connections=CONNECTIONS),
        follow_redirects=False,
        verify=_certificates(portal.is_official),
        trust_env=portal.is_official,
    )


@cache
def _certificates(by_environment: bool) -> ssl.SSLContext:
    """The authorities that are trusted; reading them takes longer than a file."""
    return httpx2.create_ssl_context(trust_env=by_environment)


async def fetch(
    asking: httpx2.AsyncClient,
    portal: Portal,
    url: URL,
    limit: int,
    patience: Patience,
    known: Remembered | None = None,
) -> Answer:
    """The JSON at an address, `limit` bytes at most; Refused, or Passing after the last attempt."""
    pauses = patience.pauses()
    while True:
        try:
            return await _followed(asking, portal, url, limit, known)
        except Passing as fault:
            if fault.wait > patience.asked:
                said = f"{fault}, which asks to wait {fault.wait:.0f} s: try later"
                raise Passing(said) from None
            pause = next(pauses, None)
            if pause is None:
                raise Passing(f"{fault} (asked {patience.attempts} times)") from None
            await asyncio.sleep(max(pause, fault.wait))


async def _followed(
    asking: httpx2.AsyncClient, portal: Portal, url: URL, limit: int, known: Remembered | None
) -> Answer:
    """One attempt: redirects are followed to allowed addresses only."""
    conditions = _conditions(known) if known and known.url == str(url) else {}
    try:
        for _ in range(REDIRECTS + 1):
            async with asking.stream("GET", url, headers=conditions) as response:
                if not response.has_redirect_location:
                    return await _read(response, limit, bool(conditions))
                url = portal.link(response.headers["Location"], url)
    except httpx2.TimeoutException:
        raise Passing("no answer in time") from None
    except (httpx2.TransportError, httpx2.DecodingError) as error:
        raise _broken(error) from error
    raise Refused(f"more than {REDIRECTS} redirects")


def _conditions(known: Remembered) -> dict[str, str]:
    pairs = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in pairs.items() if value}


def _broken(error: Exception) -> Fault:
    """A connection that failed: a certificate does not get better, all else may."""
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Refused(f"the server's certificate is not valid: {cause.verify_message}")
        cause = cause.__cause__ or cause.__context__
    return Passing(f"the connection failed: {error or type(error).__name__}")


async def _read(response: httpx2.Response, limit: int, is_conditional: bool) -> Answer:
    """The body of an answer that is JSON of a size that can be."""
    headers, status = response.headers, response.status_code
    if status == HTTPStatus.NOT_MODIFIED and is_conditional:
        return Answer(response.url, None)
    if status != HTTPStatus.OK:
        said = f"HTTP {status} {response.reason_phrase}".strip()
        if status >= 500 or status in (408, 425, 429):
            raise Passing(said, _asked(headers.get("Retry-After", "")))
        raise Refused(said)
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in (*JSON, *BYTES) and not kind.endswith("+json"):
        page = " (an error page?)" if "html" in kind else ""
        raise Refused(f"the answer is {kind}{page}, not JSON")
    length = headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > limit:
        said = f"the answer is said to have {int(length):,} bytes"
        raise Refused(f"{said}; at most {limit:,} are taken")
    content = await _taken(response, limit)
    _whole(content)
    return Answer(response.url, content, headers.get("ETag", ""), headers.get("Last-Modified", ""))


async def _taken(response: httpx2.Response, limit: int) -> bytes:
    """The body, unpacked; Refused as soon as it is over the limit, whatever was announced."""
    content = bytearray()
    async for piece in response.aiter_bytes():
        content += piece
        if len(content) > limit:
            raise Refused(f"stopped after {limit:,} bytes, more than a file of a series can have")
    return bytes(content)


def _whole(content: bytes) -> None:
    """Refused if it is no JSON at first sight; Passing if its end is missing."""
    text = content.removeprefix(b"\xef\xbb\xbf").strip()
    if not text:
        raise Passing("the answer is empty")
    if text.startswith(b"<"):
        raise Refused("the answer is an HTML or XML page (an error?), though it is called JSON")
    if text[:1] not in PAIRS:
        raise Refused("the answer does not begin as JSON: neither with [ nor with {")
    if not text.endswith(PAIRS[text[:1]]):
        raise Passing(f"the answer breaks off after {len(content):,} bytes")


def _asked(text: str) -> float:
    """Retry-After, a number of seconds or a date, in seconds from now; 0 if neither."""
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
