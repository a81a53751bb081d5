"""Makes the plain frozen values that templates are given, and nothing but what was declared."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Union

from django.utils.functional import Promise

from newsroom.templating.declared import Kind, Value
from newsroom.templating.problems import UnfitData

DIGITS = 18  # of a number; more takes long to write out
ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|/(?![/\\])|[#?])[^\s\x00-\x1f\x7f\"'<>`]*|", re.I)
PICTURES = re.compile(rf"(?:{ADDRESS.pattern}) ?[\d.]*[wx]?", re.I)


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML that is clean already (a story's text, a drawing): alone written out as it is."""

    html: str

    def __bool__(self) -> bool:
        return bool(self.html)


class Record:
    """Values by name. Nothing is reached but through the names that were declared."""

    __slots__ = ("declared", "values")

    def __init__(self, declared: Value, values: Mapping[str, "Frozen"]) -> None:
        self.declared = declared
        self.values = MappingProxyType(dict(values))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self.values == other.values

    __hash__ = None  # type: ignore[assignment] # two equal records may hold lists of others


Frozen = Union[str, int, bool, date, Markup, Record, tuple["Frozen", ...], None]  # noqa: UP007 - it names itself


def freeze(value: Any, declared: Value, path: str = "") -> Frozen:
    """The value as templates may have it; one frozen before with the same declaration as it is.

    UnfitData where it is not what was declared.
    """
    if isinstance(value, Record) and value.declared is declared:
        return value
    if value is None:
        return _empty(declared, path)
    try:
        return FREEZERS[declared.kind](value, declared, path)
    except (TypeError, ValueError):
        raise UnfitData(
            f"{path or 'The data'} is no {declared.kind.label}, but {type(value).__name__}."
        ) from None


def _empty(declared: Value, path: str) -> Frozen:
    if declared.optional or declared.kind in (Kind.MOMENT, Kind.NOTHING):
        return EMPTY.get(declared.kind)
    raise UnfitData(f"{path or 'The data'} is missing.")


def _text(value: Any, declared: Value, path: str) -> str:
    if not isinstance(value, str | Promise):
        raise TypeError
    return str.__str__(str(value))  # of a safe string, the text alone: it is escaped like any other


def _number(value: Any, declared: Value, path: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 10**DIGITS:
        raise TypeError
    return int(value)


def _yes_no(value: Any, declared: Value, path: str) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _moment(value: Any, declared: Value, path: str) -> date:
    if not isinstance(value, date) or (isinstance(value, datetime) and value.tzinfo is None):
        raise TypeError
    return value


def _markup(value: Any, declared: Value, path: str) -> Markup:
    if not isinstance(value, Markup):
        raise TypeError
    return value


def _address(value: Any, declared: Value, path: str) -> str:
    address = _text(value, declared, path)
    if not ADDRESS.fullmatch(address):
        raise UnfitData(f"{path} is no address: {address[:80]}")
    return address


def _pictures(value: Any, declared: Value, path: str) -> str:
    addresses = _text(value, declared, path)
    for one in addresses.split(", "):
        if not PICTURES.fullmatch(one):
            raise UnfitData(f"{path} has no address at: {one[:80]}")
    return addresses


def _record(value: Any, declared: Value, path: str) -> Record:
    if isinstance(value, Record):
        value = value.values
    if not isinstance(value, Mapping):
        raise TypeError
    before = f"{path}." if path else ""
    return Record(
        declared,
        {
            name: freeze(value.get(name), inner, before + name)
            for name, inner in declared.fields.items()
        },
    )


def _list(value: Any, declared: Value, path: str) -> tuple[Frozen, ...]:
    if not isinstance(value, Iterable) or isinstance(value, str | Mapping) or not declared.item:
        raise TypeError
    item = declared.item
    return tuple(freeze(one, item, f"{path}.{at}") for at, one in enumerate(value))


EMPTY: dict[Kind, Frozen] = {
    Kind.TEXT: "",
    Kind.ADDRESS: "",
    Kind.PICTURES: "",
    Kind.NUMBER: 0,
    Kind.YES_NO: False,
    Kind.MARKUP: Markup(""),
    Kind.LIST: (),
}
FREEZERS: dict[Kind, Callable[[Any, Value, str], Frozen]] = {
    Kind.TEXT: _text,
    Kind.ADDRESS: _address,
    Kind.PICTURES: _pictures,
    Kind.NUMBER: _number,
    Kind.YES_NO: _yes_no,
    Kind.MOMENT: _moment,
    Kind.MARKUP: _markup,
    Kind.RECORD: _record,
    Kind.LIST: _list,
}
