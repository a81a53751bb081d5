from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from donations.models.appeal_words import AppealWords, languages
from donations.models.never_changed import NeverChanged, NeverChangedQuerySet


class AppealVersionQuerySet(NeverChangedQuerySet["AppealVersion"]):
    def of(self, language: str) -> "AppealVersionQuerySet":
        return self.filter(language=language)

    def next_number(self) -> int:
        """Costs one query."""
        last = self.order_by("-number").first()
        return last.number + 1 if last else 1


class AppealVersion(NeverChanged, AppealWords):
    """The appeal as somebody saved it. Never changed, never deleted; the newest first."""

    number = models.PositiveIntegerField(_("number"), primary_key=True, editable=False)
    language = models.CharField(_("language"), max_length=10, choices=languages, editable=False)
    at = models.DateTimeField(_("time"), auto_now_add=True)
    by_id = models.PositiveBigIntegerField(
        _("login"),
        null=True,
        editable=False,
        help_text=_("A copy, like the name: this record outlives the login."),
    )
    by_name = models.CharField(
        _("person"),
        max_length=150,
        blank=True,
        editable=False,
        help_text=_("Empty: the command line."),
    )

    objects = AppealVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of the appeal")
        verbose_name_plural = _("history of the appeal")
        ordering = ("-number",)
        default_permissions = ("view",)

    def __str__(self) -> str:
        return gettext("Version %(number)d") % {"number": self.number}

    @property
    def person(self) -> str:
        return self.by_name or gettext("command line")
