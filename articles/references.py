"""What a revision names and the newsroom no longer has."""

from dataclasses import replace

from django.db.models import Model

from articles.content import Attribution, Content
from articles.models import Author, Category, Picture, Source


def without_missing(content: Content) -> Content:
    """The content without categories, authors, pictures and sources that were deleted since; costs
    four queries at most."""
    authors = _there(Author, *content.author_ids)
    sources = _there(Source, *(one.source_id for one in content.attributions))
    return replace(
        content,
        category_id=next(iter(_there(Category, content.category_id)), None),
        lead_picture_id=next(iter(_there(Picture, content.lead_picture_id)), None),
        author_ids=tuple(key for key in content.author_ids if key in authors),
        attributions=tuple(_known(one, sources) for one in content.attributions),
    )


def _there(model: type[Model], *keys: int | None) -> set[int]:
    wanted = {key for key in keys if key is not None}
    rows = model._default_manager.filter(pk__in=wanted)
    return set(rows.values_list("pk", flat=True)) if wanted else set()


def _known(one: Attribution, sources: set[int]) -> Attribution:
    return one if one.source_id in sources else replace(one, source_id=None)
