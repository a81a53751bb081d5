"""How a story stands, in words."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext

from articles.models import Article

READERS, REVIEW = "readers", "review"


def marks(article: Article, obvious: str = "") -> list[str]:
    """What readers have of it, then where it stands in the newsroom; without what goes without
    saying where it is shown."""
    return [text for kind, text in _marks(article) if not kind or kind != obvious]


def _marks(article: Article) -> Iterator[tuple[str, str]]:
    yield READERS, _for_readers(article)
    if change := _change(article):
        yield "", change
    if article.review:
        yield REVIEW, review(article)
    if article.edited_since_submission:
        yield "", gettext("Edited since")
    if article.is_held:
        yield "", gettext("Held")
    if is_under_embargo(article):
        yield "", gettext("Under embargo")


def _change(article: Article) -> str:
    """What readers do not have of it yet; empty if nothing."""
    if article.next_at:
        return gettext("Change scheduled")
    if not article.has_unpublished_changes:
        return ""
    if article.is_scheduled:
        return gettext("Edited since it was scheduled")
    return gettext("Changes not published")


def _for_readers(article: Article) -> str:
    if article.is_scheduled:
        return gettext("Scheduled")
    return article.get_status_display()


def review(article: Article) -> str:
    if article.review == Article.Review.TAKEN and article.reviewer:
        name = article.reviewer.get_full_name() or article.reviewer.get_username()
        return gettext("In review by %(person)s") % {"person": name}
    return article.get_review_display()


def is_under_embargo(article: Article) -> bool:
    return article.embargo_until is not None and article.embargo_until > timezone.now()
