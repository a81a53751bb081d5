"""The quotations of a story, each with what the newsroom says of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from articles import quotations, story
from articles.attribution import carry_over
from articles.content import Attribution
from articles.models import Source
from articles.permissions import Person
from articles.quotations import Quotation, Speaker


@dataclass(frozen=True)
class Quoted:
    quotation: Quotation
    attribution: Attribution
    section: int  # position of the section that it begins in
    spans: tuple[tuple[int, int, int], ...]  # block of that section, start, end

    @property
    def proposed(self) -> Speaker | None:
        """The speaker whom the text names, while no source has been chosen."""
        waiting = self.attribution.speech and not self.attribution.accounted_for
        return self.quotation.speaker if waiting else None


def read(html: str, known: Sequence[Attribution] = ()) -> list[Quoted]:
    """Every quotation in the story, in order; costs one query when there are new ones.

    What is known of a quotation stays; a new one gets the source that the text names, if the
    newsroom has exactly one of that name.
    """
    blocks = story.story_blocks(story.split(html))
    found = _found(tuple(block.text for block in blocks))
    carried = carry_over(known, [one.words for one in found])
    sources = _sources([one.speaker for one, old in zip(found, carried, strict=True) if not old])
    return [_quoted(one, old, blocks, sources) for one, old in zip(found, carried, strict=True)]


@lru_cache(maxsize=16)  # a save reads the same text several times, and a long one takes its time
def _found(blocks: tuple[str, ...]) -> tuple[Quotation, ...]:
    return tuple(quotations.find(blocks))


def _quoted(
    found: Quotation,
    known: Attribution | None,
    blocks: Sequence[story.Block],
    sources: dict[str, list[Source]],
) -> Quoted:
    section = blocks[found.parts[0].block].section
    spans = tuple(
        (blocks[part.block].index, part.start, part.end)
        for part in found.parts
        if blocks[part.block].section == section
    )
    attribution = replace(known, words=found.words) if known else _proposed(found, sources)
    return Quoted(found, attribution, section, spans)


def _proposed(found: Quotation, sources: dict[str, list[Source]]) -> Attribution:
    speaker = found.speaker
    matching = sources.get(speaker.name, []) if speaker else []
    return Attribution(
        words=found.words,
        speech=found.is_speech,
        source_id=matching[0].pk if len(matching) == 1 else None,
        described_as=speaker.described_as if speaker and found.is_speech else "",
    )


def _sources(speakers: Iterable[Speaker | None]) -> dict[str, list[Source]]:
    """The newsroom's sources of those names, by name."""
    names = {speaker.name for speaker in speakers if speaker and speaker.name}
    found: dict[str, list[Source]] = {}
    for source in Source.objects.filter(name__in=names) if names else ():
        found.setdefault(source.name, []).append(source)
    return found


def add_sources(quoted: Iterable[Quoted], by: Person = None) -> list[Attribution]:
    """The attributions, with a source made of every proposed speaker; one for each person.

    Somebody who is not named becomes a new source in every story: two residents are not one
    because both are residents.
    """
    made: dict[Speaker, Source] = {}
    return [_with_source(one, made, by) for one in quoted]


def _with_source(one: Quoted, made: dict[Speaker, Source], by: Person) -> Attribution:
    speaker = one.proposed
    if speaker is None:
        return one.attribution
    if speaker not in made:
        made[speaker] = Source.objects.add(speaker, vouched_by=by)
    return replace(one.attribution, source_id=made[speaker].pk)
