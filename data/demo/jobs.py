"""Jobs: those at the start of a year, created, lost, and at the end of a period fit together, as do
the employees; all follow from the jobs created."""

from __future__ import annotations

from collections.abc import Sequence

from .figures import Maker, Rows, cumulative, named, single
from .quarters import Quarter
from .territories import REGIONS

FIRST = 30  # jobs a region begins with for each one that its first quarter creates
UNTOLD = 0.001  # part of the jobs that comes or goes without being reported
INDICATORS = (
    "new_jobs", "jobs_lost", "jobs_start_of_year", "jobs_end_of_period", "employees",
)  # fmt: skip


def jobs(maker: Maker, quarters: Sequence[Quarter]) -> dict[str, Rows]:
    """The figures of every indicator of jobs; `maker` is that of the jobs created."""
    created, lost, start, end, employed = [], [], [], [], []
    opening = closing = [0] * len(REGIONS)
    for quarter in quarters:
        more = single(maker, quarter)[1:]
        less = _times(maker, more, quarter, "lost", 0.45, 0.85)
        if quarter.number == 1:
            opening = [was or FIRST * new for was, new in zip(closing, more, strict=True)]
            closing = opening
        untold = _times(maker, closing, quarter, "untold", -UNTOLD, UNTOLD)
        changes = zip(closing, more, less, untold, strict=True)
        closing = [was + new - gone + rest for was, new, gone, rest in changes]
        created.append(more)
        lost.append(less)
        start.append(opening)
        end.append(closing)
        employed.append(_times(maker, closing, quarter, "employed", 0.88, 0.94))
    sums = [[[sum(one), *one] for one in table] for table in (created, lost, start, end, employed)]
    flows = [cumulative(table, quarters) for table in sums[:2]]
    stocks = [named([list(row) for row in zip(*table, strict=True)]) for table in sums[2:]]
    return dict(zip(INDICATORS, (*flows, *stocks), strict=True))


def _times(
    maker: Maker, numbers: Sequence[int], quarter: Quarter, of: str, low: float, high: float
) -> list[int]:
    """Each region's number times something between `low` and `high`."""
    return [
        round(number * maker.draw(low, high, of, region.code, quarter.key))
        for region, number in zip(REGIONS, numbers, strict=True)
    ]
