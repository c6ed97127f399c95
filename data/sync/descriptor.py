"""The portal's pointer to the file of a series; of it only three fields are ever kept."""

from __future__ import annotations

from dataclasses import dataclass

import orjson
from httpx2 import URL

from .faults import Refused
from .origins import OFFICIAL, Portal

LIMIT = 256 * 1024  # bytes
LONGEST = 64  # of a date that is carried into reports


@dataclass(frozen=True, slots=True)
class Descriptor:
    """Where the file of a series is, `links` in the order to try them; and when it was uploaded.

    What else the portal sends, officers' names, phones and addresses among it, is dropped here.
    """

    links: tuple[URL, ...]
    updated_at: str = ""
    remarks: tuple[str, ...] = ()  # links that are not followed, and why


def read(content: bytes, found_on: URL, portal: Portal) -> Descriptor:
    """The descriptor in these bytes; Refused if it names no file that may be fetched."""
    try:
        fields = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise Refused(f"the descriptor is not JSON: {error}") from None
    if not isinstance(fields, dict):
        raise Refused("the descriptor is not a JSON object")
    named = {name: fields.get(name) for name in ("file", "file_2")}
    updated_at = fields.get("updated_at")
    del fields
    links, remarks = [], []
    for name, text in named.items():
        if not isinstance(text, str) or not text.strip():
            continue
        try:
            links.append(portal.link(_secure(text.strip()), found_on))
        except Refused as fault:
            remarks.append(f"{name} of the descriptor: {fault}")
    if not links:
        raise Refused("; ".join(remarks) or "the descriptor names no file")
    known = updated_at[:LONGEST] if isinstance(updated_at, str) else ""
    return Descriptor(tuple(dict.fromkeys(links)), known, tuple(remarks))


def _secure(text: str) -> str:
    """A portal behind a proxy writes its own address with http; it is asked over HTTPS only."""
    for host in OFFICIAL:
        if text.startswith(f"http://{host}/"):
            return "https" + text.removeprefix("http")
    return text
