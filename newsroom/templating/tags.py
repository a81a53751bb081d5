"""The tags on the allow-list: how each is read."""

from django.utils.translation import gettext as _

from newsroom.templating import nodes
from newsroom.templating.conditions import condition
from newsroom.templating.declared import NOTHING, Kind, Value
from newsroom.templating.expressions import Expression, Read, nothing
from newsroom.templating.nodes import Body, Node
from newsroom.templating.parser import Parser, Partial, Tag
from newsroom.templating.problems import shortened
from newsroom.templating.tokens import Sort, Token, Word
from newsroom.templating.translating import blocktranslate


def comment(parser: Parser, token: Token, words: list[Word]) -> None:
    for inner in parser.tokens:
        if inner.sort is Sort.TAG and inner.text.strip() == "endcomment":
            return
    parser.report_token(token, _("“comment” is not closed: there is no {% endcomment %}."))


def if_(parser: Parser, token: Token, words: list[Word]) -> Node:
    place, branches = parser.place(token), []
    head, end = words, token
    while head[0].text != "endif":
        test = None if head[0].text == "else" else condition(parser, end, head[1:])
        ends = ("endif",) if test is None else ("elif", "else", "endif")
        body, found = parser.block(token, "if", *ends)
        branches.append((test, body))
        if found is None:
            break
        head, end = found.words(), found
    return nodes.If(*place, tuple(branches))


def for_(parser: Parser, token: Token, words: list[Word]) -> Node:
    """{% for one in list %} or {% for one in list reversed %}"""
    place = parser.place(token)
    name, items = _loop_head(parser, token, words)
    forloop = nodes.loop(parser.scope.get("forloop"))
    with parser.counting() as counted:
        with parser.knowing({name: items.value.item or NOTHING, "forloop": forloop}):
            body, end = parser.block(token, "for", "empty", "endfor")
        counts = counted()
    empty: Body = ()
    if end and end.text.strip() == "empty":
        empty, end = parser.block(token, "for", "endfor")
    return nodes.For(*place, name, items, words[-1].text == "reversed", body, empty, counts)


def _loop_head(parser: Parser, token: Token, words: list[Word]) -> tuple[str, Expression]:
    form = [word.text for word in words]
    whole = form[2:3] == ["in"] and (len(form) == 4 or form[4:] == ["reversed"])  # noqa: PLR2004 - for one in list
    if not whole or not form[1].isidentifier() or form[1].startswith("_"):
        parser.report_token(token, _("Write “for”, a name, “in” and a list."))
        return "", nothing(words[0])
    items = parser.value(words[3])
    if items.kind not in (Kind.LIST, Kind.NOTHING):
        message = _("“%(name)s” is of the kind “%(kind)s”, not a list.")
        known = {"name": shortened(form[3]), "kind": items.kind.label}
        parser.report(words[3].at, len(form[3]), message % known)
    return form[1], items


def with_(parser: Parser, token: Token, words: list[Word]) -> Node:
    place = parser.place(token)
    if not words[1:]:
        parser.report_token(token, _("Write “with” and name=value."))
    bindings, values = parser.bindings(words[1:])
    with parser.knowing(values):
        body, __ = parser.block(token, "with", "endwith")
    return nodes.With(*place, bindings, body)


def include(parser: Parser, token: Token, words: list[Word]) -> Node | None:
    """{% include "header" %} or {% include "story card" with story=lead %}"""
    place, rest = parser.place(token), [word.text for word in words[2:3]]
    if not words[1:] or words[1].text[0] not in "\"'" or (rest and rest != ["with"]):
        parser.report_token(token, _("Write “include”, a name in quotation marks, and “with”."))
        return None
    bindings, values = parser.bindings(words[3:])
    partial = parser.find_partial(words[1])
    if isinstance(partial, str):
        parser.report(words[1].at, len(words[1].text), partial)
        return None
    parser.includes |= {partial.name, *partial.includes}
    parser.deep(token, len(parser.open) + partial.depth + 1)
    given = dict(bindings) | _handed_on(parser, words[1], partial, values)
    return nodes.Include(*place, tuple(given.items()), partial.body)


def _handed_on(
    parser: Parser, word: Word, partial: Partial, given: dict[str, Value]
) -> dict[str, Read]:
    """What the included template declares and is not given: from here, or empty."""
    for name in given.keys() - partial.values.keys():
        message = _("“%(partial)s” knows no value “%(name)s”.")
        known = {"partial": partial.name, "name": shortened(name)}
        parser.report(word.at, len(word.text), message % known)
    reads = {}
    for name, wanted in partial.values.items():
        found = given.get(name) or parser.scope.get(name)
        if found is None and wanted.optional:
            reads[name] = nodes.empty(wanted)
        elif found is None or not found.fits(wanted):
            _report_lacking(parser, word, partial.name, name, found is None)
        elif name not in given:
            reads[name] = nodes.named(name)
    return reads


def _report_lacking(parser: Parser, word: Word, partial: str, name: str, missing: bool) -> None:
    message = (
        _("“%(partial)s” needs a value “%(name)s”: add with %(name)s=…")
        if missing
        else _("“%(partial)s” needs another kind of value as “%(name)s”.")
    )
    parser.report(word.at, len(word.text), message % {"partial": partial, "name": name})


def firstof(parser: Parser, token: Token, words: list[Word]) -> Node:
    place = parser.place(token)
    if not words[1:]:
        parser.report_token(token, _("Write “firstof” and the values to try."))
    return nodes.FirstOf(*place, tuple(parser.shown(word) for word in words[1:]))


def translate(parser: Parser, token: Token, words: list[Word]) -> Node | None:
    """{% translate "Donate" %}, as {{ _("Donate") }}"""
    place = parser.place(token)
    if len(words) != 2 or words[1].text[0] not in "\"'":  # noqa: PLR2004 - the tag and its text
        parser.report_token(token, _("Write “translate” and one text in quotation marks."))
        return None
    text = parser.shown(Word(f"_({words[1].text})", words[1].at))
    return nodes.Shown(*place, text)


def in_language(parser: Parser, token: Token, words: list[Word]) -> Node | None:
    place = parser.place(token)
    if len(words) != 2:  # noqa: PLR2004 - the tag and the language
        message = _("Write “%(name)s” and a language.") % {"name": words[0].text}
        parser.report_token(token, message)
        return None
    language = parser.shown(words[1])
    if language.kind not in (Kind.TEXT, Kind.NOTHING):
        message = _("“%(name)s” is not a language.") % {"name": shortened(words[1].text)}
        parser.report(words[1].at, len(words[1].text), message)
    return nodes.InLanguage(*place, language, words[0].text == "in_site_language")


TAGS: dict[str, Tag] = {
    "blocktranslate": blocktranslate,
    "comment": comment,
    "firstof": firstof,
    "for": for_,
    "if": if_,
    "in_language": in_language,
    "in_site_language": in_language,
    "include": include,
    "translate": translate,
    "with": with_,
}
