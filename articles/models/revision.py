from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.content import Content
from articles.models.append_only import AppendOnlyModel, AppendOnlyQuerySet
from articles.models.article import Article


class RevisionQuerySet(AppendOnlyQuerySet["Revision"]):
    def imported(self) -> "Revision":
        """The latest one that an importer made."""
        return self.filter(kind=Revision.Kind.IMPORT).latest("number")

    def without_content(self) -> Self:
        """For lists: the text of a long story is large."""
        return self.defer("data")

    def edits_after(self, number: int) -> Self:
        """Later ones that may have changed something, the newest first."""
        same = (Revision.Kind.SUBMIT, Revision.Kind.PUBLISH, Revision.Kind.SCHEDULE)
        return self.filter(number__gt=number).exclude(kind__in=same).order_by("-number")

    def before(self, revision: "Revision | None") -> Self:
        return self.filter(number__lt=revision.number) if revision else self.all()


class Revision(AppendOnlyModel):
    """The whole editorial content of a story at one moment. Never changed, never deleted."""

    class Kind(models.TextChoices):
        SAVE = "save", _("Saved")
        SUBMIT = "submit", _("Submitted")
        PUBLISH = "publish", _("Published")
        SCHEDULE = "schedule", _("Scheduled")
        RESTORE = "restore", _("Restored")
        IMPORT = "import", _("Imported")

    article = models.ForeignKey(
        Article, verbose_name=_("story"), on_delete=models.PROTECT, related_name="revisions"
    )
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    data = models.JSONField(_("content"), help_text=_("See articles.content."))
    note = models.CharField(_("note"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("time"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    created_by_name = models.CharField(
        _("person's name"),
        max_length=310,
        blank=True,
        help_text=_("A copy, so that history survives the login. Empty: the command line."),
    )

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_unique"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="revision_numbers_start_at_1"
            ),
        )

    def __str__(self) -> str:
        return f"{self.article_id}/{self.number}"

    @property
    def content(self) -> Content:
        return Content.from_data(self.data)
