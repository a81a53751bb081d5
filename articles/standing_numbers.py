"""What readers get already and could not be stored any more: the donation details have changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles import account_numbers, story_texts
from articles.account_numbers import Foreign
from articles.models import Article
from articles.models.guarded import GuardedModel


@dataclass(frozen=True)
class Standing:
    where: str  # what it stands in, as the admin calls it
    foreign: Foreign


def found() -> Iterator[Standing]:
    """In live stories, and in everything else that readers see; reads all of it,
    and costs a query for each that has such a number, ours or not."""
    yield from _in_stories()
    for model in GuardedModel.__subclasses__():
        yield from _in_rows(model)


def _in_stories() -> Iterator[Standing]:
    live = Article.objects.live().select_related("live_revision").order_by("pk")
    for article in live.iterator():
        if article.live_revision:
            texts = story_texts.texts_of(article.live_revision.content)
            for one in account_numbers.foreign(texts):
                yield Standing(f"{article.get_absolute_url()} {article.headline}", one)


def _in_rows(model: type[GuardedModel]) -> Iterator[Standing]:
    for row in model._default_manager.order_by("pk").iterator():
        for one in account_numbers.foreign(row.texts_for_readers()):
            yield Standing(f"{model._meta.verbose_name} {row.pk} {row}", one)
