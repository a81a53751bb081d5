"""{% blocktranslate %}: a message with names in it, and its plural."""

import re

from django.utils.translation import gettext as _

from newsroom.templating import nodes
from newsroom.templating.declared import Value
from newsroom.templating.nodes import Message, Node
from newsroom.templating.parser import UNSHOWN, Parser
from newsroom.templating.problems import meant, shortened
from newsroom.templating.tokens import Sort, Token, Word

NAME = re.compile(r"\s*([^\W\d]\w*)\s*")
END = "endblocktranslate"


def blocktranslate(parser: Parser, token: Token, words: list[Word]) -> Node:
    """{% blocktranslate [trimmed] [with name=value …] [count name=value] %} … {% plural %} …"""
    place = parser.place(token)
    trimmed, given, count = _options(parser, token, words[1:])
    bindings, values = parser.bindings([*given, *count])
    with parser.knowing(values):
        one, end = _message(parser, token)
        many, end = _message(parser, token) if end == "plural" else (None, end)
    if bool(count) != (many is not None):
        parser.report_token(token, _("“count” and {% plural %} belong together."))
    counter = bindings[-1][1] if count and bindings else None
    known = {**parser.scope, **values}
    return nodes.BlockTranslate(*place, bindings, known, one, many, counter, trimmed)


def _options(
    parser: Parser, token: Token, words: list[Word]
) -> tuple[bool, list[Word], list[Word]]:
    """Whether white space is trimmed; the words after `with`; the one after `count`."""
    groups: dict[str, list[Word]] = {"": [], "trimmed": [], "with": [], "count": [], "and": []}
    group, trimmed = "", False
    for word in words:
        if word.text in groups:
            group, trimmed = word.text, trimmed or word.text == "trimmed"
        elif group == "count" and groups["count"]:
            groups["with"].append(word)
        else:
            groups[group].append(word)
    for word in (*groups[""], *groups["trimmed"]):
        message = _("“%(text)s” was not expected here.") % {"text": shortened(word.text)}
        parser.report(word.at, len(word.text), message)
    return trimmed, [*groups["with"], *groups["and"]], groups["count"]


def _message(parser: Parser, opening: Token) -> tuple[Message, str]:
    """The text up to the next tag, and that tag's name."""
    parts: list[str | tuple[str, int, int]] = []
    for token in parser.tokens:
        name = token.text.strip()
        if token.sort is Sort.TAG and name in ("plural", END):
            return Message(tuple(parts)), name
        if token.sort is Sort.TEXT:
            parts.append(token.text)
        elif token.sort is Sort.VALUE and (found := NAME.fullmatch(token.text)):
            parts.append((found[1], token.at, token.length))
            _check(parser, Word(found[1], token.inner + found.start(1)))
        else:
            message = _("Only plain names can stand in a text for translation: use “with”.")
            parser.report_token(token, message)
    message = _("“blocktranslate” is not closed: there is no {%% %(end)s %%}.")
    parser.report_token(opening, message % {"end": END})
    return Message(tuple(parts)), END


def _check(parser: Parser, word: Word) -> None:
    value: Value | None = parser.scope.get(word.text)
    if value is None:
        message = _("there is no value “%(name)s” here%(meant)s") % {
            "name": shortened(word.text),
            "meant": meant(word.text, parser.scope),
        }
        parser.report(word.at, len(word.text), message)
    elif value.kind in UNSHOWN:
        parser.shown(word)
