"""Files to a change of the store: read, held against everything, compared; then published.

`prepare` writes nothing; `publish` writes all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from .. import loading, vintages
from ..rules import DataError
from ..synthetic import refusal
from ..vintages import Version
from ..vintages.lock import WAIT, quiet
from .batch import Batch
from .call import Call
from .findings import JUDGED
from .given import Given
from .options import Options, Prepared, Usage


def prepare(
    files: Iterable[str | Path | Given], *, home: Path | None = None, folder: Path | None = None,
    today: date | None = None, published: date | None = None, series: str = "",
    accept: Iterable[str] = (), demo: bool = False,
) -> Prepared:  # fmt: skip
    """Read the files, check them together and against what is loaded. Usage if the call makes no
    sense, VersionError if the store is damaged; whatever is wrong with a file is a finding."""
    options = Options(
        home or vintages.home(), folder or loading.folder(), today or date.today(), published,
        series, frozenset(accept), demo,
    )  # fmt: skip
    given = tuple(one if isinstance(one, Given) else Given(str(one)) for one in files)
    _check(options, given)
    return Call(options, given).prepared()


def publish(
    prepared: Prepared,
    validate: Callable[[Version], None] = lambda _: None,
    *,
    anew: bool = True,
    wait: float = WAIT,
    say: Callable[[str], None] = quiet,
) -> Version | None:
    """Put the change into force, the files (without contacts) into the archive; None if there is
    nothing to change. If another ingest came in between, the files are compared anew; without
    `anew` that is Outdated, for somebody has said yes to another change.

    DataError (what is written cannot be loaded, or the files do not fit any more; `validate` may
    raise its own), Busy (another one is running), VersionError (the store cannot be written)."""
    options = prepared.options
    if prepared.change is None:
        raise ValueError("These files have errors and cannot be published.")

    def load(version: Version) -> None:
        loading.load(options.folder, options.home, version)
        validate(version)

    if prepared.change.empty:
        return None
    with vintages.writing(options.home, wait=wait, say=say):
        version = vintages.current(options.home)
        if anew and prepared.change.base != (version.number if version else 0):
            say("The store has changed meanwhile: the files are compared with it anew.")
            prepared = Call(options, prepared.files).prepared()
            if prepared.change is None:
                raise DataError(list(prepared.errors))
            if prepared.change.empty:
                return None
        for batch in _used(prepared):
            name = Path(batch.path).name
            vintages.archive(options.home, name, batch.cleaned, batch.sha256, series=batch.series)
        return vintages.publish(options.home, prepared.change, load, wait=wait, say=say)


def _used(prepared: Prepared) -> list[Batch]:
    """The files that change something."""
    used = {one["sha256"] for one in prepared.change.files}
    return [batch for batch in prepared.batches if batch.sha256 in used]


def _check(options: Options, given: tuple[Given, ...]) -> None:
    if not given:
        raise Usage("Name at least one file.")
    if unknown := sorted(options.accept - set(JUDGED)):
        known = "; ".join(f"{name}: {words}" for name, words in JUDGED.items())
        raise Usage(f"--accept {unknown[0]}: only these rules leave room for judgement: {known}.")
    if refused := refusal(options.home, options.demo):
        raise Usage(refused)
    if options.published and options.published > options.today:
        raise Usage(f"--published {options.published} lies in the future.")
    if (options.series or options.published) and len(given) > 1:
        raise Usage("--series and --published speak of one file; name one.")
