from django.db import models
from django.utils.translation import gettext_lazy as _


class Alarm(models.Model):
    """A breach of the ledger of which the site managers were told.

    Kept so that many processes send one mail. Nothing is decided by it.
    """

    breach = models.CharField(_("digest of what was found"), max_length=64, unique=True)
    at = models.DateTimeField(_("time"), auto_now_add=True)

    class Meta:
        verbose_name = _("alarm")
        verbose_name_plural = _("alarms")
        default_permissions = ()

    def __str__(self) -> str:
        return self.breach
