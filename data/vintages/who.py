"""Who does what, and when: for those who wait and for the history."""

from __future__ import annotations

import getpass
import os
import shlex
import sys
from datetime import datetime


def now() -> str:
    return datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")


def command() -> str:
    """What was called."""
    return shlex.join(["python", *sys.orig_argv[1:]])


def account() -> str:
    """The account of the system, or its number where it has no name (in a container)."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
