"""Who does what, and when: for those who wait and for the history."""

from __future__ import annotations

import getpass
import os
import shlex
import sys
from datetime import datetime

LENGTH = 300  # of a command that is told


def now() -> str:
    return datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")


def command() -> str:
    """What was called, in one line."""
    return " ".join(shlex.join(["python", *sys.orig_argv[1:]]).split())[:LENGTH]


def account() -> str:
    """The account of the system, or its number where it has no name (in a container)."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
