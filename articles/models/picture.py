from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.guarded import GuardedModel
from articles.renditions import name_at, widths


class Picture(GuardedModel):
    """A picture as readers get it: bounded in size, without the camera's metadata."""

    image = models.ImageField(
        _("image"), upload_to="pictures/", width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(_("width"), editable=False, default=0)
    height = models.PositiveIntegerField(_("height"), editable=False, default=0)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        help_text=_("What the picture shows, for readers who cannot see it or wait for it."),
    )
    caption = models.CharField(_("caption"), max_length=400, blank=True)
    credit = models.CharField(
        _("credit"), max_length=120, blank=True, help_text=_("Photographer and agency.")
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    read_by_readers = ("alt", "caption", "credit")

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ("-created_at", "-pk")
        constraints = (models.CheckConstraint(condition=~models.Q(alt=""), name="picture_has_alt"),)

    def __str__(self) -> str:
        return self.alt

    @property
    def renditions(self) -> list[tuple[str, int]]:
        """The address and the width of every size that the picture is kept in, widest first."""
        url, name, full = self.image.storage.url, str(self.image), self.width
        return [(url(name_at(name, width, full)), width) for width in widths(full)]

    @property
    def srcset(self) -> str:
        """The renditions as the attribute of that name wants them."""
        return ", ".join(f"{url} {width}w" for url, width in self.renditions)
