"""Why a file could not be had."""

from __future__ import annotations


class Fault(Exception):
    """No acceptable file; the message says what came instead and what is expected."""


class Refused(Fault):
    """An answer that asking again does not mend: another host, another type, too large, 404."""


class Passing(Fault):
    """A fault that may pass by itself; `wait` are the seconds of a Retry-After."""

    def __init__(self, message: str, wait: float = 0) -> None:
        super().__init__(message)
        self.wait = wait
