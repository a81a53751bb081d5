"""A place in a template's HTML, as far as what follows depends on it."""

from dataclasses import dataclass, replace
from enum import Enum

from django.utils.translation import gettext as _

from newsroom.templating import allowed_markup


class Mode(Enum):
    TEXT = "text"
    OPENED = "opened"  # after <
    TAG_NAME = "tag name"
    GAP = "gap"  # in a tag, where white space or its end must follow
    INSIDE = "inside"  # in a tag, after white space
    ATTRIBUTE = "attribute"
    AFTER_ATTRIBUTE = "after attribute"
    EQUALS = "equals"  # after =
    QUOTED = "quoted"


SETTLED = frozenset({Mode.GAP, Mode.INSIDE})
UNSETTLED = frozenset({Mode.TAG_NAME, Mode.ATTRIBUTE, Mode.AFTER_ATTRIBUTE})
SAFE = "…safe"  # in place of what an address starts with: whatever follows stays on the site
AFTER_VALUE = "…value"  # a whole address came as data


@dataclass(frozen=True)
class Place:
    mode: Mode = Mode.TEXT
    tag: str = ""
    at: int = 0  # offset of the tag's <
    closing: bool = False  # </
    attribute: str = ""
    attribute_at: int = 0
    quote: str = ""
    said: str = ""  # what the value of an attribute that matters says so far

    @property
    def is_address(self) -> bool:
        return self.mode is Mode.QUOTED and (
            self.attribute in allowed_markup.ADDRESSES or self.attribute == allowed_markup.PICTURES
        )

    @property
    def matters(self) -> bool:
        """Whether what the attribute says is looked at."""
        return self.is_address or self.attribute in allowed_markup.WORDS

    def to(self, mode: Mode) -> "Place":
        return replace(self, mode=mode, attribute="", attribute_at=0, quote="", said="")

    def described(self) -> str:
        if self.mode is Mode.TEXT:
            return _("in text")
        if self.mode is Mode.QUOTED:
            return _("inside the attribute %(name)s") % {"name": self.attribute}
        return _("inside <%(tag)s") % {"tag": self.tag}


def joined(one: Place, other: Place) -> Place | None:
    """The place after either of two; None where they differ in more than white space."""
    if one.mode in SETTLED and other.mode in SETTLED:
        mode = one.mode if one.mode is other.mode else Mode.GAP
        one, other = replace(one, mode=mode), replace(other, mode=mode)
    if one.mode is Mode.TEXT and other.mode is Mode.TEXT:
        return Place()
    if one == replace(other, at=one.at, attribute_at=one.attribute_at):
        return one
    return None
