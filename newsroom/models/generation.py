from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Generation(models.Model):
    """One number, raised with every change that readers can see: see newsroom/generation.py."""

    value = models.PositiveBigIntegerField(_("generation"), default=1)

    class Meta:
        verbose_name = _("generation")
        verbose_name_plural = _("generations")
        default_permissions = ()
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="generation_one_record"),)

    def __str__(self) -> str:
        return str(self.value)
