"""The same files from a folder into which somebody downloaded them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

NAME = re.compile(r"sdmx_data_(\d+)\.(json|csv)", re.IGNORECASE)


def found(folder: Path, wanted: Iterable[str]) -> tuple[dict[str, Path], list[str]]:
    """The file of each series that is there, and what is passed over, with the reason.

    Of a series with both kinds the JSON is taken: it says which indicator and unit it holds."""
    wanted = set(wanted)
    files: dict[str, Path] = {}
    over = []
    csv_last = sorted(folder.iterdir(), key=lambda path: (path.suffix.lower() == ".csv", path.name))
    for path in csv_last:
        name = NAME.fullmatch(path.name)
        if not name:
            over.append(f"{path.name}: not named as the portal does, sdmx_data_<ID>.json or .csv")
        elif name[1] not in wanted:
            over.append(f"{path.name}: {name[1]} is not among the series that are wanted")
        elif name[1] in files:
            over.append(f"{path.name}: {files[name[1]].name} is taken")
        else:
            files[name[1]] = path
    return files, over
