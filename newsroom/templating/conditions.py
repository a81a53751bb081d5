"""What stands in an `if`: `and`, `or`, `not`, `in` and comparisons, bound as Django binds them.

Django's own reading of them takes every error for “no”, one that says “too much” among them.
"""

import operator
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from newsroom.templating.expressions import Read, always
from newsroom.templating.freezing import Frozen
from newsroom.templating.parser import Parser
from newsroom.templating.state import State, cost
from newsroom.templating.tokens import Token, Word

Compare = Callable[[Any, Any], Any]
OR, AND, NOT, IN, COMPARISON = (
    6,
    7,
    8,
    9,
    10,
)  # how tightly they bind, as in django.template.smartif
COMPARISONS: dict[str, tuple[int, Compare]] = {
    "in": (IN, lambda one, other: one in other),
    "not in": (IN, lambda one, other: one not in other),
    "is": (COMPARISON, operator.is_),
    "is not": (COMPARISON, operator.is_not),
    "==": (COMPARISON, operator.eq),
    "!=": (COMPARISON, operator.ne),
    ">": (COMPARISON, operator.gt),
    ">=": (COMPARISON, operator.ge),
    "<": (COMPARISON, operator.lt),
    "<=": (COMPARISON, operator.le),
}
BINDING = {"or": OR, "and": AND} | {name: binding for name, (binding, _do) in COMPARISONS.items()}
TWO_WORDS = {("not", "in"), ("is", "not")}


class _IncompleteError(Exception):
    pass


def condition(parser: Parser, token: Token, words: list[Word]) -> Read:
    try:
        return _Conditions(parser, words).whole()
    except _IncompleteError:
        message = _("This condition is not complete, or has a word too many.")
        parser.report_token(token, message)
        return always(False)


class _Conditions:
    def __init__(self, parser: Parser, words: list[Word]) -> None:
        self.parser, self.words, self.at = parser, words, 0

    def whole(self) -> Read:
        made = self._part(0)
        if self.at < len(self.words):
            raise _IncompleteError
        return made

    def _operator(self) -> str:
        """The next one, of one word or two; empty at the end."""
        two = tuple(word.text for word in self.words[self.at : self.at + 2])
        return " ".join(two) if two in TWO_WORDS else "".join(two[:1])

    def _part(self, binding: int) -> Read:
        left = self._first()
        while (name := self._operator()) and BINDING.get(name, 0) > binding:
            self.at += len(name.split())
            left = _joined(name, left, self._part(BINDING[name]))
        return left

    def _first(self) -> Read:
        if self.at >= len(self.words):
            raise _IncompleteError
        word = self.words[self.at]
        self.at += 1
        if word.text == "not":
            return _opposite(self._part(NOT))
        if word.text in BINDING:
            raise _IncompleteError
        return self.parser.value(word).read


def _opposite(read: Read) -> Read:
    return lambda state: not read(state)


def _joined(name: str, left: Read, right: Read) -> Read:
    if name == "or":
        return lambda state: left(state) or right(state)
    if name == "and":
        return lambda state: left(state) and right(state)
    compare = COMPARISONS[name][1]

    def compared(state: State) -> Frozen:
        one, other = left(state), right(state)
        state.spend(cost(one) + cost(other))
        try:
            return bool(compare(one, other))
        except TypeError:  # of different kinds
            return False

    return compared
