"""What a template is made of once it is parsed. Nothing here changes after that: one parsed
template serves every thread."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext, ngettext

from newsroom.templating.declared import Kind, Value
from newsroom.templating.expressions import Expression, Read, always
from newsroom.templating.freezing import EMPTY, Frozen, Record
from newsroom.templating.state import State, shown

number, yes_no = Value(Kind.NUMBER), Value(Kind.YES_NO)
LOOP = {
    "counter": number,
    "counter0": number,
    "revcounter": number,
    "revcounter0": number,
    "first": yes_no,
    "last": yes_no,
}


@dataclass(frozen=True)
class Node:
    template: str  # its name
    line: int
    column: int
    at: int  # the offset in the source
    length: int

    def render(self, state: State) -> None:
        raise NotImplementedError


Body = tuple[Node, ...]


def render(body: Body, state: State) -> None:
    for node in body:
        state.at(node)
        node.render(state)


@dataclass(frozen=True)
class Text(Node):
    text: str

    def render(self, state: State) -> None:
        state.write(self.text)


@dataclass(frozen=True)
class Shown(Node):
    """{{ value }}"""

    expression: Expression

    def render(self, state: State) -> None:
        state.write(shown(self.expression.read(state)))


@dataclass(frozen=True)
class If(Node):
    branches: tuple[tuple[Read | None, Body], ...]  # no condition: the `else`

    def render(self, state: State) -> None:
        for condition, body in self.branches:
            if condition is None or condition(state):
                return render(body, state)
            state.spend()
        return None


@dataclass(frozen=True)
class For(Node):
    name: str
    items: Expression
    backwards: bool
    body: Body
    empty: Body
    counts: bool  # whether the body looks at forloop

    def render(self, state: State) -> None:
        items = self.items.read(state)
        if not isinstance(items, tuple) or not items:
            return render(self.empty, state)
        names, around = state.names, dict(state.names)
        for at, item in enumerate(reversed(items) if self.backwards else items):
            state.spend()
            names[self.name] = item
            if self.counts:
                names["forloop"] = _loop(at, len(items), around.get("forloop"))
            render(self.body, state)
        return _restore(names, around, (self.name, "forloop"))


def _restore(names: dict[str, Frozen], around: dict[str, Frozen], used: Sequence[str]) -> None:
    for name in used:
        if name in around:
            names[name] = around[name]
        else:
            names.pop(name, None)


def loop(around: Value | None) -> Value:
    """What is known of `forloop`."""
    outer = {"parentloop": around} if around else {}
    return Value(Kind.RECORD, fields={**LOOP, **outer})


LOOP_VALUE = loop(None)


def _loop(at: int, length: int, around: Frozen) -> Record:
    return Record(
        LOOP_VALUE,
        {
            "counter": at + 1,
            "counter0": at,
            "revcounter": length - at,
            "revcounter0": length - at - 1,
            "first": at == 0,
            "last": at == length - 1,
            "parentloop": around,
        },
    )


Bindings = tuple[tuple[str, Read], ...]


@dataclass(frozen=True)
class With(Node):
    bindings: Bindings
    body: Body

    def render(self, state: State) -> None:
        around = dict(state.names)
        state.names.update([(name, read(state)) for name, read in self.bindings])
        render(self.body, state)
        _restore(state.names, around, [name for name, _ in self.bindings])


@dataclass(frozen=True)
class Include(Node):
    """The other template sees what it declares, and nothing else."""

    bindings: Bindings
    body: Body

    def render(self, state: State) -> None:
        around = state.names
        state.names = {name: read(state) for name, read in self.bindings}
        render(self.body, state)
        state.names = around


@dataclass(frozen=True)
class FirstOf(Node):
    expressions: tuple[Expression, ...]

    def render(self, state: State) -> None:
        for expression in self.expressions:
            state.spend()
            if value := expression.read(state):
                return state.write(shown(value))
        return None


@dataclass(frozen=True)
class Message:
    """One message of a {% blocktranslate %}: text between names, as translators see it."""

    parts: tuple[str | tuple[str, int, int], ...]  # a name comes with its offset and length

    @property
    def key(self) -> str:
        return "".join(
            part.replace("%", "%%") if isinstance(part, str) else f"%({part[0]})s"
            for part in self.parts
        )

    @property
    def names(self) -> set[str]:
        return {part[0] for part in self.parts if not isinstance(part, str)}


@dataclass(frozen=True)
class BlockTranslate(Node):
    bindings: Bindings
    values: Mapping[str, Value]
    one: Message
    many: Message | None
    counter: Read | None
    trimmed: bool

    def render(self, state: State) -> None:
        around = dict(state.names)
        state.names.update([(name, read(state)) for name, read in self.bindings])
        names = self.one.names | (self.many.names if self.many else set())
        filled = {name: shown(state.names.get(name)) for name in names}
        state.spend(len(filled))
        state.write(self._translated(state, filled))
        _restore(state.names, around, [name for name, _ in self.bindings])

    def _translated(self, state: State, filled: Mapping[str, str]) -> str:
        try:
            return self._message(state) % filled
        except (KeyError, ValueError):  # a translation that asks for another name
            with translation.override(None):
                return self._message(state) % filled

    def _message(self, state: State) -> str:
        tidy: Callable[[str], str] = _trimmed if self.trimmed else str
        one = tidy(self.one.key)
        if not self.many or not self.counter:
            return gettext(one) if one else ""
        count = self.counter(state)
        return ngettext(one, tidy(self.many.key), count if isinstance(count, int) else 0)


def _trimmed(text: str) -> str:
    return " ".join(filter(None, (line.strip() for line in text.splitlines())))


@dataclass(frozen=True)
class InLanguage(Node):
    """The attributes of an element whose text is in that language."""

    language: Expression
    unless_around: bool  # for the site's own words inside a text in another language

    def render(self, state: State) -> None:
        code = str(self.language.read(state) or "")
        if self.unless_around:
            around = code
            code = translation.to_locale(translation.get_language() or around).replace("_", "-")
            if code == around:
                return
        state.write(f'lang="{shown(code)}" dir="{direction(code)}"')


def direction(code: str) -> str:
    try:
        return "rtl" if translation.get_language_info(code.lower())["bidi"] else "ltr"
    except KeyError:
        return "ltr"


def named(name: str) -> Read:
    return lambda state: state.names[name]


def empty(value: Value) -> Read:
    return always(EMPTY.get(value.kind))
