"""Reader of the portal's JSON: a list with one object, records of metadata, rows of territories."""

from __future__ import annotations

import codecs
import json
from collections import Counter

from .contacts import is_contact, without_contacts
from .encoding import decoded
from .findings import Findings, Unreadable, listed
from .given import Given
from .metadata import is_known
from .raw import LABELS, LANGUAGES, Number, Raw, Record, Row

AGAIN = "Download the file again; if it is the same, the publisher has changed its format."
FIELDS = [f"{part}_{language}" for part in ("name", "value") for language in LANGUAGES]


class Pairs(dict):
    """A JSON object that remembers which of its keys stood there more than once."""

    repeated: tuple[str, ...] = ()

    @classmethod
    def read(cls, pairs: list[tuple[str, object]]) -> Pairs:
        found = cls(pairs)
        if len(found) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            found.repeated = tuple(sorted(key for key, count in counts.items() if count > 1))
        return found


class Constant(str):
    """NaN or Infinity, which JSON does not have."""

    __slots__ = ()


def read(given: Given, findings: Findings) -> Raw:
    """The file; Unreadable if it is not of that form."""
    content = given.read()
    if content.startswith(codecs.BOM_UTF8):
        findings.warn("bom", "begins with a byte order mark, which the portal does not write")
    whole = _whole(_parsed(decoded(content, findings), findings), findings)
    records = _records(whole["metadata"], findings)
    kept = [record for record in records if _is_kept(record, findings)]
    rows = _rows(whole["data"], findings)
    if findings.failed:
        raise Unreadable
    return Raw(tuple(kept), rows, _cleaned(kept, whole["data"]))


def _parsed(text: str, findings: Findings) -> object:
    try:
        return json.loads(
            text, object_pairs_hook=Pairs.read, parse_float=Number, parse_int=Number,
            parse_constant=Constant,
        )  # fmt: skip
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) - 1 or "Unterminated" in error.msg
        rule = f"is not JSON: {error.msg}" + (" (the file breaks off)" if cut else "")
        near = text[max(0, error.pos - 20) : error.pos + 20]
        findings.error("json", rule, AGAIN, row=error.lineno, column=str(error.colno), value=near)
    except RecursionError:
        findings.error("json", "is nested too deeply", AGAIN)
    raise Unreadable


def _whole(parsed: object, findings: Findings) -> Pairs:
    """The one object of the list."""
    rule = "must be a list with one object of metadata and data"
    if isinstance(parsed, Pairs) and "file" in parsed:
        rule = "this is the portal's pointer to the file, not the file"
        findings.error("form", rule, "Download the address that stands under `file`.")
        raise Unreadable
    if not isinstance(parsed, list) or len(parsed) != 1 or not isinstance(parsed[0], Pairs):
        found = f"a list of {len(parsed)}" if isinstance(parsed, list) else _kind(parsed)
        findings.error("form", rule, AGAIN, value=found)
        raise Unreadable
    whole = parsed[0]
    for name in ("metadata", "data"):
        if not isinstance(whole.get(name), list):
            found = _kind(whole[name]) if name in whole else "missing"
            findings.error("form", f"{name} must be a list", AGAIN, column=name, value=found)
    if whole.repeated:
        findings.error("repeated", "stands twice", AGAIN, value=listed(whole.repeated))
    if findings.failed:
        raise Unreadable
    if more := [name for name in whole if name not in ("metadata", "data")]:
        findings.warn("more", "is not known and left out", column=listed(more))
    return whole


def _records(found: list, findings: Findings) -> list[Record]:
    records = []
    for number, record in enumerate(found, 1):
        place = f"metadata record {number}"
        if not isinstance(record, Pairs) or record.repeated:
            rule = "must be an object with a name and a value in each language, each once"
            findings.error("form", rule, AGAIN, row=place, value=_kind(record))
            continue
        texts = {name: record.get(name) or "" for name in FIELDS}
        odd = [name for name, text in texts.items() if type(text) is not str]
        if odd:
            rule = "must be a text"
            findings.error(
                "form", rule, AGAIN, row=place, column=odd[0], value=_kind(texts[odd[0]])
            )
            continue
        records.append(Record(*(
            {language: texts[f"{part}_{language}"].strip() for language in LANGUAGES}
            for part in ("name", "value")
        )))  # fmt: skip
    return records


def _is_kept(record: Record, findings: Findings) -> bool:
    """Records about officers go, and those of which nobody knows what they are about."""
    if is_contact(record.names.values()):
        return False
    if not is_known(record):
        rule = "a record of the metadata that is not known; it is left out"
        findings.warn("more", rule, row="metadata", value=record.title)
        return False
    return True


def _rows(found: list, findings: Findings) -> tuple[Row, ...]:
    rows = []
    for number, row in enumerate(found, 1):
        if not isinstance(row, Pairs):
            rule = "must be an object: Code, labels, one value a period"
            findings.error("form", rule, AGAIN, row=number, value=_kind(row))
            continue
        code = row.get("Code")
        place = f"{number} ({code})"
        if row.repeated:
            rule = "stands more than once in the row"
            findings.error("repeated", rule, AGAIN, row=place, column=listed(row.repeated))
        if isinstance(code, Number):
            findings.warn("form", "a code should be a text", row=place, column="Code", value=code)
        elif not isinstance(code, str):
            rule = "must be the code of a territory"
            findings.error("form", rule, AGAIN, row=number, column="Code", value=_kind(code))
            continue
        for key in [key for key, cell in row.items() if isinstance(cell, list | dict)]:
            rule = "must be a number, not something nested"
            findings.error("value", rule, AGAIN, row=place, column=key, value=_kind(row[key]))
        cells = {key: cell for key, cell in row.items() if key not in ("Code", *LABELS)}
        rows.append(Row(place, str(code), cells))
    if not found:
        findings.error("empty", "the file holds no rows", AGAIN, column="data")
    return tuple(rows)


def _kind(value: object) -> str:
    """What a JSON value is, for messages; its content may be anything."""
    names = {Pairs: "an object", list: "a list", Number: "a number", str: "a text",
             bool: "true or false", type(None): "null", Constant: "no number"}  # fmt: skip
    return names.get(type(value), type(value).__name__)


def _cleaned(records: list[Record], rows: list) -> bytes:
    """The file without contacts, its numbers as they were."""
    metadata = [
        {f"name_{name}": record.names[name] for name in LANGUAGES}
        | {f"value_{name}": without_contacts(record.values[name]) for name in LANGUAGES}
        for record in records
    ]
    return _written([{"metadata": metadata, "data": [_labelled(row) for row in rows]}]).encode()


def _labelled(row: Pairs) -> dict[str, object]:
    return {key: without_contacts(cell) if type(cell) is str else cell for key, cell in row.items()}


def _written(value: object) -> str:
    """Compact JSON as the portal writes it; the `json` module would make floats of the numbers."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{_text(key)}:{_written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_written, value)) + "]"
    return str(value) if isinstance(value, Number | Constant) else _text(value)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
