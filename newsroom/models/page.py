"""Pages such as /about/: what they say stands in revisions, which are never changed."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.languages import Language, direction
from articles.models.append_only import AppendOnlyModel, AppendOnlyQuerySet
from newsroom.page import addresses as page_addresses
from newsroom.page.content import PageContent


class PageQuerySet(models.QuerySet["Page"]):
    def live(self) -> Self:
        """What readers may see, with its text."""
        return self.filter(live_revision__isnull=False).select_related("live_revision")

    def known_at(self, address: str) -> Self:
        """The page that moved away from there."""
        return self.filter(old_addresses__address=address)

    def with_state(self) -> Self:
        """For lists: without the texts."""
        return self.select_related("latest_revision", "live_revision").defer(
            "latest_revision__html", "live_revision__html"
        )


class Page(models.Model):
    """`newsroom.pages` alone writes it. Readers get the live revision, staff work on the latest."""

    address = models.CharField(
        _("address"),
        max_length=page_addresses.MAXIMUM_LENGTH,
        unique=True,
        validators=[page_addresses.validate],
        help_text=_("Without the slashes at its ends."),
    )
    latest_revision = models.ForeignKey(
        "PageRevision",
        verbose_name=_("latest revision"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Empty only while the page is made."),
    )
    live_revision = models.ForeignKey(
        "PageRevision",
        verbose_name=_("what readers see"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    published_at = models.DateTimeField(_("first published"), null=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ("address",)
        default_permissions = ("view", "change")
        permissions = (("publish_page", "Can publish page"),)
        constraints = (
            models.CheckConstraint(condition=~models.Q(address=""), name="page_has_address"),
        )

    def __str__(self) -> str:
        return self.latest.title

    def get_absolute_url(self) -> str:
        return reverse("page", args=[self.address])

    @property
    def shown_address(self) -> str:
        """As people read it: /about/."""
        return page_addresses.shown(self.address)

    @property
    def latest(self) -> "PageRevision":
        if self.latest_revision is None:
            raise ValueError(f"Page {self.pk} has no revision.")
        return self.latest_revision

    @property
    def is_live(self) -> bool:
        return self.live_revision_id is not None

    @property
    def has_unpublished_changes(self) -> bool:
        return self.is_live and self.live_revision_id != self.latest_revision_id


class OldPageAddress(models.Model):
    """Where a page was: it leads to the page for good, wherever that is now."""

    address = models.CharField(_("address"), max_length=page_addresses.MAXIMUM_LENGTH, unique=True)
    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="old_addresses"
    )

    class Meta:
        verbose_name = _("old address of a page")
        verbose_name_plural = _("old addresses of pages")
        default_permissions = ()

    def __str__(self) -> str:
        return page_addresses.shown(self.address)


class PageRevisionQuerySet(AppendOnlyQuerySet["PageRevision"]):
    def before(self, number: int | None) -> Self:
        """For lists, the newest first and without the texts."""
        earlier = self.filter(number__lt=number) if number else self
        return earlier.defer("html")


class PageRevision(AppendOnlyModel):
    """A page at one moment. Never changed, never deleted: triggers in the database see to it."""

    class Kind(models.TextChoices):
        SAVE = "save", _("Saved")
        PUBLISH = "publish", _("Published")
        UNPUBLISH = "unpublish", _("Taken off the site")
        RESTORE = "restore", _("Restored")

    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.PROTECT, related_name="revisions"
    )
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    title = models.CharField(_("title"), max_length=200)
    html = models.TextField(_("text"), blank=True)
    language = models.CharField(
        _("language"), max_length=5, choices=Language, default=Language.ENGLISH
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("time"), auto_now_add=True)
    created_by_id = models.PositiveBigIntegerField(
        _("login"), null=True, help_text=_("A copy, like the name: this record outlives the login.")
    )
    created_by_name = models.CharField(
        _("person"), max_length=310, blank=True, help_text=_("Empty: the command line.")
    )

    objects = PageRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision of a page")
        verbose_name_plural = _("revisions of pages")
        ordering = ("-number",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=["page", "number"], name="page_revision_number_unique"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="page_revision_numbers_start_at_1"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="page_revision_has_title"),
        )

    def __str__(self) -> str:
        return f"{self.page_id}/{self.number}"

    @property
    def content(self) -> PageContent:
        return PageContent(title=self.title, html=self.html, language=self.language)

    @property
    def direction(self) -> str:
        return direction(self.language)
