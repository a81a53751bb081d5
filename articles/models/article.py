from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.languages import Language, direction
from articles.models.author import Author
from articles.models.category import Category
from articles.models.picture import Picture
from articles.slugs import MAXIMUM_LENGTH, validate_slug


class ArticleQuerySet(models.QuerySet["Article"]):
    def live(self, at: datetime | None = None) -> Self:
        """What readers may see, now or at another time: the only meaning of "published"."""
        return self.filter(status=Article.Status.PUBLISHED, published_at__lte=at or timezone.now())

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def older_than(self, article: "Article") -> Self:
        """What comes after the article in a list that is newest first: a page by key."""
        return self.filter(
            Q(published_at__lt=article.published_at)
            | Q(published_at=article.published_at, pk__lt=article.pk)
        )

    def in_category(self, category: Category) -> Self:
        return self.filter(category=category)

    def with_card(self) -> Self:
        """All that a story card shows, in two queries."""
        bylines = models.Prefetch("bylines", Byline.objects.select_related("author"))
        return self.select_related("category", "lead_picture").prefetch_related(bylines)

    def with_story(self) -> Self:
        """All that a story page shows, in five queries."""
        return self.with_card().prefetch_related("sections", "quotes__source")

    def count_read(self) -> None:
        self.update(reads=F("reads") + 1)


class Article(models.Model):
    """A story as readers see it; one that was never published, as its latest revision has it.

    Only the verbs in `articles.workflow` write it. What editors work on are its revisions.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")

    headline = models.CharField(_("headline"), max_length=200)
    slug = models.CharField(
        _("slug"), max_length=MAXIMUM_LENGTH + 10, unique=True, validators=[validate_slug]
    )
    standfirst = models.TextField(_("standfirst"), max_length=400, blank=True)
    dateline = models.CharField(_("dateline"), max_length=80, blank=True)
    language = models.CharField(
        _("language"), max_length=5, choices=Language, default=Language.ENGLISH
    )
    category = models.ForeignKey(
        Category, verbose_name=_("category"), on_delete=models.PROTECT, null=True, blank=True
    )
    authors = models.ManyToManyField(
        Author, verbose_name=_("authors"), through="Byline", blank=True, related_name="articles"
    )
    lead_picture = models.ForeignKey(
        Picture, verbose_name=_("lead picture"), on_delete=models.PROTECT, null=True, blank=True
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    published_at = models.DateTimeField(_("first published"), null=True, editable=False)
    updated_at = models.DateTimeField(_("last updated"), null=True, editable=False)
    reads = models.PositiveBigIntegerField(_("reads"), default=0, editable=False)
    imported_from = models.CharField(_("imported from"), max_length=200, blank=True, editable=False)
    live_revision = models.ForeignKey(
        "Revision", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    latest_revision = models.ForeignKey(
        "Revision", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ("-pk",)
        permissions = (("publish_article", _("Can publish stories")),)
        indexes = (
            models.Index(
                fields=["-published_at", "-id"],
                name="article_newest",
                condition=Q(status="published"),
            ),
            models.Index(
                fields=["category", "-published_at", "-id"],
                name="article_category_newest",
                condition=Q(status="published"),
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(headline="") & ~Q(slug=""), name="article_has_headline_and_slug"
            ),
            models.CheckConstraint(
                name="article_published_in_full",
                condition=Q(status="draft", live_revision=None)
                | Q(
                    status="published",
                    published_at__isnull=False,
                    category__isnull=False,
                    live_revision__isnull=False,
                ),
            ),
            models.UniqueConstraint(
                fields=["imported_from"],
                condition=~Q(imported_from=""),
                name="article_imported_once",
            ),
            models.CheckConstraint(
                condition=Q(updated_at=None) | Q(updated_at__gte=F("published_at")),
                name="article_updated_after_published",
            ),
        )

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return reverse("articles:story", args=[self.slug])

    @property
    def has_unpublished_changes(self) -> bool:
        published = self.status == Article.Status.PUBLISHED
        return published and self.live_revision_id != self.latest_revision_id

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def author_names(self) -> list[str]:
        return [byline.author.name for byline in self.bylines.all()]


class Byline(models.Model):
    """An author's place in the byline of a story."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="bylines")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["article", "position"], name="byline_position_unique"),
            models.UniqueConstraint(fields=["article", "author"], name="byline_author_once"),
        )

    def __str__(self) -> str:
        return self.author.name
