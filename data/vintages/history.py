"""What the events of a store add up to: which figures stand, and until when the others did."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..columns import KEYS
from .texts import numbered

IDENTITY = tuple(KEYS["observations"])  # what one source says of one cell
CELL = IDENTITY[:-1]


def followed(events: pd.DataFrame) -> pd.DataFrame:
    """The rows that were added or revised, oldest first, with `until`: the day on which the next
    event of the same series and cell became known (of other files: of the same source and cell),
    empty for what stands. Of each identity the last: a row that corrects another replaces it."""
    keys = _keys(events)
    order = np.argsort(keys, kind="stable")
    earlier = np.flatnonzero(keys[order][1:] == keys[order][:-1])
    known = events["known"].cat
    until = np.zeros(len(events), dtype=np.int64)
    until[order[earlier]] = known.codes.to_numpy()[order[earlier + 1]] + 1
    rows = events.assign(until=pd.Categorical.from_codes(until, ["", *known.categories]))
    rows = rows[(events["event"] != "withdrawn").to_numpy()]
    again = pd.Series(numbered(rows, IDENTITY)).duplicated(keep="last")
    return rows[~again.to_numpy()].reset_index(drop=True)


def _keys(events: pd.DataFrame) -> np.ndarray:
    """What an event replaces has the same number: of the portal's series the figure of the cell,
    whichever file it came from; of other files that of the same source."""
    sources = events["source_id"].cat
    codes = np.where(events["series"] == "", sources.codes, -1)
    of_file = pd.Categorical.from_codes(codes, dtype=events["source_id"].dtype)
    return numbered(events.assign(source_id=of_file), [*CELL, "series", "source_id"])
