"""Changed templates: what was ever written stands in versions, and two pointers say which count."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.append_only import AppendOnlyModel, AppendOnlyQuerySet


class ManagedTemplateQuerySet(models.QuerySet["ManagedTemplate"]):
    def changed(self) -> Self:
        """Those of which readers see a version in place of the default."""
        return self.filter(live__isnull=False)

    def with_state(self) -> Self:
        """With both versions and what went wrong with the live one: costs one query."""
        return self.select_related("live__failure", "draft")


class ManagedTemplate(models.Model):
    """A row for each template that was ever changed; `newsroom.managed.publishing` alone writes."""

    name = models.CharField(_("name"), max_length=50, primary_key=True)
    live = models.ForeignKey(
        "TemplateVersion",
        verbose_name=_("what readers see"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Empty: the default."),
    )
    draft = models.ForeignKey(
        "TemplateVersion",
        verbose_name=_("draft"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )

    objects = ManagedTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("template")
        verbose_name_plural = _("templates")
        ordering = ("name",)
        default_permissions = ("change",)
        permissions = (("publish_managedtemplate", "Can publish template"),)
        constraints = (
            models.CheckConstraint(condition=~models.Q(name=""), name="managed_template_has_name"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def working(self) -> "TemplateVersion | None":
        """What the next edit starts from; None: the default."""
        return self.draft or self.live


class TemplateVersionQuerySet(AppendOnlyQuerySet["TemplateVersion"]):
    def before(self, number: int | None) -> Self:
        """For lists, the newest first and without the texts."""
        earlier = self.filter(number__lt=number) if number else self
        return earlier.defer("source", "based_on")


class TemplateVersion(AppendOnlyModel):
    """A template at one moment. Never changed, never deleted: the database sees to it."""

    template = models.ForeignKey(
        ManagedTemplate,
        verbose_name=_("template"),
        on_delete=models.PROTECT,
        related_name="versions",
    )
    number = models.PositiveIntegerField(_("number"))
    source = models.TextField(_("text"), blank=True)
    based_on = models.TextField(
        _("default then"),
        blank=True,
        help_text=_("What this text was last brought in line with."),
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("time"), auto_now_add=True)
    created_by_id = models.PositiveBigIntegerField(
        _("login"), null=True, help_text=_("A copy, like the name: this record outlives the login.")
    )
    created_by_name = models.CharField(
        _("person"), max_length=310, blank=True, help_text=_("Empty: the command line.")
    )

    objects = TemplateVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a template")
        verbose_name_plural = _("versions of templates")
        ordering = ("-number",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=["template", "number"], name="template_version_number_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="template_version_numbers_start_at_1"
            ),
        )

    def __str__(self) -> str:
        return f"{self.template_id}/{self.number}"


class TemplateFailure(models.Model):
    """A live version that could not be rendered: readers get the default in its place."""

    version = models.OneToOneField(
        TemplateVersion,
        verbose_name=_("version"),
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="failure",
    )
    problem = models.TextField(_("problem"))
    at = models.DateTimeField(_("time"), auto_now_add=True)

    class Meta:
        verbose_name = _("failure of a template")
        verbose_name_plural = _("failures of templates")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.version}: {self.problem}"
