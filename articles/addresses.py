"""The addresses of stories: one each, and for ever."""

from django.db import IntegrityError, transaction

from articles.models import Article, OldAddress


def free_slug(wanted: str, article: Article) -> str:
    """The slug, numbered if another story has it now or had it once."""
    slug, number = wanted, 2
    taken = _taken(wanted, article)
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def _taken(wanted: str, article: Article) -> set[str]:
    now = Article.objects.exclude(pk=article.pk).filter(slug__startswith=wanted)
    once = OldAddress.objects.exclude(article=article.pk).filter(slug__startswith=wanted)
    return {*now.values_list("slug", flat=True), *once.values_list("slug", flat=True)}


def settle(article: Article, wanted: str) -> None:
    """Saves the story at the address, numbered if another story has it by now.

    The present address, if readers know it, is kept as a way to the new one. It leads to the
    story and not to another address, so there are no chains; one that the story takes back is no
    old address any more, so there are no loops.
    """
    before = article.slug
    _save_at(article, wanted)
    if before and before != article.slug and article.published_at is not None:
        OldAddress.objects.get_or_create(slug=before, article=article)
        OldAddress.objects.filter(slug=article.slug, article=article).delete()


def _save_at(article: Article, wanted: str) -> None:
    """Another story may take the address in the same instant: then it is the next one's turn."""
    while True:
        article.slug = free_slug(wanted, article)
        try:
            with transaction.atomic():
                article.save()
        except IntegrityError:
            if article.slug == free_slug(wanted, article):
                raise  # it is not for the address
        else:
            return
