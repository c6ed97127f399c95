"""Which addresses are asked at all: the publisher's, or a practice server on this machine."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from httpx2 import URL, InvalidURL

from .faults import Refused

OFFICIAL = ("api.siat.stat.uz", "siat.stat.uz")
PORTAL = "https://api.siat.stat.uz"


@dataclass(frozen=True, slots=True)
class Portal:
    """Where descriptors and files may come from; `base` is what the paths are put behind."""

    base: URL
    hosts: tuple[str, ...]  # with their scheme and port, as `_origin` writes them

    def __str__(self) -> str:
        return str(self.base).rstrip("/")

    @property
    def is_official(self) -> bool:
        return self.base.host in OFFICIAL

    def descriptor(self, series: str) -> URL:
        """Where the portal says which file belongs to a series."""
        path = f"{self.base.path.rstrip('/')}/sdmx/{series}/table/download/"
        return self.base.copy_with(path=path, query=b"download_format=json")

    def usual(self, series: str) -> URL:
        """The address of the file that the publisher's own pages link to."""
        return self.base.copy_with(path=f"/media/uploads/sdmx/sdmx_data_{series}.json")

    def link(self, text: str, found_on: URL) -> URL:
        """The address that a descriptor or a redirect names; Refused if it must not be asked."""
        try:
            url = found_on.join(text)
        except (InvalidURL, ValueError) as error:
            raise Refused(f"{text[:200]!r} is no address: {error}") from None
        if url.userinfo or _origin(url) not in self.hosts:
            allowed = " or ".join(self.hosts)
            raise Refused(f"{_shown(url)} is not at {allowed}: such a link is not followed")
        return url


def portal(address: str = PORTAL) -> Portal:
    """The portal at this address; ValueError with the reason if it must not be asked.

    Official hosts over HTTPS may lead to each other; a loopback address (practice) only to itself.
    """
    try:
        url = URL(address)
    except (InvalidURL, ValueError) as error:
        raise ValueError(f"{address!r} is no address: {error}") from None
    if url.userinfo or url.query or url.fragment or not url.host or (url.port or 0) > 65535:
        raise ValueError(f"{address!r}: give scheme and host only, as in {PORTAL}")
    official = tuple(f"https://{host}" for host in OFFICIAL)
    if _origin(url) in official:
        return Portal(url, official)
    if url.scheme in ("http", "https") and _is_loopback(url.host):
        return Portal(url, (_origin(url),))
    raise ValueError(
        f"{address!r} is not asked: only {' or '.join(official)}, or for practice a server on this "
        "machine, as in http://127.0.0.1:8000"
    )


def _origin(url: URL) -> str:
    """`https://host`, with the port where it is not the usual one (httpx2 drops the usual)."""
    host = f"[{url.host}]" if ":" in url.host else url.host
    return f"{url.scheme}://{host}" + ("" if url.port is None else f":{url.port}")


def _shown(url: URL) -> str:
    """An address as it may stand in a message: no user, no query, not endless."""
    return f"{_origin(url)}{url.path}"[:200]


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
