from django.conf import settings
from django.db import models
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from donations.models.appeal_words import AMOUNTS, AppealWords, languages


class AppealQuerySet(models.QuerySet["Appeal"]):
    def in_language(self, language: str | None) -> "Appeal":
        """The appeal in that language. While there is none: an empty one, for which the pages
        have their own words, with the amounts that the site's own language suggests.

        Costs one query.
        """
        wanted = language or settings.LANGUAGE_CODE
        found = {one.language: one for one in self.filter(language__in=_either(wanted))}
        site = found.get(settings.LANGUAGE_CODE, Appeal())
        amounts = {field: getattr(site, field) for field in AMOUNTS.values()}
        return found.get(wanted) or Appeal(language=wanted, **amounts)


def _either(language: str) -> set[str]:
    return {language, settings.LANGUAGE_CODE}


class Appeal(AppealWords):
    """What is said around the numbers. Staff change it freely: it sends no money anywhere.

    Written by donations.appeals, which keeps every version.
    """

    language = models.CharField(
        _("language"),
        max_length=10,
        choices=languages,
        default="en",
        unique=True,
        error_messages={"unique": _("There is an appeal in this language already: change that.")},
    )

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ("language",)

    def __str__(self) -> str:
        return self.heading or str(get_language_info(self.language)["name"])
