"""A story as a reader gets it: sections with anchors, quotations marked with who speaks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten

from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString, mark_safe

from articles import dateline, markup, page_text, voice_marks
from articles.markup import Mark
from articles.models import Article, Correction, Section
from articles.voice_marks import Voice

ENOUGH_FOR_AN_OUTLINE = 3  # sections with a heading
DESCRIPTION = 160  # characters: about what search engines show


@dataclass(frozen=True)
class ReadingSection:
    heading: SafeString  # inline HTML; empty for the lead
    title: str  # the heading as plain text
    anchor: str
    body: SafeString


def voices(article: Article) -> list[Voice]:
    """Everybody who speaks in the story, in the order of their first words."""
    speakers = dict.fromkeys(quote.speaker for quote in article.quotes.all() if quote.speaker)
    return [Voice(number, speaker) for number, speaker in enumerate(speakers, 1)]


def sections(article: Article, heard: Iterable[Voice]) -> list[ReadingSection]:
    found = list(article.sections.all())
    marks = _marks(article, {voice.speaker: voice for voice in heard})
    bodies = [markup.mark(section.body, marks.get(section.pk, ())) for section in found]
    dressed = [page_text.dress(body) for body in bodies]
    bodies = dateline.open_with(article.dateline, dressed)
    return [_section(section, body) for section, body in zip(found, bodies, strict=True)]


def outline(shown: Sequence[ReadingSection]) -> list[ReadingSection]:
    """The sections with a heading, where there are enough of them to lose one's way."""
    headed = [section for section in shown if section.anchor]
    return headed if len(headed) >= ENOUGH_FOR_AN_OUTLINE else []


def corrections(article: Article) -> list[Correction]:
    """What stands under the story. Costs one query, the first time, and none where nothing was
    corrected."""
    if article.corrected_at is None:
        return []
    prefetch_related_objects([article], "corrections")
    return list(article.corrections.all())


def description(article: Article) -> str:
    """The story in a sentence, for search engines and whoever shares it."""
    return article.search_description or article.standfirst or _first_words(article)


def _first_words(article: Article) -> str:
    texts = (" ".join(markup.blocks(section.body)) for section in article.sections.all())
    return shorten(next(filter(None, texts), article.headline), DESCRIPTION, placeholder=" …")


def _section(section: Section, body: str) -> ReadingSection:
    return ReadingSection(
        heading=mark_safe(section.heading),  # like the body, cleaned by articles.html when saved
        title=markup.text_of(section.heading).strip(),
        anchor=section.anchor,
        body=mark_safe(body),
    )


def _marks(article: Article, heard: dict[str, Voice]) -> dict[int, list[Mark]]:
    """Of the words whose speaker is known, by section and in reading order."""
    found: dict[int, list[Mark]] = {}
    for quote in article.quotes.all():
        if quote.speaker:
            marks = found.setdefault(quote.section_id, [])
            marks += [voice_marks.mark(span, heard[quote.speaker]) for span in quote.spans]
    for marks in found.values():
        marks.sort(key=lambda one: (one.block, one.start))
    return found
