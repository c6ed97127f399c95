"""The types of query parameters: comma lists of values that are checked against the catalogues."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from data.language import _


def split(value: str | Sequence[str]) -> list[str]:
    """A comma list, a repeated parameter or both, as one list; empty parts are left out."""
    texts = [value] if isinstance(value, str) else value
    return [part.strip() for text in texts for part in text.split(",") if part.strip()]


def refusal(value: str, allowed: Iterable[str]) -> dict[str, Any]:
    """What is said of a value that a parameter does not take: `value`, `allowed`, `message`."""
    text = _("“{value}” is not a value of this parameter; “allowed” lists those that are.")
    shown = value[:60]
    return {"value": shown, "allowed": list(allowed), "message": text.format(value=shown)}


@dataclass(frozen=True)
class Value:
    """One of the values that `allowed()` names, or any that fits the `pattern`.

    They are read when a request comes: the catalogues belong to the store that is served. Without
    a check they are for /docs only."""

    allowed: Callable[[], Iterable[str]]
    pattern: str = ""
    checked: bool = True

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        limit = {"pattern": f"^{self.pattern}$"} if self.pattern else {"enum": list(self.allowed())}
        return handler(schema) | limit

    def check(self, text: str) -> str:
        """The text itself, if it may be asked for."""
        fits = re.fullmatch(self.pattern, text) if self.pattern else text in self.allowed()
        if self.checked and not fits:
            raise PydanticCustomError("refused", "{message}", refusal(text, self.allowed()))
        return text


class Single:
    """Documents a parameter that takes one value as just that, not as a list."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(schema)["items"]


def _only(values: list[str]) -> str:
    if len(values) > 1:
        problem = {"value": ",".join(values)[:60], "message": _("This parameter takes one value.")}
        raise PydanticCustomError("single", "{message}", problem)
    return values[0] if values else ""


def several(
    allowed: Callable[[], Iterable[str]], pattern: str = "", *, checked: bool = True
) -> Any:
    """The type of a parameter that takes a list of values."""
    item = Annotated[str, Value(allowed, pattern, checked)]
    return Annotated[list[item], BeforeValidator(split)]


def one(allowed: Callable[[], Iterable[str]], pattern: str = "", *, checked: bool = True) -> Any:
    """The type of a parameter that takes one value; empty when it is absent. A list for FastAPI,
    which would otherwise keep only the last of a repeated parameter; unchecked, it stays one."""
    many = several(allowed, pattern, checked=checked)
    check = (AfterValidator(_only),) if checked else ()
    return Annotated[many, *check, Single()]
