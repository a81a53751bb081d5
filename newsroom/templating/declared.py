"""The documentation of a template's data, which is what the parser checks names against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(Enum):
    """What a value is, with a label for people, which no import translates."""

    TEXT = "text", _("text")
    NUMBER = "number", _("number")
    YES_NO = "yes or no", _("yes or no")
    MOMENT = "moment", _("moment")
    MARKUP = "markup", _("markup")
    ADDRESS = "address", _("address")
    PICTURES = "picture sizes", _("picture sizes")  # the value of srcset
    RECORD = "record", _("record")
    LIST = "list", _("list")
    NOTHING = "nothing", _("nothing")  # what None is, and a value already told as a problem

    label: Promise

    def __new__(cls, value: str, label: Promise) -> "Kind":
        made = object.__new__(cls)
        made._value_, made.label = value, label
        return made


@dataclass(frozen=True)
class Value:
    """One value: what it is and means. The example is shown to whoever changes the template."""

    kind: Kind
    meaning: str | Promise = ""
    example: str = ""
    optional: bool = False  # may be left out: then it is empty
    fields: Mapping[str, "Value"] = field(default_factory=dict)  # of a record
    item: "Value | None" = None  # what a list is of

    def __post_init__(self) -> None:
        for name in self.fields:
            if not name.isidentifier() or name.startswith("_"):
                raise ValueError(f"“{name}” is no name for a value.")
        object.__setattr__(self, "fields", MappingProxyType(dict(self.fields)))

    def fits(self, wanted: "Value") -> bool:
        """Whether a template that was told of `wanted` can be given this."""
        if self.kind is not wanted.kind:
            return self.kind is Kind.NOTHING or (self.kind, wanted.kind) in _ALSO
        if self.item and wanted.item:
            return self.item.fits(wanted.item)
        return all(
            other.optional if name not in self.fields else self.fields[name].fits(other)
            for name, other in wanted.fields.items()
        )


_ALSO = {(Kind.ADDRESS, Kind.TEXT), (Kind.ADDRESS, Kind.PICTURES), (Kind.PICTURES, Kind.TEXT)}
NOTHING = Value(Kind.NOTHING)


class Declared(Value):
    """All that a template is given, by name: `Declared(story=record(…), site=record(…))`."""

    def __init__(self, **values: Value) -> None:
        super().__init__(Kind.RECORD, fields=values)

    def documentation(self) -> Iterator[tuple[str, Value]]:
        """Every value with its whole path, records before what is in them."""
        yield from _documentation("", self)


def _documentation(before: str, value: Value) -> Iterator[tuple[str, Value]]:
    for name, inner in value.fields.items():
        path = f"{before}{name}"
        yield path, inner
        yield from _documentation(f"{path}.", inner)
        if inner.item:
            yield from _documentation(f"{path}.0.", inner.item)


def text(meaning: str | Promise, example: str = "", *, optional: bool = False) -> Value:
    return Value(Kind.TEXT, meaning, example, optional)


def number(meaning: str | Promise, example: str = "", *, optional: bool = False) -> Value:
    return Value(Kind.NUMBER, meaning, example, optional)


def yes_no(meaning: str | Promise, example: str = "", *, optional: bool = False) -> Value:
    return Value(Kind.YES_NO, meaning, example, optional)


def moment(meaning: str | Promise, example: str = "", *, optional: bool = False) -> Value:
    return Value(Kind.MOMENT, meaning, example, optional)


def markup(meaning: str | Promise, example: str = "", *, optional: bool = False) -> Value:
    return Value(Kind.MARKUP, meaning, example, optional)


def address(meaning: str | Promise, example: str = "", *, optional: bool = False) -> Value:
    return Value(Kind.ADDRESS, meaning, example, optional)


def pictures(meaning: str | Promise, example: str = "", *, optional: bool = False) -> Value:
    return Value(Kind.PICTURES, meaning, example, optional)


def record(meaning: str | Promise, *, optional: bool = False, **fields: Value) -> Value:
    return Value(Kind.RECORD, meaning, optional=optional, fields=fields)


def listing(meaning: str | Promise, item: Value, *, optional: bool = False) -> Value:
    return Value(Kind.LIST, meaning, optional=optional, item=item)
