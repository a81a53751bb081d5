"""Reads a template from its first token to its last, and goes on after what is wrong, so that
everything wrong is told at once."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from django.utils.translation import gettext as _

from newsroom.templating import limits
from newsroom.templating.declared import Kind, Value
from newsroom.templating.expressions import Expression, expression, nothing
from newsroom.templating.nodes import Bindings, Body, Node, Shown, Text
from newsroom.templating.problems import TemplateProblem, meant, shortened
from newsroom.templating.tokens import Places, Sort, Token, Word, tokens, unclosed

UNSHOWN = {Kind.RECORD, Kind.LIST}


class EnoughError(Exception):
    """Nothing more is worth reading."""


@dataclass(frozen=True)
class Partial:
    """Another managed template, as an `include` needs it."""

    name: str
    values: Mapping[str, Value]
    body: Body
    depth: int
    includes: frozenset[str]


Tag = Callable[["Parser", Token, list[Word]], Node | None]
FindPartial = Callable[[Word], Partial | str]  # a text says why it cannot be included


@dataclass(frozen=True)
class Open:
    name: str
    ends: tuple[str, ...]
    token: Token


class Parser:
    def __init__(
        self,
        source: str,
        scope: Mapping[str, Value],
        tags: Mapping[str, Tag],
        find_partial: FindPartial,
        name: str = "",
    ) -> None:
        self.source, self.name = source, name
        self.places = Places(source)
        self.scope = dict(scope)
        self.tags, self.find_partial = tags, find_partial
        self.problems: list[TemplateProblem] = []
        self.open: list[Open] = []
        self.unknown: set[str] = set()
        self.includes: set[str] = set()
        self.loops_counted = False
        self.nodes = self.depth = 0
        self.tokens = tokens(source)
        self.pending: Token | None = None

    def report(self, at: int, length: int, message: str) -> None:
        self.problems.append(self.places.problem(at, length, message))
        if len(self.problems) >= limits.PROBLEMS:
            raise EnoughError

    def report_token(self, token: Token, message: str) -> None:
        self.report(token.at, token.length, message)

    def place(self, token: Token) -> tuple[str, int, int, int, int]:
        """The first fields of every node."""
        self._count(token)
        at = token.at
        return self.name, self.places.line(at), self.places.column(at), at, token.length

    def _count(self, token: Token) -> None:
        self.nodes += 1
        if self.nodes > limits.NODES:
            message = _("The template has more than %(most)d values and tags.")
            self.report_token(token, message % {"most": limits.NODES})
            raise EnoughError

    # Reading on

    def whole(self) -> Body:
        body, __ = self._until(())
        return body

    def block(self, token: Token, name: str, *ends: str) -> tuple[Body, Token | None]:
        """What stands up to one of these tags, and that tag; None where it is missing."""
        self.open.append(Open(name, ends, token))
        self.deep(token, len(self.open))
        body, end = self._until(ends)
        self.open.pop()
        if end is None:
            message = _("“%(name)s” is not closed: there is no {%% %(end)s %%}.")
            self.report_token(token, message % {"name": name, "end": ends[-1]})
        return body, end

    def deep(self, token: Token, depth: int) -> None:
        self.depth = max(self.depth, depth)
        if depth > limits.DEPTH:
            message = _("More than %(most)d tags inside each other.")
            self.report_token(token, message % {"most": limits.DEPTH})
            raise EnoughError

    def _next(self) -> Token | None:
        token, self.pending = self.pending or next(self.tokens, None), None
        return token

    def _until(self, ends: tuple[str, ...]) -> tuple[Body, Token | None]:
        body: list[Node] = []
        while token := self._next():
            name = _name(token)
            if name in ends:
                return tuple(body), token
            if name and any(name in one.ends for one in self.open):
                self.pending = token  # closes what is around: this block was not closed
                break
            if node := self._node(token, name):
                body.append(node)
        return tuple(body), None

    def _node(self, token: Token, name: str) -> Node | None:
        if token.sort is Sort.TEXT:
            return Text(*self.place(token), token.text)
        if token.sort is Sort.UNCLOSED:
            self.report_token(token, unclosed(token))
        elif len(token.text) > limits.TAG:
            message = _("This is longer than %(most)d characters.") % {"most": limits.TAG}
            self.report_token(token, message)
        elif token.sort is Sort.VALUE:
            return self._shown(token)
        elif token.sort is Sort.TAG:
            return self._tag(token, name)
        return None

    def _shown(self, token: Token) -> Node | None:
        text = token.text.strip()
        if not text:
            self.report_token(token, _("There is no value between the braces."))
            return None
        at = token.inner + token.text.index(text)
        return Shown(*self.place(token), self.shown(Word(text, at)))

    def _tag(self, token: Token, name: str) -> Node | None:
        words = token.words()
        if not words:
            self.report_token(token, _("There is no tag between the braces."))
        elif len(words) > limits.WORDS:
            message = _("More than %(most)d words in one tag.") % {"most": limits.WORDS}
            self.report_token(token, message)
        elif tag := self.tags.get(name):
            return tag(self, token, words)
        else:
            self._unknown_tag(words[0])
        return None

    def _unknown_tag(self, word: Word) -> None:
        name = word.text
        if name.removeprefix("end") in self.unknown:
            return  # the end of what was told already
        if name.startswith(("end", "else", "elif", "empty", "plural")):
            message = _("“%(name)s” ends nothing that is open here.")
            self.report(word.at, len(name), message % {"name": shortened(name)})
            return
        self.unknown.add(name)
        message = _("there is no tag “%(name)s” here%(meant)s Allowed are: %(allowed)s.")
        known = {"name": shortened(name), "meant": meant(name, self.tags)}
        allowed = ", ".join(sorted(self.tags))
        self.report(word.at, len(name), message % {**known, "allowed": allowed})

    # What tags are made of

    def value(self, word: Word) -> Expression:
        self.loops_counted = self.loops_counted or "forloop" in word.text
        return expression(word, self.scope, self.report)

    def shown(self, word: Word) -> Expression:
        """A value that is written out."""
        made = self.value(word)
        if made.kind in UNSHOWN:
            message = _("“%(name)s” is of the kind “%(kind)s”: show something that is in it.")
            known = {"name": shortened(word.text), "kind": made.kind.label}
            self.report(word.at, len(word.text), message % known)
            return nothing(word)
        return made

    def bindings(self, words: list[Word]) -> tuple[Bindings, dict[str, Value]]:
        """From `name=value name=value`: how to read them, and what is known of them."""
        reads, values = [], {}
        for word in words:
            name, equals, text = word.text.partition("=")
            if not equals or not text or not name.isidentifier() or name.startswith("_"):
                message = _("“%(text)s” is not of the form name=value.")
                self.report(word.at, len(word.text), message % {"text": shortened(word.text)})
                continue
            made = self.value(Word(text, word.at + len(name) + 1))
            reads.append((name, made.read))
            values[name] = made.value
        return tuple(reads), values

    @contextmanager
    def knowing(self, values: Mapping[str, Value]) -> Iterator[None]:
        """Inside it, these names are known, too."""
        around = self.scope
        self.scope = {**around, **values}
        yield
        self.scope = around

    @contextmanager
    def counting(self) -> Iterator[Callable[[], bool]]:
        """Tells whether `forloop` was looked at inside it."""
        around, self.loops_counted = self.loops_counted, False
        yield lambda: self.loops_counted
        self.loops_counted = self.loops_counted or around


def _name(token: Token) -> str:
    """Of a tag; empty for everything else."""
    if token.sort is not Sort.TAG:
        return ""
    return token.text.split(maxsplit=1)[0] if token.text.strip() else ""
