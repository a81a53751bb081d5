"""Writes the rows that readers get from the content of a revision."""

from articles import addresses, quoting, story
from articles.content import Content
from articles.models import Article, Byline, Quote, Section

FIELDS = (
    "headline",
    "slug",
    "standfirst",
    "dateline",
    "language",
    "byline_text",
    "search_description",
)


def validate(content: Content) -> None:
    """Raises ValidationError, keyed by field, for what a story's row could not hold."""
    article = Article(**{name: getattr(content, name) for name in FIELDS})
    article.clean_fields(exclude={field.name for field in Article._meta.get_fields()} - set(FIELDS))


def show(article: Article, content: Content) -> None:
    """Makes the article, its byline, sections and quotes what the content says; saves all.

    The address alone may differ, if another story has taken it.
    """
    for name in FIELDS:
        if name != "slug":
            setattr(article, name, getattr(content, name))
    article.category_id = content.category_id
    article.lead_picture_id = content.lead_picture_id
    addresses.settle(article, content.slug)
    _show_byline(article, content)
    _show_quotes(article, content, _show_sections(article, content))


def _show_byline(article: Article, content: Content) -> None:
    article.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(article=article, author_id=author, position=position)
        for position, author in enumerate(content.author_ids)
    )


def _show_sections(article: Article, content: Content) -> list[Section]:
    article.sections.all().delete()
    sections = story.split(content.html)
    return Section.objects.bulk_create(
        Section(
            article=article,
            position=position,
            heading=section.heading,
            anchor=anchor,
            body=section.body,
        )
        for position, (section, anchor) in enumerate(
            zip(sections, story.anchors(sections), strict=True)
        )
    )


def _show_quotes(article: Article, content: Content, sections: list[Section]) -> None:
    Quote.objects.bulk_create(
        Quote(
            article=article,
            section=sections[quoted.section],
            position=position,
            words=quoted.attribution.words,
            spans=quoted.spans,
            source_id=quoted.attribution.source_id,
            described_as=quoted.attribution.described_as,
        )
        for position, quoted in enumerate(quoting.read(content.html, content.attributions))
        if quoted.attribution.speech
    )


def clear(article: Article) -> None:
    """Takes the text, its quotes and byline from the rows; saves the article."""
    article.sections.all().delete()
    article.bylines.all().delete()
    article.standfirst = article.dateline = article.byline_text = article.search_description = ""
    article.lead_picture = None
    article.save()
