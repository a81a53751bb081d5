"""Values with their filters, as they stand in {{ … }} and in tags: checked, and made ready.

What is made never looks up an attribute and never calls anything but the filters: a name leads
from one record to the next, a number into a list.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from newsroom.templating import limits
from newsroom.templating.declared import NOTHING, Kind, Value
from newsroom.templating.filters import FALLBACKS, FILTERS, TEXTS, Filter
from newsroom.templating.freezing import Frozen, Record
from newsroom.templating.problems import meant, shortened
from newsroom.templating.state import State, cost
from newsroom.templating.tokens import Word

Read = Callable[[State], Frozen]
Report = Callable[[int, int, str], None]  # offset, length, message

QUOTED = r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""
OPERAND = rf"_\((?:{QUOTED})\)|{QUOTED}|-?\d+(?![\w.])|[^\W\d]\w*(?:\.\w+)*"
FIRST = re.compile(OPERAND, re.S)
FILTER = re.compile(rf"\s*\|\s*(?P<name>\w+)(?P<argument>:(?P<value>{OPERAND})?)?", re.S)
ESCAPED = re.compile(r"\\([\"'\\])")
OWN_ADDRESS = re.compile(r"/(?![/\\])[\w\-./?#=&%]*|#[\w\-.]*")  # that a template may spell out
CONSTANTS: dict[str, tuple[Frozen, Value]] = {
    "True": (True, Value(Kind.YES_NO)),
    "False": (False, Value(Kind.YES_NO)),
    "None": (None, NOTHING),
}


@dataclass(frozen=True)
class Expression:
    value: Value  # what is known of it
    read: Read
    at: int
    length: int

    @property
    def kind(self) -> Kind:
        return self.value.kind


def always(value: Frozen) -> Read:
    def read(state: State) -> Frozen:
        return value

    return read


def nothing(word: Word) -> Expression:
    """In place of what could not be understood, and was reported."""
    return Expression(NOTHING, always(None), word.at, len(word.text))


def expression(word: Word, scope: Mapping[str, Value], report: Report) -> Expression:
    found = FIRST.match(word.text)
    if not found:
        message = _("“%(text)s” is no value.") % {"text": shortened(word.text)}
        report(word.at, len(word.text), message)
        return nothing(word)
    value, read = _operand(Word(found[0], word.at), scope, report)
    value, read = _filtered(word, found.end(), (value, read), scope, report)
    return Expression(value, read, word.at, len(word.text))


def _operand(word: Word, scope: Mapping[str, Value], report: Report) -> tuple[Value, Read]:
    text = word.text
    if text[0] in "\"'" or text.startswith("_("):
        return _literal(word, report)
    if text[0] in "-0123456789":
        if len(text) > len("-999999999"):
            report(word.at, len(text), _("This number is too large."))
            return NOTHING, always(None)
        number = int(text)
        return Value(Kind.NUMBER), always(number)
    if text in CONSTANTS:
        constant, value = CONSTANTS[text]
        return value, always(constant)
    return _path(word, scope, report)


def _literal(word: Word, report: Report) -> tuple[Value, Read]:
    if len(word.text) > limits.LITERAL:
        message = _("This text is longer than %(most)d characters.") % {"most": limits.LITERAL}
        report(word.at, len(word.text), message)
    if word.text.startswith("_("):
        text = unquoted(word.text[2:-1])
        return Value(Kind.TEXT), translated(text)
    text = unquoted(word.text)
    kind = Kind.ADDRESS if OWN_ADDRESS.fullmatch(text) else Kind.TEXT
    return Value(kind), always(text)


def translated(text: str) -> Read:
    def read(state: State) -> str:
        return str.__str__(gettext(text) if text else "")

    return read


def unquoted(literal: str) -> str:
    return ESCAPED.sub(r"\1", literal[1:-1])


def _path(word: Word, scope: Mapping[str, Value], report: Report) -> tuple[Value, Read]:
    names = word.text.split(".")
    value: Value | None = None
    done = 0
    for name in names:
        inner = _step(value, name) if value else scope.get(name)
        if inner is None:
            report(word.at + done, len(name), _unknown(word.text[: done - 1], name, value, scope))
            return NOTHING, always(None)
        if inner.kind is Kind.NOTHING:
            return NOTHING, always(None)  # what it came from was reported, or it is None
        value, done = inner, done + len(name) + 1
    return value or NOTHING, reader(names)


def _step(value: Value, name: str) -> Value | None:
    if value.kind is Kind.LIST and name.isascii() and name.isdigit() and len(name) < 4:  # noqa: PLR2004 - lists are shorter
        return value.item
    return value.fields.get(name)


def _unknown(before: str, name: str, value: Value | None, scope: Mapping[str, Value]) -> str:
    known = {"name": shortened(name), "before": shortened(before)}
    if value is None:
        message = _("there is no value “%(name)s” here%(meant)s")
        return message % {**known, "meant": meant(name, scope)}
    if value.kind is not Kind.RECORD:
        message = _("“%(before)s” is of the kind “%(kind)s” and has nothing inside.")
        return message % {**known, "kind": value.kind.label}
    message = _("“%(before)s” has no value “%(name)s”%(meant)s")
    return message % {**known, "meant": meant(name, value.fields)}


def reader(names: list[str]) -> Read:
    """Finds the value at run time. Past what is missing there is nothing, and no error."""
    if len(names) == 1:
        only = names[0]
        return lambda state: state.names[only]
    first, *rest = names

    def read(state: State) -> Frozen:
        value = state.names[first]
        for name in rest:
            if isinstance(value, Record):
                value = value.values.get(name)
            elif isinstance(value, tuple):
                at = int(name)
                value = value[at] if at < len(value) else None
            else:
                return None
        return value

    return read


def _filtered(
    word: Word, done: int, made: tuple[Value, Read], scope: Mapping[str, Value], report: Report
) -> tuple[Value, Read]:
    value, read = made
    count = 0
    while done < len(word.text):
        found = FILTER.match(word.text, done)
        if not found or (found["argument"] and found["value"] is None):
            rest = word.text[done:]
            message = _("“%(text)s” was not expected here.") % {"text": shortened(rest)}
            report(word.at + done, len(rest), message)
            return NOTHING, read
        done, count = found.end(), count + 1
        value, read = _one_filter(word, found, (value, read), scope, report)
    if count > limits.FILTERS:
        message = _("More than %(most)d filters on one value.") % {"most": limits.FILTERS}
        report(word.at, len(word.text), message)
    return value, read


def _one_filter(
    word: Word,
    found: re.Match[str],
    made: tuple[Value, Read],
    scope: Mapping[str, Value],
    report: Report,
) -> tuple[Value, Read]:
    name, at = found["name"], word.at + found.start("name")
    if name in FALLBACKS:
        return _fallback(word, found, made, scope, report)
    known = FILTERS.get(name)
    if known is None:
        message = _("there is no filter “%(name)s” here%(meant)s") % {
            "name": shortened(name),
            "meant": meant(name, FILTERS.keys() | FALLBACKS),
        }
        report(at, len(name), message)
        return NOTHING, made[1]
    if problem := _unfit(known, name, made[0]):
        report(at, len(name), problem)
        return NOTHING, made[1]
    argument, problem = _argument(known, name, found["value"])
    if problem:
        report(at, found.end() - found.start("name"), problem)
    return Value(known.gives), _applied(known, argument, made[1])


def _unfit(known: Filter, name: str, value: Value) -> str:
    """Why the filter is not for that value."""
    kind = value.kind
    if name == "join" and value.item and value.item.kind not in TEXTS | {Kind.NOTHING}:
        kind = value.item.kind
    elif kind is Kind.NOTHING or kind in known.takes:
        return ""
    return _("the filter “%(name)s” is not for the kind “%(kind)s”.") % {
        "name": name,
        "kind": kind.label,
    }


def _argument(known: Filter, name: str, written: str | None) -> tuple[str, str]:
    """The argument, and what is wrong with it."""
    if written is None:
        if not known.needs_argument:
            return "", ""
        problem = _("the filter “%(name)s” needs an argument, as in %(name)s:%(example)s")
    else:
        text = written if written.lstrip("-").isdigit() else unquoted(written)
        literal = written[0] in "\"'-0123456789"
        if literal and len(written) <= limits.LITERAL and known.argument.fullmatch(text):
            return text, ""
        problem = (
            _("the filter “%(name)s” takes an argument like %(name)s:%(example)s")
            if known.takes_argument
            else _("the filter “%(name)s” takes no argument.")
        )
    return "", problem % {"name": name, "example": f'"{known.example}"'}


def _applied(known: Filter, argument: str, read: Read) -> Read:
    do = known.do

    def apply(state: State) -> Frozen:
        value = read(state)
        state.spend(cost(value))
        return do(value, argument)

    return apply


def _fallback(
    word: Word,
    found: re.Match[str],
    made: tuple[Value, Read],
    scope: Mapping[str, Value],
    report: Report,
) -> tuple[Value, Read]:
    """`default` stands in for what is empty, `default_if_none` for what is missing."""
    name, (value, read) = found["name"], made
    if found["value"] is None:
        at, message = word.at + found.start("name"), _("the filter “%(name)s” needs an argument.")
        report(at, len(name), message % {"name": name})
        return NOTHING, read
    other, instead = _operand(Word(found["value"], word.at + found.start("value")), scope, report)
    if name == "default":
        return _either(value, other), lambda state: read(state) or instead(state)
    return _either(value, other), lambda state: _if_none(read(state), instead, state)


def _if_none(value: Frozen, instead: Read, state: State) -> Frozen:
    return instead(state) if value is None else value


def _either(one: Value, other: Value) -> Value:
    """What is known of a value that is one of the two."""
    if one.kind is Kind.NOTHING or other.kind is Kind.NOTHING:
        return one if other.kind is Kind.NOTHING else other
    if one.fits(other):
        return other
    if other.fits(one):
        return one
    kinds = {one.kind, other.kind}
    if kinds & {Kind.RECORD, Kind.LIST}:
        return Value(Kind.RECORD)
    return Value(Kind.MARKUP if Kind.MARKUP in kinds else Kind.TEXT)
