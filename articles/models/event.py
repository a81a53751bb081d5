from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.append_only import AppendOnlyModel, AppendOnlyQuerySet
from articles.models.article import Article


class EventQuerySet(AppendOnlyQuerySet["Event"]):
    def between(self, start: datetime | None, end: datetime | None) -> Self:
        """The start belongs to it, the end does not; None is without limit."""
        since = self.filter(created_at__gte=start) if start else self.all()
        return since.filter(created_at__lt=end) if end else since


class Event(AppendOnlyModel):
    """Something that happened to a story and is no revision of it. Never changed or deleted."""

    class Kind(models.TextChoices):
        TAKEN = "taken", _("Taken for review")
        SENT_BACK = "sent_back", _("Sent back")
        APPROVED = "approved", _("Approved")
        APPROVAL_VOIDED = "voided", _("Approval voided by an edit")
        ASSIGNED = "assigned", _("Assigned")
        UNSCHEDULED = "unscheduled", _("Schedule cancelled")
        WENT_LIVE = "went_live", _("Scheduled change went live")
        UNPUBLISHED = "unpublished", _("Unpublished")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        HELD = "held", _("Held for legal reasons")
        LIFTED = "lifted", _("Hold lifted")
        EMBARGO = "embargo", _("Embargo changed")

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    note = models.CharField(_("note"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("time"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_by_name = models.CharField(_("person's name"), max_length=310, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.get_kind_display()
