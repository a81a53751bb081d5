"""One step after another through a template's HTML: what each character and value does there."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

from django.utils.translation import gettext as _

from newsroom.templating import allowed_markup
from newsroom.templating.declared import Kind
from newsroom.templating.expressions import Expression, Report
from newsroom.templating.html_place import AFTER_VALUE, SAFE, UNSETTLED, Mode, Place
from newsroom.templating.problems import shortened

SPACES = frozenset(" \t\r\n\f")
ENDS = SPACES | set("/>")  # of a name
RUNS = {  # what is taken at once: a name as far as it goes
    Mode.TAG_NAME: re.compile(r"[^ \t\r\n\f/>]+"),
    Mode.ATTRIBUTE: re.compile(r"[^ \t\r\n\f/>=]+"),
    Mode.INSIDE: re.compile(r"[ \t\r\n\f]+"),
}
SAID = 300  # characters of an attribute that are kept
CANDIDATE = frozenset("0123456789.wx, \t\r\n")  # between the addresses of a srcset


class Walk:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.steps: dict[Mode, Callable[[str, int, Place], Place]] = {
            Mode.OPENED: self._opened,
            Mode.TAG_NAME: self._tag_name,
            Mode.GAP: self._gap,
            Mode.INSIDE: self._inside,
            Mode.ATTRIBUTE: self._attribute,
            Mode.AFTER_ATTRIBUTE: self._after_attribute,
            Mode.EQUALS: self._equals,
        }

    def text(self, text: str, start: int, place: Place) -> Place:
        at = 0
        while at < len(text):
            if place.mode is Mode.TEXT:
                found = text.find("<", at)
                if found < 0:
                    return place
                place, at = Place(Mode.OPENED, at=start + found), found + 1
            elif place.mode is Mode.QUOTED:
                found = text.find(place.quote, at)
                end = found if found >= 0 else len(text)
                place = self._said(text[at:end], start + at, place)
                if found >= 0:
                    self._finish_value(start + end, place)
                    place = place.to(Mode.GAP)
                at = end + 1
            else:
                run = RUNS[place.mode].match(text, at) if place.mode in RUNS else None
                piece = run[0] if run else text[at]
                place, at = self.steps[place.mode](piece, start + at, place), at + len(piece)
        return place

    # In a tag

    def _opened(self, character: str, at: int, place: Place) -> Place:
        if character == "/" and not place.closing:
            return replace(place, closing=True)
        if character.isascii() and character.isalpha():
            return replace(place, mode=Mode.TAG_NAME, tag=character.lower())
        if character in "!?":
            message = _("HTML comments and declarations cannot stand here: write {# … #}.")
        else:
            message = _("“<” starts no element here: write &lt; for the character.")
        self.report(place.at, 1, message)
        return Place()

    def _tag_name(self, piece: str, at: int, place: Place) -> Place:
        if piece in ENDS:
            self._finish_tag_name(place)
            return self._gap(piece, at, replace(place, mode=Mode.GAP))
        return replace(place, tag=(place.tag + piece.lower())[:SAID])

    def _finish_tag_name(self, place: Place) -> None:
        if place.tag not in allowed_markup.ELEMENTS and not place.closing:
            message = _("the element <%(name)s> is not allowed here.")
            self.report(place.at, len(place.tag) + 1, message % {"name": shortened(place.tag)})

    def _gap(self, character: str, at: int, place: Place) -> Place:
        if character in SPACES:
            return place.to(Mode.INSIDE)
        if character == ">":
            return Place()
        if character == "/":
            return place.to(Mode.GAP)
        self.report(at, 1, _("White space is missing between attributes."))
        return self._inside(character, at, place)

    def _inside(self, character: str, at: int, place: Place) -> Place:
        if character[0] in SPACES:
            return place
        if character in "/>":
            return self._gap(character, at, place)
        return replace(place.to(Mode.ATTRIBUTE), attribute=character.lower(), attribute_at=at)

    def _attribute(self, piece: str, at: int, place: Place) -> Place:
        if piece == "=":
            return replace(place, mode=Mode.EQUALS)
        if piece in SPACES:
            return replace(place, mode=Mode.AFTER_ATTRIBUTE)
        if piece in ENDS:
            self._finish_attribute(place)
            return self._gap(piece, at, place.to(Mode.GAP))
        return replace(place, attribute=(place.attribute + piece.lower())[:SAID])

    def _after_attribute(self, character: str, at: int, place: Place) -> Place:
        if character == "=":
            return replace(place, mode=Mode.EQUALS)
        if character in SPACES:
            return place
        self._finish_attribute(place)
        return self._inside(character, at, place.to(Mode.INSIDE))

    def _equals(self, character: str, at: int, place: Place) -> Place:
        if character in SPACES:
            return place
        self._finish_attribute(place)
        if character in "\"'":
            return replace(place, mode=Mode.QUOTED, quote=character)
        self._unquoted(at, 1, place)
        return place.to(Mode.GAP) if character != ">" else Place()

    def _unquoted(self, at: int, length: int, place: Place) -> None:
        message = _("Put the value of %(name)s in quotation marks.")
        self.report(at, length, message % {"name": shortened(place.attribute)})

    def _finish_attribute(self, place: Place) -> None:
        """Its name is read: it ends there."""
        name = place.attribute
        only = allowed_markup.ONLY_ON.get(name)
        if name.startswith("on"):
            message = _("event handlers cannot stand here: “%(name)s”.")
        elif name == "style":
            message = _("style attributes cannot stand here: give it a class.")
        elif not allowed_markup.is_allowed(name):
            message = _("the attribute “%(name)s” is not allowed here.")
        elif place.closing:
            message = _("an end tag has no attributes.")
        elif only and place.tag not in only:
            message = _("the attribute “%(name)s” is not for <%(tag)s>.")
        else:
            return
        known = {"name": shortened(name), "tag": shortened(place.tag)}
        self.report(place.attribute_at, len(name), message % known)

    def settled(self, place: Place) -> Place:
        """At the end of a branch a name cannot go on in what follows."""
        if place.mode is Mode.TAG_NAME:
            self._finish_tag_name(place)
        elif place.mode in UNSETTLED:
            self._finish_attribute(place)
        return place.to(Mode.GAP) if place.mode in UNSETTLED else place

    # In an attribute's value

    def _said(self, text: str, at: int, place: Place) -> Place:
        if not place.matters or not text or place.said == SAFE:
            return place
        if place.attribute == allowed_markup.PICTURES:
            return self._between_pictures(text, at, place)
        if place.said == AFTER_VALUE:
            if text[0] not in "#?":
                message = _("After an address only # or ? can follow.")
                self.report(at, 1, message)
            return replace(place, said=SAFE)
        said = place.said + text[:SAID]
        if place.attribute in allowed_markup.WORDS:
            return replace(place, said=said[:SAID])
        if said == "/":
            return replace(place, said=said)
        if not _stays_here(said):
            self._foreign(at, text)
        return replace(place, said=SAFE)

    def _between_pictures(self, text: str, at: int, place: Place) -> Place:
        if not set(text) <= CANDIDATE:
            message = _("The addresses in srcset come as data: write a value.")
            self.report(at, len(text), message)
        return replace(place, said="") if "," in text else place

    def _foreign(self, at: int, text: str) -> None:
        message = _(
            "“%(text)s” is no address of this site, which starts with one / or #; "
            "other addresses come as data, for example from a site link."
        )
        self.report(at, len(text), message % {"text": shortened(text)})

    def _finish_value(self, at: int, place: Place) -> None:
        words = allowed_markup.WORDS.get(place.attribute)
        if words and unescape(place.said).strip().lower() not in words:
            message = _("%(name)s cannot be “%(text)s” here.")
            known = {"name": place.attribute, "text": shortened(place.said)}
            self.report(at - len(place.said), len(place.said), message % known)

    # A value

    def value(self, expression: Expression, place: Place) -> Place:
        kind = expression.kind
        if place.mode is Mode.TEXT or kind is Kind.NOTHING:
            return place
        if place.mode is Mode.QUOTED:
            return self._quoted_value(expression, place)
        if place.mode is Mode.TAG_NAME and place.tag == "h" and kind is Kind.NUMBER:
            return replace(place, tag="h1")
        if place.mode is Mode.EQUALS:
            self._finish_attribute(place)
            self._unquoted(expression.at, expression.length, place)
            return place.to(Mode.GAP)
        self._misplaced(expression, _("A value can stand in text or in a quoted attribute only."))
        return place

    def _misplaced(self, expression: Expression, message: str) -> None:
        self.report(expression.at, expression.length, message)

    def _quoted_value(self, expression: Expression, place: Place) -> Place:
        kind = expression.kind
        if kind is Kind.MARKUP:
            self._misplaced(expression, _("Markup cannot stand in an attribute."))
        if place.attribute in allowed_markup.WORDS:
            message = _("%(name)s cannot hold a value: write it out.")
            self._misplaced(expression, message % {"name": place.attribute})
        if not place.is_address or place.said == SAFE:
            return place
        wanted = {Kind.ADDRESS}
        if place.attribute == allowed_markup.PICTURES:
            wanted.add(Kind.PICTURES)
        if place.said or kind not in wanted:
            message = _("Here one address must stand: this is of the kind “%(kind)s”.")
            self._misplaced(expression, message % {"kind": kind.label})
        return replace(place, said=AFTER_VALUE)

    def attributes(self, at: int, length: int, place: Place) -> Place:
        """{% in_language %} writes whole attributes."""
        if place.mode is not Mode.INSIDE or place.closing:
            self.report(
                at, length, _("This can stand inside an element's tag only, after a space.")
            )
            return place
        return place.to(Mode.GAP)


def _stays_here(said: str) -> bool:
    """Whether an address that starts like that leads to this site, whatever follows.

    Browsers take a backslash for a slash and leave out line ends and tabs; what is written as a
    character reference is not looked through, but refused.
    """
    start = said[:2]
    if said[0] in "#?":
        return True
    return said[0] == "/" and not set(start[1:]) & set("/\\&") and start[1:].isprintable()
