from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.guarded import GuardedModel

if TYPE_CHECKING:
    from articles.quotations import Speaker


class SourceQuerySet(models.QuerySet["Source"]):
    def add(self, speaker: "Speaker", vouched_by: User | None = None) -> "Source":
        """A source made of a speaker whom a text names; a named one that exists is found.

        Whoever adds somebody who is not named vouches for them.
        """
        if speaker.anonymous:
            return self.create(
                kind=Source.Kind.ANONYMOUS,
                description=speaker.description,
                anonymity_reason=speaker.reason or gettext("asked not to be named"),
                vouched_by=vouched_by,
            )
        own = speaker.is_organisation
        return self.get_or_create(
            name=speaker.name,
            role=speaker.role,
            organisation="" if own else speaker.organisation,
            kind=Source.Kind.ORGANISATION if own else Source.Kind.PERSON,
            defaults={"place": speaker.place},
        )[0]


class Source(GuardedModel):
    """Who or what said it: a person, an organisation, a document, or somebody who is not named.

    The identity of an anonymous source is never stored: there is no field that could hold it.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        ORGANISATION = "organisation", _("Organisation")
        DOCUMENT = "document", _("Document")
        ANONYMOUS = "anonymous", _("Not named")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.PERSON)
    name = models.CharField(
        _("name"),
        max_length=200,
        blank=True,
        help_text=_("As in the story. Leave empty for a source who is not named."),
    )
    role = models.CharField(_("role"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    description = models.CharField(
        _("public description"),
        max_length=200,
        blank=True,
        help_text=_("What readers may know of a source who is not named: “a senior official”."),
    )
    anonymity_reason = models.CharField(
        _("reason for anonymity"),
        max_length=200,
        blank=True,
        help_text=_("Why the source is not named: “for fear of reprisals”."),
    )
    vouched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("vouched for by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text=_("The editor who knows the source who is not named."),
    )

    read_by_readers = (
        "name",
        "role",
        "organisation",
        "place",
        "description",
        "anonymity_reason",
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ("name", "description")
        indexes = (models.Index(fields=["name"], name="source_name"),)
        constraints = (
            models.CheckConstraint(
                name="source_named_or_described",
                condition=(
                    Q(kind="anonymous", name="", role="", organisation="", place="")
                    & ~Q(description="")
                    & ~Q(anonymity_reason="")
                )
                | (~Q(kind="anonymous") & ~Q(name="") & Q(description="", anonymity_reason="")),
            ),
            models.UniqueConstraint(
                fields=["kind", "name", "role", "organisation"],
                condition=~Q(kind="anonymous"),
                name="source_unique",
                violation_error_message=_(
                    "There is already a source with this name, role and organisation."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.described_as

    @property
    def anonymous(self) -> bool:
        return self.kind == self.Kind.ANONYMOUS

    @property
    def described_as(self) -> str:
        """How a story introduces the source, when it does not do so in words of its own."""
        known = (
            [self.description, self.anonymity_reason]
            if self.anonymous
            else [self.name, self.role, self.organisation, self.place]
        )
        return ", ".join(filter(None, known))

    def clean(self) -> None:
        if self.anonymous:
            self._clean_anonymous()
        else:
            self._clean_named()

    def _clean_anonymous(self) -> None:
        errors: dict[str, str | Promise] = {
            field: _("A source who is not named has no %(field)s here; describe them instead.")
            % {"field": self._meta.get_field(field).verbose_name}  # type: ignore[union-attr]  # a plain field
            for field in ("name", "role", "organisation", "place")
            if getattr(self, field)
        }
        if not self.description:
            errors["description"] = _("Say what readers may know: “a senior official”.")
        if not self.anonymity_reason:
            errors["anonymity_reason"] = _("Say why the source is not named.")
        if errors:
            raise ValidationError(errors)

    def _clean_named(self) -> None:
        errors: dict[str, str | Promise] = {}
        if not self.name:
            errors["name"] = _("Give the name, or choose “Not named” as the kind.")
        for field in ("description", "anonymity_reason"):
            if getattr(self, field):
                errors[field] = _("Only a source who is not named has this; empty it.")
        if errors:
            raise ValidationError(errors)
