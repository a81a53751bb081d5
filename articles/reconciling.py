"""Two edits that started from one revision, brought together; a person chooses where they meet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from articles import html, story
from articles.attribution import carry_over
from articles.content import Attribution, Content
from articles.merging import Agreed, Choice, merge

Pick = Literal["mine", "theirs", "both"]

FIELDS: dict[str, tuple[str, ...]] = {  # what is chosen as one, and what it is in Content
    "headline": ("headline",),
    "standfirst": ("standfirst",),
    "category": ("category_id",),
    "dateline": ("dateline",),
    "byline": ("author_ids", "byline_text", "without_byline"),
    "language": ("language",),
    "lead_picture": ("lead_picture_id",),
    "search_description": ("search_description",),
    "slug": ("slug",),
}
JOINED = frozenset({"headline", "standfirst", "dateline", "search_description"})  # can be both
JOINT = " / "


@dataclass(frozen=True)
class Spoken:
    """One quotation in both edits, and what each says of it."""

    mine: Attribution
    theirs: Attribution
    base: Attribution | None

    @property
    def settled(self) -> Attribution | None:
        """None where both said something new of it, and not the same."""
        mine, theirs = _said(self.mine), _said(self.theirs)
        base = _said(self.base) if self.base else _said(Attribution(words=""))
        if theirs in (mine, base) or not (self.base or self.theirs.accounted_for):
            return self.mine
        if mine == base or not (self.base or _decided(self.mine)):
            return self.theirs
        return None

    def known(self, said: Attribution) -> Iterator[Attribution]:
        """The same of the words in either edit: whichever of them stays finds it."""
        yield replace(said, words=self.mine.words)
        if self.theirs.words != self.mine.words:
            yield replace(said, words=self.theirs.words)


def _said(one: Attribution) -> tuple[Any, ...]:
    return one.speech, one.source_id, one.described_as, getattr(one, "accepted", False)


def _decided(one: Attribution) -> bool:
    return one.accounted_for or getattr(one, "accepted", False)


@dataclass(frozen=True)
class Meeting:
    """`mine` may hold attributions that no revision has: they come from a form."""

    base: Content
    mine: Content
    theirs: Content

    @cached_property
    def text(self) -> list[Agreed | Choice]:
        contents = (self.base, self.mine, self.theirs)
        return merge(*(story.top_level(html.clean(one.html)) for one in contents))

    @cached_property
    def fields(self) -> list[str]:
        """Those that both changed, and not to the same."""
        return [name for name in FIELDS if self._winner(name) is None]

    @cached_property
    def quotes(self) -> list[Spoken]:
        return [one for one in self._spoken if one.settled is None]

    def settled(self, picks: Mapping[str, str]) -> Content:
        """The content that the picks make. Where there is none, nothing of a text is dropped.

        A pick is named after the field, or `text-` or `quote-` and the place in `text` or `quotes`.
        """
        chosen = {name: self._chosen(name, picks) for name in FIELDS}
        values = {key: value for fields in chosen.values() for key, value in fields.items()}
        return replace(
            self.mine,
            **values,
            html="".join(self._blocks(picks)),
            attributions=tuple(self._attributions(picks)),
        )

    def _values(self, side: Content, name: str) -> dict[str, Any]:
        return {key: getattr(side, key) for key in FIELDS[name]}

    def _winner(self, name: str) -> Content | None:
        """The slug that was left alone is that of the base, and follows the headline."""
        base, mine, theirs = (
            self._values(side, name) for side in (self.base, self.mine, self.theirs)
        )
        if mine in (base, theirs):
            return self.theirs
        return self.mine if theirs == base else None

    def _chosen(self, name: str, picks: Mapping[str, str]) -> dict[str, Any]:
        if winner := self._winner(name):
            return self._values(winner, name)
        mine, theirs = self._values(self.mine, name), self._values(self.theirs, name)
        if picks.get(name) == "both" and name in JOINED:
            return {name: JOINT.join(filter(None, [mine[name], theirs[name]]))}
        return theirs if picks.get(name) == "theirs" else mine

    def _blocks(self, picks: Mapping[str, str]) -> Iterator[str]:
        for index, one in enumerate(self.text):
            if isinstance(one, Agreed):
                yield from one.blocks
                continue
            pick = picks.get(f"text-{index}")
            yield from () if pick == "theirs" else one.mine
            yield from () if pick == "mine" else one.theirs

    def _attributions(self, picks: Mapping[str, str]) -> Iterator[Attribution]:
        places = {id(one): place for place, one in enumerate(self.quotes)}
        for one in self._spoken:
            pick = picks.get(f"quote-{places.get(id(one))}")
            yield from one.known(one.settled or (one.theirs if pick == "theirs" else one.mine))
        met = {id(said) for one in self._spoken for said in (one.mine, one.theirs)}
        for said in (*self.mine.attributions, *self.theirs.attributions):
            if id(said) not in met:
                yield said

    @cached_property
    def _spoken(self) -> list[Spoken]:
        mine, theirs = self._origins(self.mine), self._origins(self.theirs)
        return list(_pairs(mine, theirs))

    def _origins(self, side: Content) -> list[tuple[Attribution, Attribution | None]]:
        words = [one.words for one in side.attributions]
        found = carry_over(self.base.attributions, words)
        return list(zip(side.attributions, found, strict=True))


def _pairs(
    mine: Sequence[tuple[Attribution, Attribution | None]],
    theirs: Sequence[tuple[Attribution, Attribution | None]],
) -> Iterator[Spoken]:
    """What came from one quotation of the base, or has the same words and came from none."""
    left = list(theirs)
    for said, origin in mine:
        for index, (other, other_origin) in enumerate(left):
            new = origin is None and other_origin is None and other.words == said.words
            if new or (origin is not None and other_origin is origin):
                yield Spoken(said, other, origin)
                del left[index]
                break
