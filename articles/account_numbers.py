"""Keeps numbers that money could be sent to from readers, unless they are the newsroom's own.

The donation details live in another app, which this one does not know: `newsroom` fills the hook
`judge_each`.

Whatever people write that readers can see goes through `refuse` before it is stored. A story lists
its texts (articles.story_texts); a model names them (articles.models.guarded). What comes later,
such as pages, templates or comments, does one of the two.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

CELL = "\f"  # to the hook, the border between two paragraphs or cells
AROUND = 30  # characters on both sides of a number that an error repeats


@dataclass(frozen=True)
class Verdict:
    number: str
    kind: str  # "account number", "IBAN", "Vipps number", "Vipps link"
    live: bool
    start: int = 0  # where it stands in the text
    end: int = 0
    reason: str = ""  # why it must not stand there, and the way out


@dataclass(frozen=True)
class Place:
    start: int  # in a text
    name: str


@dataclass(frozen=True)
class Text:
    """Something that readers get, and the field that it is typed into."""

    field: str
    text: str
    places: Sequence[Place] = ()  # of a long one, in their order

    def place(self, at: int) -> str:
        index = bisect_right(self.places, at, key=lambda place: place.start)
        return self.places[index - 1].name if index else ""

    def words(self, start: int, end: int) -> str:
        """What stands there, with whole words of its paragraph around it, on one line."""
        before = self.text[:start].rpartition(CELL)[2]
        after = self.text[end:].partition(CELL)[0]
        left, right = before[-AROUND:], after[:AROUND]
        if left != before:
            left = f"…{left.partition(' ')[2]}"
        if right != after:
            right = f"{right.rpartition(' ')[0]}…"
        return " ".join(f"{left}{self.text[start:end]}{right}".split())


@dataclass(frozen=True)
class Foreign:
    """A number that is not ours: in which field, and what there is to say of it."""

    field: str
    message: str


def nothing_known(texts: Sequence[str]) -> list[list[Verdict]]:
    return [[] for _text in texts]


judge_each: Callable[[Sequence[str]], list[list[Verdict]]] = nothing_known


def judge(text: str) -> list[Verdict]:
    return judge_each([text])[0]


def address(field: str, link: str, name: str = "") -> Text:
    """A link as whatever opens it reads it."""
    return Text(field, unquote(link), [Place(0, name)] if name else ())


def foreign(texts: Iterable[Text]) -> list[Foreign]:
    """Every number in them that is not ours.

    Costs one query, however many texts there are, or none when there is no number.
    """
    asked = [one for one in texts if one.text]
    found = [
        Foreign(text.field, _message(text, verdict))
        for text, verdicts in zip(asked, judge_each([one.text for one in asked]), strict=True)
        for verdict in verdicts
        if not verdict.live
    ]
    return list(dict.fromkeys(found))


def refuse(texts: Iterable[Text]) -> None:
    """Raises ValidationError, keyed by field, that says the same."""
    errors: dict[str, list[str]] = {}
    for one in foreign(texts):
        errors.setdefault(one.field, []).append(one.message)
    if errors:
        raise ValidationError({**errors})


def _message(text: Text, verdict: Verdict) -> str:
    values = {
        "place": text.place(verdict.start),
        "words": text.words(verdict.start, verdict.end),
        "reason": verdict.reason,
    }
    if values["place"]:
        return _("%(place)s, “%(words)s”: %(reason)s") % values
    return _("“%(words)s”: %(reason)s") % values
