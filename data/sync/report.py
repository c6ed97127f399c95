"""What a sync did, series by series: the lines of the terminal and the JSON for cron."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

import orjson

from ..portal import Series

STATES = ("downloaded", "read", "unchanged", "missing", "failed", "refused")
WIDE = max(map(len, STATES))


@dataclass
class Line:
    """One series of the report."""

    series: str
    code: str
    zone: str
    indicator: str
    state: str  # one of STATES
    bytes: int = 0  # of the file as it came
    sha256: str = ""
    updated_at: str = ""  # of the last upload, by the portal
    reason: str = ""  # why it failed, was refused or is missing
    remarks: tuple[str, ...] = ()  # what was not as expected on the way

    @classmethod
    def of(cls, series: Series, state: str, **more: object) -> Line:
        return cls(series.id, series.code, series.zone, series.indicator, state, **more)


@dataclass
class Report:
    """The whole run; `ingest` is empty as long as no file was handed on."""

    source: str  # the portal's address, or the folder
    started: str  # ISO 8601 with offset
    finished: str = ""
    exit: int = 0
    outcome: str = ""  # in one sentence
    series: list[Line] = field(default_factory=list)
    ingest: dict[str, object] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)  # of the run as a whole

    def end(self, code: int, outcome: str) -> None:
        """What the command ends with."""
        self.exit, self.outcome = code, outcome

    def of(self, state: str) -> list[Line]:
        return [line for line in self.series if line.state == state]

    def content(self) -> bytes:
        """The report as JSON."""
        counts = {state: len(self.of(state)) for state in STATES}
        fields = asdict(self) | {"counts": {name: n for name, n in counts.items() if n}}
        return orjson.dumps(fields, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)

    def table(self) -> Iterator[str]:
        """Every series with its state, a line for each indicator; then what was not as expected."""
        zones = list(dict.fromkeys(line.zone for line in self.series))
        states = {(line.indicator, line.zone): line.state for line in self.series}
        names = list(dict.fromkeys(line.indicator for line in self.series))
        width = max(map(len, names), default=0)
        if names:
            yield "  ".join([" " * width, *(zone.ljust(WIDE) for zone in zones)]).rstrip()
        for name in names:
            cells = [states.get((name, zone), "").ljust(WIDE) for zone in zones]
            yield "  ".join([name.ljust(width), *cells]).rstrip()
        for line in self.series:
            if line.state != "missing" and line.reason:
                yield f"{line.series} ({line.indicator}, {line.zone}) {line.state}: {line.reason}"
            for remark in line.remarks:
                yield f"{line.series} ({line.indicator}, {line.zone}): {remark}"
        if missing := self.of("missing"):
            yield f"Missing: {', '.join(line.series for line in missing)}"
        yield from self.remarks
