"""Follows a template's own HTML from character to character, through every branch, and so knows
where each value stands: in text, in an attribute, in an address.

That decides what a value may be there, and shows every element and attribute that the template
spells, however the spelling is scattered. Values cannot leave their place: they are escaped, and
attributes that hold values are in quotation marks. The idea is that of Go's html/template
(Samuel, Saxena, Song: Context-sensitive auto-sanitization in web templating languages, 2011).
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from newsroom.templating import nodes
from newsroom.templating.expressions import Expression, Report
from newsroom.templating.html_place import Mode, Place, joined
from newsroom.templating.html_steps import Walk
from newsroom.templating.nodes import Body, Node


def check(body: Body, source: str, report: Report) -> None:
    follower = _Follower(source, report)
    end = follower.through(body, Place())
    if end.mode is not Mode.TEXT:
        message = _("The template ends inside <%(tag)s: the tag is not closed.")
        report(end.at, len(end.tag) + 1, message % {"tag": end.tag})


class _Follower:
    def __init__(self, source: str, report: Report) -> None:
        self.source, self.report = source, report
        self.walk = Walk(report)

    def through(self, body: Body, place: Place) -> Place:
        for node in body:
            place = self._node(node, place)
        return place

    def _node(self, node: Node, place: Place) -> Place:
        match node:
            case nodes.Text():
                return self.walk.text(node.text, node.at, place)
            case nodes.Shown():
                return self.walk.value(node.expression, place)
            case nodes.InLanguage():
                return self.walk.attributes(node.at, node.length, place)
            case nodes.BlockTranslate():
                return self._translated(node, place)
        return self._around_others(node, place)

    def _around_others(self, node: Node, place: Place) -> Place:
        match node:
            case nodes.If():
                return self._if(node, place)
            case nodes.For():
                self._loop(node, place)
                # Each turn starts where the loop does: so that is where each must end.
                return self._branches(node, place, [(), node.body, node.empty])
            case nodes.With():
                return self.through(node.body, place)
            case nodes.Include():
                return self._included(node, place)
            case nodes.FirstOf():
                ends = [self.walk.value(one, place) for one in node.expressions]
                return self._joined(node, place, ends)
        raise TypeError(node)

    def _if(self, node: nodes.If, place: Place) -> Place:
        bodies = [body for __, body in node.branches]
        if node.branches[-1][0] is not None:
            bodies.append(())  # none of them may be rendered
        return self._branches(node, place, bodies)

    def _branches(self, node: Node, place: Place, bodies: Iterable[Body]) -> Place:
        return self._joined(node, place, [self.through(body, place) for body in bodies])

    def _joined(self, node: Node, place: Place, ends: list[Place]) -> Place:
        if not ends:
            return place
        ends = [self.walk.settled(end) for end in ends] if len(set(ends)) > 1 else ends
        first, *others = ends
        for end in others:
            meeting = joined(first, end)
            if meeting is None:
                message = _("Its branches end at different places in the HTML: %(one)s, %(other)s.")
                known = {"one": first.described(), "other": end.described()}
                self.report(node.at, node.length, message % known)
                return first
            first = meeting
        return first

    def _loop(self, node: nodes.For, place: Place) -> None:
        if place.mode not in (Mode.TEXT, Mode.QUOTED) or place.is_address:
            message = _("A loop cannot stand inside an element's tag or an address.")
            self.report(node.at, node.length, message)

    def _included(self, node: nodes.Include, place: Place) -> Place:
        if place.mode is not Mode.TEXT:
            message = _("Another template cannot be included inside an element's tag.")
            self.report(node.at, node.length, message)
        return place

    def _translated(self, node: nodes.BlockTranslate, place: Place) -> Place:
        """A translation says other words, and white space may be trimmed: it ends as it starts."""
        if place.mode not in (Mode.TEXT, Mode.QUOTED):
            message = _("A translation can stand in text or in a quoted attribute only.")
            self.report(node.at, node.length, message)
            return place
        messages = [node.one, node.many] if node.many else [node.one]
        ends = [self._message(node, one, place) for one in messages]
        return self._joined(node, place, [place, *ends])

    def _message(self, node: nodes.BlockTranslate, message: nodes.Message, place: Place) -> Place:
        at = node.at + node.length
        for part in message.parts:
            if isinstance(part, str):
                place = self.walk.text(part, at, place)
                at += len(part)
            else:
                name, at, length = part
                value = node.values.get(name)
                if value is not None:
                    place = self.walk.value(Expression(value, nodes.named(name), at, length), place)
                at += length
        return place
