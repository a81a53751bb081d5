"""Stories: as a card, on the front page, and whole."""

from collections.abc import Iterable

from django.urls import reverse

from articles import voice_marks
from articles.front_page import FrontPage
from articles.models import Article, Category, Correction, Picture
from articles.reading import ReadingSection
from articles.templatetags.articles import byline, linked_byline
from articles.voice_marks import Piece, Voice
from newsroom.managed.data import donations, plain, site
from newsroom.managed.data.context import Around, Values
from newsroom.templating import Markup


def front_page(around: Around) -> Values:
    front: FrontPage = around["front"]
    return {
        "lead": card(front.lead) if front.lead else None,
        "rail": [card(story) for story in front.rail],
        "columns": [
            {**_category(one.category), "stories": [card(story) for story in one.stories]}
            for one in front.columns
        ],
    }


def story_card(
    around: Around, *, story: Article, level: int, sizes: str, shows_category: object = False
) -> Values:
    return {
        "story": card(story),
        "level": level,
        "sizes": sizes,
        "shows_category": bool(shows_category),
    }


def card(story: Article) -> Values:
    """Of a story from `with_card()`."""
    return {
        "headline": story.headline,
        "address": story.get_absolute_url(),
        "standfirst": story.standfirst,
        "language": story.language,
        "category": _category(story.category) if story.category else None,
        "byline": Markup(byline(story)),
        "published_at": story.published_at,
        "picture": _picture(story.lead_picture),
    }


def story_page(around: Around) -> Values:
    settings = around.get("site")
    return {
        "story": _story(around["article"], around),
        **donations.donation_panel(around),
        "editions": site.editions(around),
        "comments_are_closed": bool(settings and settings.comments_are_closed),
    }


def _story(article: Article, around: Around) -> Values:
    shows_reads = around["site"].reads_are_shown if around.get("site") else False
    counts = not around.get("preview")
    return {
        **_head(article),
        "reads": article.reads if shows_reads else 0,
        "reads_address": reverse("articles:count_read", args=[article.slug]) if counts else "",
        "sections": [_section(one) for one in around["sections"]],
        "outline": [{"title": one.title, "anchor": one.anchor} for one in around["outline"]],
        "corrections": _corrections(around["corrections"]),
        "corrections_address": reverse("articles:corrections"),
        "voices": _voices(around["voices"]),
    }


def _head(article: Article) -> Values:
    return {
        "headline": article.headline,
        "standfirst": article.standfirst,
        "language": article.language,
        "category": _category(article.category) if article.category else None,
        "picture": _picture(article.lead_picture),
        "byline": Markup(linked_byline(article)),
        "published_at": article.published_at,
        "updated_at": article.updated_at,
        "corrected_at": article.corrected_at,
    }


def _section(section: ReadingSection) -> Values:
    return {
        "title": section.title,
        "heading": Markup(section.heading),
        "anchor": section.anchor,
        "parts": [_part(piece) for piece in voice_marks.pieces(section.body)],
    }


def _part(piece: Piece) -> Values:
    if not piece.voice:
        return {"text": Markup(piece.html)}
    return {
        "quote": {
            "words": Markup(piece.html),
            "speaker": piece.voice.speaker,
            "number": piece.voice.number,
            "voice": piece.voice.anchor,
            "is_first": piece.is_first,
        }
    }


def _corrections(made: Iterable[Correction]) -> list[Values]:
    return [
        {
            "kind": one.get_kind_display(),
            "note": one.note,
            "made_at": one.created_at,
            "anchor": f"_correction-{one.pk}",
        }
        for one in made
    ]


def _voices(heard: Iterable[Voice]) -> list[Values]:
    return [{"speaker": voice.speaker, "anchor": voice.anchor} for voice in heard]


def _category(category: Category) -> Values:
    return {"name": category.name, "address": category.get_absolute_url()}


def _picture(picture: Picture | None) -> Values | None:
    if not picture:
        return None
    return {
        "address": plain.address(picture.image.url),
        "sizes": ", ".join(f"{plain.address(url)} {width}w" for url, width in picture.renditions),
        "width": picture.width,
        "height": picture.height,
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
    }
