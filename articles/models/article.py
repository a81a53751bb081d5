from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import bylines
from articles.languages import Language, direction
from articles.models.author import Author
from articles.models.category import Category
from articles.models.picture import Picture
from articles.slugs import MAXIMUM_LENGTH, validate_slug

LATELY = timedelta(days=30)  # how long the desk shows what was withdrawn
FORGOTTEN = timedelta(days=2)  # after which a change that is not published is pointed out


class ArticleQuerySet(models.QuerySet["Article"]):
    def live(self, at: datetime | None = None) -> Self:
        """What readers may see, now or at another time: the only meaning of "published"."""
        return self.filter(status=Article.Status.PUBLISHED, live_from__lte=at or timezone.now())

    def withdrawn(self) -> Self:
        return self.filter(status=Article.Status.WITHDRAWN)

    def scheduled(self) -> Self:
        """What readers will see later: a story that waits for its time, or a change that does."""
        now = timezone.now()
        waiting = Q(status=Article.Status.PUBLISHED, live_from__gt=now)
        return self.filter(waiting | Q(next_at__isnull=False)).order_by(
            Coalesce("next_at", "live_from")
        )

    def due(self) -> Self:
        """Stories whose scheduled change readers should have by now."""
        return self.filter(next_at__lte=timezone.now())

    def visible_to(self, person: User) -> Self:
        """What somebody may see in the admin: everything, or what they write or are assigned."""
        if person.has_perm("articles.edit_every_article"):
            return self.all()
        return self.of(person) if person.has_perm("articles.change_article") else self.none()

    def in_review(self) -> Self:
        return self.exclude(review="").order_by("submitted_at")

    def held(self) -> Self:
        return self.filter(held_at__isnull=False).order_by("held_at")

    def of(self, person: User) -> Self:
        """What the person started or is assigned to."""
        assigned = Q(pk__in=person.assigned_articles.values("pk"))
        return self.filter(Q(created_by=person) | assigned)

    def worked_on_by(self, person: User) -> Self:
        return self.of(person).last_saved_first()

    def last_saved_first(self) -> Self:
        return self.order_by("-latest_revision_id")  # a later revision has a higher number

    def waiting_for_review(self) -> Self:
        return self.in_review().filter(review=Article.Review.WAITING)

    def reviewed_by(self, person: User) -> Self:
        return self.in_review().filter(review=Article.Review.TAKEN, reviewer=person)

    def approved(self) -> Self:
        return self.in_review().filter(review=Article.Review.APPROVED)

    def held_back(self) -> Self:
        """By a hold, or by an embargo that is not over."""
        embargo = Q(embargo_until__gt=timezone.now())
        return self.filter(Q(held_at__isnull=False) | embargo).last_saved_first()

    def withdrawn_lately(self) -> Self:
        since = timezone.now() - LATELY
        return self.withdrawn().filter(withdrawn_at__gt=since).order_by("-withdrawn_at")

    def with_forgotten_changes(self) -> Self:
        """Published stories whose later changes nobody has published or scheduled for days."""
        return self.filter(
            ~Q(latest_revision=F("live_revision")),
            status=Article.Status.PUBLISHED,
            next_at=None,
            latest_revision__created_at__lt=timezone.now() - FORGOTTEN,
        ).last_saved_first()

    def with_state(self) -> Self:
        """What a line about a story on the desk shows, in two queries; no text of it."""
        bylines = models.Prefetch("bylines", Byline.objects.select_related("author"))
        return (
            self.select_related("reviewer", "latest_revision")
            .defer("latest_revision__data")
            .prefetch_related(bylines)
        )

    def known_at(self, slug: str) -> Self:
        """The story that has or had this slug, if any: no two ever have the same."""
        return self.filter(Q(slug=slug) | Q(old_addresses__slug=slug)).distinct()

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def newest_live(self) -> Self:
        return self.live().newest_first()

    def older_than(self, article: "Article") -> Self:
        """What comes after the article in a list that is newest first: a page by key."""
        return self.filter(
            Q(published_at__lt=article.published_at)
            | Q(published_at=article.published_at, pk__lt=article.pk)
        )

    def in_category(self, category: Category) -> Self:
        return self.filter(category=category)

    def by_author(self, author: Author) -> Self:
        return self.filter(bylines__author=author)

    def with_card(self) -> Self:
        """All that a story card shows, in two queries."""
        bylines = models.Prefetch("bylines", Byline.objects.select_related("author"))
        return self.select_related("category", "lead_picture").prefetch_related(bylines)

    def with_story(self) -> Self:
        """All that a story page shows, in five queries."""
        return self.with_card().prefetch_related("sections", "quotes__source")

    def with_feed_entry(self) -> Self:
        """All that a feed says of a story, in four queries."""
        return self.with_card().prefetch_related("sections", "corrections")

    def count_read(self) -> None:
        self.update(reads=F("reads") + 1)


class Article(models.Model):
    """A story as readers see it; one that was never published, as its latest revision has it.

    Only the verbs in `articles.workflow` write it. What editors work on are its revisions.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Review(models.TextChoices):
        NONE = "", _("Not in review")
        WAITING = "waiting", _("Waiting for review")
        TAKEN = "taken", _("In review")
        APPROVED = "approved", _("Approved")
        SENT_BACK = "sent_back", _("Sent back")

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
    byline_text = models.CharField(
        _("byline text"),
        max_length=120,
        blank=True,
        help_text=_("Stands behind the names: “in Kabul”."),
    )
    search_description = models.CharField(
        _("search description"),
        max_length=300,
        blank=True,
        help_text=_("What search engines show; left empty, they get the standfirst."),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    published_at = models.DateTimeField(_("first published"), null=True, editable=False)
    live_from = models.DateTimeField(_("live from"), null=True, editable=False)
    updated_at = models.DateTimeField(_("last updated"), null=True, editable=False)
    corrected_at = models.DateTimeField(_("last corrected"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    withdrawal_reason = models.CharField(
        _("public reason"), max_length=300, blank=True, editable=False
    )
    embargo_until = models.DateTimeField(_("under embargo until"), null=True, editable=False)
    held_at = models.DateTimeField(_("held since"), null=True, editable=False)
    hold_reason = models.CharField(
        _("reason for the hold"), max_length=300, blank=True, editable=False
    )
    review = models.CharField(
        _("review"), max_length=10, choices=Review, default=Review.NONE, blank=True, editable=False
    )
    review_revision = models.ForeignKey(
        "Revision", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )  # the one that was submitted or approved
    submitted_at = models.DateTimeField(_("submitted"), null=True, editable=False)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewer"),
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("started by"),
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="started_articles",
    )
    assigned = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        blank=True,
        related_name="assigned_articles",
    )
    next_revision = models.ForeignKey(
        "Revision", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )  # the change that readers of a live story get at next_at
    next_at = models.DateTimeField(_("change scheduled for"), null=True, editable=False)
    next_change = models.PositiveSmallIntegerField(null=True, editable=False)  # see changes.Change
    next_note = models.CharField(max_length=500, blank=True, editable=False)
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
        permissions = (
            ("publish_article", _("Can review, publish, schedule, withdraw and hold stories")),
            ("edit_every_article", _("Can see and edit everybody's stories")),
        )
        indexes = (
            models.Index(
                fields=["-published_at", "-id"],
                name="article_newest",
                condition=Q(status="published"),
            ),
            models.Index(
                fields=["next_at"], name="article_due", condition=Q(next_at__isnull=False)
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
                condition=Q(status="draft", live_revision=None, live_from=None)
                | Q(
                    status="published",
                    published_at__isnull=False,
                    live_from__gte=F("published_at"),
                    category__isnull=False,
                    live_revision__isnull=False,
                )
                | Q(status="withdrawn", live_revision=None, live_from=None),
            ),
            models.CheckConstraint(
                name="article_withdrawn_with_reason",
                condition=Q(status="withdrawn", withdrawn_at__isnull=False)
                & ~Q(withdrawal_reason="")
                | ~Q(status="withdrawn") & Q(withdrawn_at=None, withdrawal_reason=""),
            ),
            models.CheckConstraint(
                name="article_held_with_reason",
                condition=Q(held_at=None, hold_reason="")
                | Q(held_at__isnull=False) & ~Q(hold_reason=""),
            ),
            models.CheckConstraint(
                name="article_next_change_in_full",
                condition=Q(next_at=None, next_revision=None, next_change=None, next_note="")
                | Q(
                    status="published",
                    next_at__isnull=False,
                    next_revision__isnull=False,
                    next_change__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="article_in_review_with_revision",
                condition=Q(review="", review_revision=None, submitted_at=None)
                | ~Q(review="") & Q(review_revision__isnull=False, submitted_at__isnull=False),
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
    def is_held(self) -> bool:
        return self.held_at is not None

    @property
    def is_scheduled(self) -> bool:
        """Published, but its time has not come."""
        return self.live_from is not None and self.live_from > timezone.now()

    @property
    def is_live(self) -> bool:
        return self.live_from is not None and self.live_from <= timezone.now()

    @property
    def edited_since_submission(self) -> bool:
        return bool(self.review) and self.review_revision_id != self.latest_revision_id

    @property
    def has_unpublished_changes(self) -> bool:
        published = self.status == Article.Status.PUBLISHED
        return published and self.live_revision_id != self.latest_revision_id

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def modified_at(self) -> datetime | None:
        """When readers last got something that is not minor: an update or a correction."""
        times = filter(None, (self.published_at, self.updated_at, self.corrected_at))
        return max(times, default=None)

    @property
    def byline(self) -> str:
        """“By A and B in Kabul”."""
        return bylines.byline(self.author_names, self.byline_text)

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
