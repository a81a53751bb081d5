"""From a text to a template that can be rendered again and again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from newsroom.templating import limits, nodes, places_in_html
from newsroom.templating.characters import unseen
from newsroom.templating.declared import Declared
from newsroom.templating.freezing import Record, freeze
from newsroom.templating.limits import DEFAULT, Limits
from newsroom.templating.nodes import Body
from newsroom.templating.parser import EnoughError, Parser, Partial
from newsroom.templating.problems import RenderProblem, TemplateProblems, meant, shortened
from newsroom.templating.state import State, Trace, TracingState
from newsroom.templating.tags import TAGS
from newsroom.templating.tokens import Places, Word

Values = Mapping[str, Any] | Record  # a record that was frozen as the template declares it


@dataclass(frozen=True)
class Parsed:
    """A template without problems. Never changes: one serves every thread of a process."""

    name: str
    source: str
    declared: Declared
    body: Body = field(repr=False)
    includes: frozenset[str]  # the names of all templates it is made of, but its own
    depth: int

    def render(self, values: Values, limits: Limits = DEFAULT) -> str:
        """The HTML. RenderProblem, TooMuch and UnfitData among them, where there is none."""
        state = State(self._names(values), limits)
        self._run(state)
        return "".join(state.out)

    def trace(self, values: Values, limits: Limits = DEFAULT) -> Trace:
        """The HTML and what made which part of it, for telling where a problem comes from."""
        state = TracingState(self._names(values), limits)
        self._run(state)
        return Trace("".join(state.out), state.pieces)

    def _names(self, values: Values) -> dict[str, Any]:
        frozen = freeze(values, self.declared)
        return dict(frozen.values) if isinstance(frozen, Record) else {}

    def _run(self, state: State) -> None:
        try:
            nodes.render(self.body, state)
        except RenderProblem:
            raise
        except Exception as problem:  # readers get the default, whatever it was
            raise RenderProblem(f"{type(problem).__name__}: {problem}") from problem


@dataclass(frozen=True)
class Source:
    """A template that is not parsed yet, and what it gets."""

    text: str
    declared: Declared


def parse(
    source: str,
    declared: Declared,
    partials: Mapping[str, Parsed | Source] | None = None,
    *,
    name: str = "",
) -> Parsed:
    """The template; TemplateProblems with everything that is wrong with it.

    The name is its own among the partials, so that it cannot include itself by way of another.
    """
    return _Family(partials or {}).parse(source, declared, name)


class _Family:
    """The templates that include each other in one parsing; each is parsed once."""

    def __init__(self, partials: Mapping[str, Parsed | Source]) -> None:
        self.partials = partials
        self.parsed: dict[str, Parsed | str] = {}
        self.parents: list[str] = []

    def parse(self, source: str, declared: Declared, name: str) -> Parsed:
        _check_size(source)
        parser = Parser(source, declared.fields, TAGS, self.find, name)
        self.parents.append(name)
        try:
            body = _body(parser)
        finally:
            self.parents.pop()
        if parser.problems:
            raise TemplateProblems(parser.problems)
        includes = frozenset(parser.includes)
        return Parsed(name, source, declared, body, includes, parser.depth)

    def find(self, word: Word) -> Partial | str:
        """The template of that name, or why it cannot be included."""
        name = word.text[1:-1]
        if name in self.parents:
            return self._loop(name)
        if len(self.parents) > limits.INCLUDES:
            return _("More than %(most)d templates inside each other.") % {"most": limits.INCLUDES}
        if name not in self.parsed:
            if name not in self.partials:
                return _("there is no template “%(name)s”%(meant)s") % {
                    "name": shortened(name),
                    "meant": meant(name, self.partials),
                }
            self.parsed[name] = self._made(name)
        made = self.parsed[name]
        if isinstance(made, str):
            return made
        if looping := made.includes & set(self.parents):
            return self._loop(min(looping))
        return Partial(name, made.declared.fields, made.body, made.depth, made.includes)

    def _loop(self, name: str) -> str:
        way = [*self.parents[self.parents.index(name) :], name]
        return _("A template cannot include itself: %(way)s.") % {"way": " → ".join(way)}

    def _made(self, name: str) -> Parsed | str:
        found = self.partials[name]
        if isinstance(found, Parsed):
            return found
        try:
            return self.parse(found.text, found.declared, name)
        except TemplateProblems as wrong:
            return _("The template “%(name)s” has problems of its own: %(first)s") % {
                "name": shortened(name),
                "first": wrong.problems[0],
            }


def _check_size(source: str) -> None:
    if len(source) > limits.SOURCE:
        message = _("The template is longer than %(most)d characters.")
        places = Places(source)
        problem = places.problem(limits.SOURCE, 1, message % {"most": limits.SOURCE})
        raise TemplateProblems([problem])


def _body(parser: Parser) -> Body:
    try:
        unseen(parser.source, parser.report)
        body = parser.whole()
        places_in_html.check(body, parser.source, parser.report)
    except EnoughError:
        return ()
    return body
