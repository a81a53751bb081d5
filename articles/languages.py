"""The languages that stories and links are written in, as readers' browsers name them (BCP 47)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    ENGLISH = "en", _("English")
    PASHTO = "ps", _("Pashto")
    DARI = "fa-AF", _("Dari")
    NORWEGIAN = "nb", _("Norwegian")


RIGHT_TO_LEFT = frozenset({Language.PASHTO, Language.DARI})


def direction(language: str) -> str:
    """The value of the HTML attribute `dir` for a text in that language."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
