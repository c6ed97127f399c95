"""What was ingested, in versions: an append-only store on disk, switched by one rename.

A version is a list of segments, each the events of one publish: figures added, revised, withdrawn.
Nothing that was written is changed; `current` names the version that is served."""

from .archives import archive, archived
from .change import Change, Counts
from .compare import difference
from .errors import Busy, Outdated, VersionError
from .lock import writing
from .places import home
from .pointer import current, last_switch, signature, versions
from .publication import KEPT, publish
from .restoring import goal, rollback
from .version import Version

__all__ = [
    "KEPT", "Busy", "Change", "Counts", "Outdated", "Version", "VersionError", "archive",
    "archived", "current", "difference", "goal", "home", "last_switch", "publish", "rollback",
    "signature", "versions", "writing",
]  # fmt: skip
