from django.conf import settings
from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _


def languages() -> list[tuple[str, object]]:
    """A function, so that a new language needs no migration."""
    return list(settings.LANGUAGES)


class AppealQuerySet(models.QuerySet["Appeal"]):
    def in_language(self, language: str | None) -> "Appeal":
        """The appeal in that language, else in the site's own; an empty one while there is none.

        Costs one query.
        """
        nearest = Case(
            When(language=language, then=Value(0)),
            When(language=settings.LANGUAGE_CODE, then=Value(1)),
            default=Value(2),
        )
        return self.order_by(nearest, "pk").first() or Appeal()


class Appeal(models.Model):
    """What is said around the numbers. Staff change it freely: it sends no money anywhere."""

    language = models.CharField(
        _("language"),
        max_length=10,
        choices=languages,
        default="en",
        unique=True,
        error_messages={"unique": _("There is an appeal in this language already: change that.")},
    )
    heading = models.CharField(_("heading"), max_length=100, default=_("Support our work"))
    text = models.TextField(
        _("appeal"),
        max_length=3000,
        blank=True,
        help_text=_("Plain text. An empty line begins a new paragraph."),
    )
    suggested_amount = models.CharField(
        _("suggested amount"),
        max_length=60,
        blank=True,
        help_text=_("As readers see it, such as $/€10."),
    )

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ("language",)
        constraints = (models.CheckConstraint(condition=~Q(heading=""), name="appeal_has_heading"),)

    def __str__(self) -> str:
        return self.heading

    @property
    def direction(self) -> str:
        return "rtl" if get_language_info(self.language)["bidi"] else "ltr"
