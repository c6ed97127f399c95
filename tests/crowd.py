"""Readers of open pages as a server sees them: clicks now and then, looks for newer figures."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field

import httpx2

from tests.bench.replay import ROUTE

CLIENTS = 50
EVERY = 4  # seconds between two looks of an open page (assets/fresh.js)


@dataclass
class Crowd:
    """Readers of open pages, each of them clicking now and then."""

    url: str
    posts: list[bytes]
    old: str
    answers: list[tuple[int, str, bytes]] = field(default_factory=list)  # question, version, answer
    failed: list[str] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)  # when a reader had the newer figures

    async def click(self) -> None:
        limits = httpx2.Limits(max_connections=CLIENTS)
        async with httpx2.AsyncClient(base_url=self.url, limits=limits, timeout=30) as client:
            await asyncio.gather(*(self.read(client, number) for number in range(CLIENTS)))

    async def read(self, client: httpx2.AsyncClient, number: int) -> None:
        """One reader: clicks, and looks for newer figures as a page does, until all have them."""
        chance = random.Random(number)
        version, tag = self.old, ""
        look = time.monotonic() + EVERY * chance.random()
        while len(self.seen) < CLIENTS:
            await asyncio.sleep(chance.uniform(1, 3))
            await self.ask(client, chance.randrange(len(self.posts)), version)
            if time.monotonic() < look:
                continue
            headers = {"X-Version": version} | ({"If-None-Match": tag} if tag else {})
            answer = await client.get("/api/v1/version", headers=headers)
            look = time.monotonic() + EVERY * chance.uniform(0.9, 1.1)
            if answer.status_code == 304:
                continue
            tag, served = answer.headers["etag"], answer.json()["data_version"]
            if served != version:
                version = served
                await self.ask(client, 0, version)
                self.seen.append(time.time())

    async def ask(self, client: httpx2.AsyncClient, number: int, version: str) -> None:
        headers = {"X-Version": version, "content-type": "application/json"}
        try:
            answer = await client.post(ROUTE, content=self.posts[number], headers=headers)
        except httpx2.HTTPError as error:
            self.failed.append(repr(error))
            return
        if answer.status_code != 200 or answer.headers["x-version"] != version:
            self.failed.append(f"{answer.status_code} {answer.headers.get('x-version')}")
        self.answers.append((number, version, answer.content))
