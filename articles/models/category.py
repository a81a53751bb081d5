from typing import Self

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.guarded import GuardedModel
from articles.slugs import make_slug, validate_slug


class CategoryQuerySet(models.QuerySet["Category"]):
    def in_order(self) -> Self:
        return self.order_by("position", "name")

    def named(self, name: str) -> Self:
        """The one of that name, whatever the case, or whose page has its address."""
        return self.filter(models.Q(name__iexact=name) | models.Q(slug=make_slug(name)))


class Category(GuardedModel):
    """A part of the newspaper, such as World or Culture. A story is in exactly one."""

    name = models.CharField(_("name"), max_length=60)
    slug = models.CharField(
        _("slug"),
        max_length=60,
        unique=True,
        validators=[validate_slug],
        help_text=_("The word in the address of its page: letters, digits and hyphens."),
    )
    description = models.CharField(
        _("description"),
        max_length=200,
        blank=True,
        help_text=_("One sentence under the heading of its page."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Categories are shown in this order, lowest first.")
    )

    read_by_readers = ("name", "slug", "description")

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ("position", "name")
        constraints = (
            models.UniqueConstraint(Lower("name"), name="category_name_unique"),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(slug=""), name="category_has_name_and_slug"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:category", args=[self.slug])
