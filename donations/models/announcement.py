from django.db import models
from django.utils.translation import gettext_lazy as _


class Announcement(models.Model):
    """A day on which the people who may approve were told of a change that one lets go live alone.

    Kept so that many processes send one mail. Nothing is decided by it.
    """

    day = models.CharField(_("keyed digest of proposal and day"), max_length=64, unique=True)
    at = models.DateTimeField(_("time"), auto_now_add=True)

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        default_permissions = ()

    def __str__(self) -> str:
        return self.day
