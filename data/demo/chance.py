"""Chance that depends on the seed and on what it is for, never on what was drawn before: a set
with a further quarter has the same figures in the earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

WHOLE = 1 << 64


def draw(low: float, high: float, *of: object) -> float:
    """A number between `low` and `high`, always the same for the same `of`."""
    digest = blake2b("|".join(map(str, of)).encode(), digest_size=8).digest()
    return low + (high - low) * int.from_bytes(digest, "big") / WHOLE


def split(total: int, shares: Sequence[float]) -> list[int]:
    """Whole numbers in these proportions that add up to `total` (0 or more)."""
    whole = sum(shares)
    exact = [total * share / whole for share in shares]
    found = [int(number) for number in exact]
    order = sorted(range(len(shares)), key=lambda i: (found[i] - exact[i], i))
    for i in order[: total - sum(found)]:
        found[i] += 1
    return found
