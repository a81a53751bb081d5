"""Changing templates, and showing readers what was changed. These verbs alone do it.

Each checks the permission itself, runs in one transaction and is written into the site's log.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext, gettext_noop

from articles.permissions import Person, require
from articles.workflow.record import name as name_of
from newsroom import generation
from newsroom.managed import checking
from newsroom.managed.checking import Problem
from newsroom.managed.families import default_source
from newsroom.managed.registry import MANAGED
from newsroom.models import ManagedTemplate, TemplateFailure, TemplateVersion
from newsroom.recording import record
from newsroom.templating import limits

KIND = gettext_noop("template")
SAVED, DISCARDED = gettext_noop("draft saved"), gettext_noop("draft thrown away")
PUBLISHED, RESTORED = gettext_noop("published"), gettext_noop("undone")
TEXT = gettext_noop("text")
CHANGE, PUBLISH = "newsroom.change_managedtemplate", "newsroom.publish_managedtemplate"
DEFAULT = 0  # the number of what no version stands for


class ConflictError(Exception):
    """Somebody has changed the template since: what the edit started from, and what is there."""

    def __init__(self, base: str, theirs: str, version: TemplateVersion | None) -> None:
        self.base, self.theirs, self.version = base, theirs, version
        super().__init__("The template was changed meanwhile.")

    @property
    def number(self) -> int:
        return self.version.number if self.version else DEFAULT


class ProblemsError(Exception):
    """It cannot be published: all that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(one.message for one in problems))


@transaction.atomic
def save_draft(
    name: str,
    source: str,
    *,
    by: Person = None,
    base: int | None = None,
    note: str = "",
    based_on: str | None = None,
) -> TemplateVersion | None:
    """Keeps the text as the draft, right or wrong; readers see nothing of it.

    `base` is the number of the version that the edit started from, DEFAULT for the default; None
    says that overwriting is meant. `based_on` is the default that the text is in line with: None
    leaves it as it was. A save that changes nothing returns what is there, None for the default.
    Raises ConflictError when others have changed it since, and ValidationError.
    """
    require(by, CHANGE)
    source = _storable(source)
    template = _locked(name)
    working, before = template.working, _text(name, template.working)
    if source == before and (working is None or based_on in (None, working.based_on)):
        return working
    if base is not None and source != before:
        _refuse_to_overwrite(template, before, base)
    version = TemplateVersion.objects.create(
        template=template,
        number=_newest(template) + 1,
        source=source,
        based_on=_based_on(name, working) if based_on is None else based_on,
        note=note,
        created_by_id=by.pk if by else None,
        created_by_name=name_of(by),
    )
    template.draft = version
    template.save(update_fields=["draft"])
    _record(by, SAVED, name, before, source)
    return version


@transaction.atomic
def discard_draft(name: str, *, by: Person = None) -> None:
    """It stays in the history; the next edit starts from what readers see."""
    require(by, CHANGE)
    template = _locked(name)
    if template.draft is None:
        return
    before = template.draft.source
    template.draft = None
    template.save(update_fields=["draft"])
    _record(by, DISCARDED, name, before, _text(name, template.live))


def publish(name: str, *, by: Person = None, seen: int | None = None) -> None:
    """Shows readers the draft from now on; one that is the default makes that live again.

    `seen` is the number of the draft that the person means; None says whichever is there. Raises
    ProblemsError with everything that is wrong with it, and ConflictError.
    """
    require(by, PUBLISH)
    draft = ManagedTemplate.objects.select_related("draft").filter(name=name).first()
    version = draft.draft if draft else None
    if version is None:
        return
    if seen is not None and seen != version.number:
        raise ConflictError(_numbered(name, seen), version.source, version)
    _refuse_problems(name, version.source)
    _show(name, version, by, PUBLISHED, as_draft=True)


def restore(name: str, number: int, *, by: Person = None) -> None:
    """Shows readers an earlier version again, DEFAULT for the default. A draft stays as it is.

    Raises ProblemsError: what was right once may not be any more.
    """
    require(by, PUBLISH)
    version = None
    if number != DEFAULT:
        version = TemplateVersion.objects.get(template=name, number=number)
        _refuse_problems(name, version.source)
    _show(name, version, by, RESTORED, as_draft=False)


@transaction.atomic
def _show(
    name: str, version: TemplateVersion | None, by: Person, act: str, *, as_draft: bool
) -> None:
    template = _locked(name)
    if as_draft and template.draft != version:
        raise ConflictError(_text(name, version), _text(name, template.working), template.working)
    before, after = _text(name, template.live), _text(name, version)
    template.live = None if after == default_source(name) else version
    if as_draft:
        template.draft = None
    template.save(update_fields=["live", "draft"])
    TemplateFailure.objects.filter(version=version).delete()  # it is tried again
    _record(by, act, name, before, after)
    generation.raise_it()


def _refuse_problems(name: str, source: str) -> None:
    if problems := checking.check(name, source):
        raise ProblemsError(problems)


def _locked(name: str) -> ManagedTemplate:
    """The row as it is now, made if need be; other writers wait until this transaction ends."""
    if name not in MANAGED:
        raise ManagedTemplate.DoesNotExist(name)
    ManagedTemplate.objects.get_or_create(name=name)
    return ManagedTemplate.objects.select_for_update().get(name=name)


def _storable(source: str) -> str:
    """With the line ends of a file. Raises ValidationError for what no database keeps."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in source:
        raise ValidationError({"source": gettext("It holds the character U+0000: take it out.")})
    if len(source) > limits.SOURCE:
        text = gettext("It has %(length)d characters; %(most)d is the most that a template has.")
        raise ValidationError({"source": text % {"length": len(source), "most": limits.SOURCE}})
    return source


def _refuse_to_overwrite(template: ManagedTemplate, current: str, base: int) -> None:
    """Versions that were only made live or thrown away meanwhile have changed no text."""
    started_from = _numbered(template.name, base)
    if started_from != current:
        raise ConflictError(started_from, current, template.working)


def _numbered(name: str, number: int) -> str:
    if number == DEFAULT:
        return default_source(name)
    return TemplateVersion.objects.get(template=name, number=number).source


def _text(name: str, version: TemplateVersion | None) -> str:
    return version.source if version else default_source(name)


def _based_on(name: str, working: TemplateVersion | None) -> str:
    return working.based_on if working else default_source(name)


def _newest(template: ManagedTemplate) -> int:
    newest = template.versions.values_list("number", flat=True).first()
    return newest or DEFAULT


def _record(by: Person, act: str, name: str, before: str, after: str) -> None:
    title = str(MANAGED[name].title)
    record(by, act, KIND, title, {TEXT: before}, {TEXT: after}, key=name)
