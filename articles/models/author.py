from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.guarded import GuardedModel
from articles.slugs import make_slug, validate_slug


class AuthorQuerySet(models.QuerySet["Author"]):
    def named(self, name: str) -> Self:
        """The one of that name, whatever the case, or whose page has its address."""
        return self.filter(models.Q(name__iexact=name) | models.Q(slug=make_slug(name)))

    def with_page(self) -> Self:
        return self.filter(has_page=True)


class Author(GuardedModel):
    """A name under a story. Most authors have a login; a contributor or a pseudonym has none."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.CharField(_("slug"), max_length=120, unique=True, validators=[validate_slug])
    about = models.CharField(
        _("about"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences that readers may see."),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("login"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        help_text=_("Whose stories carry this name by default. Readers never see it."),
    )
    is_pseudonym = models.BooleanField(
        _("pseudonym"),
        default=False,
        help_text=_("Nothing connects it to a login: it has none."),
    )
    has_page = models.BooleanField(
        _("has a page"),
        default=True,
        help_text=_("Readers can see what this author has written, and the words about them."),
    )

    read_by_readers = ("name", "slug", "about")

    objects = AuthorQuerySet.as_manager()

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(condition=~models.Q(name=""), name="author_has_name"),
            models.CheckConstraint(
                condition=models.Q(is_pseudonym=False) | models.Q(user=None),
                name="author_pseudonym_without_login",
                violation_error_message=_("A pseudonym has no login: choose one or the other."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:author", args=[self.slug])
