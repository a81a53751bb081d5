"""Writing, publishing and moving pages such as /about/. These verbs alone change them.

Each checks the permission itself, runs in one transaction and is written into the site's log.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from articles.languages import Language
from articles.permissions import Person, require
from articles.workflow.record import name as name_of
from newsroom import generation
from newsroom.models import Page, PageRevision
from newsroom.page import addresses as page_addresses
from newsroom.page import checks as page_checks
from newsroom.page import places as page_places
from newsroom.page.content import PageContent
from newsroom.recording import record

KIND = gettext_noop("page")
STARTED, SAVED, RESTORED = (
    gettext_noop("started"),
    gettext_noop("changed"),
    gettext_noop("restored"),
)
PUBLISHED, MOVED = gettext_noop("published"), gettext_noop("moved")
UNPUBLISHED = gettext_noop("taken off the site")
TITLE, ADDRESS = gettext_noop("title"), gettext_noop("address")
LANGUAGE, TEXT = gettext_noop("language"), gettext_noop("text")
CHANGE, PUBLISH = "newsroom.change_page", "newsroom.publish_page"


class ConflictError(Exception):
    """Somebody has saved the page since; `base` is what this edit started from."""

    def __init__(self, base: PageRevision, theirs: PageRevision) -> None:
        self.base, self.theirs = base, theirs
        super().__init__(f"Revision {theirs.number} was saved after revision {base.number}.")


@transaction.atomic
def save_draft(
    content: PageContent,
    page: Page | None = None,
    *,
    by: Person = None,
    address: str | None = None,
    base: int | None = None,
    note: str = "",
) -> PageRevision:
    """Keeps the content as the page's latest revision; without a page, starts one.

    Readers see nothing of it. An empty `address` is made from the title; None leaves it as it is,
    and one that readers know is changed by `move` only. A save that changes nothing returns the
    latest revision and adds none. `base` is the number of the revision that the edit started
    from; None says that overwriting is meant. Raises ConflictError when others have changed the
    page since, and ValidationError, keyed by field.
    """
    require(by, CHANGE)
    page = _locked(page) if page else Page()
    content, address = _checked(page, content, address)
    last = page.latest_revision
    if last and base is not None and last.content != content:
        _refuse_to_overwrite(page, last, base)
    if last and last.content == content and address == page.address:
        return last
    before = _facts(page, last) if last else {}
    page_places.save_at(page, address)
    revision = _revise(page, content, PageRevision.Kind.SAVE, by, note)
    _record(by, SAVED if last else STARTED, page, before, _facts(page, revision))
    return revision


@transaction.atomic
def restore(page: Page, number: int, *, by: Person = None) -> PageRevision:
    """An earlier revision's content as the latest draft; readers see nothing of it.

    Raises ValidationError for what may not be said any more.
    """
    require(by, CHANGE)
    page = _locked(page)
    last, content = page.latest, page.revisions.get(number=number).content
    page_checks.refuse_foreign_numbers(content)
    if content == last.content:
        return last
    note = gettext("Revision %(number)d restored.") % {"number": number}
    revision = _revise(page, content, PageRevision.Kind.RESTORE, by, note)
    _record(by, RESTORED, page, _facts(page, last), _facts(page, revision))
    return revision


@transaction.atomic
def publish(
    page: Page, *, by: Person = None, seen: int | None = None, note: str = ""
) -> PageRevision:
    """Shows readers the latest revision from now on; returns the one that is live then.

    `seen` is the number of the revision that the person means; None says that it is whichever is
    the latest. Raises ConflictError when others have changed the page since, and ValidationError.
    """
    require(by, PUBLISH)
    page = _locked(page)
    if page.live_revision and not page.has_unpublished_changes:
        return page.live_revision
    content = page.latest.content
    if seen is not None:
        _refuse_to_overwrite(page, page.latest, seen)
    page_checks.require_text(content)
    page_checks.refuse_foreign_numbers(content)
    before = _facts(page, page.live_revision) if page.live_revision else {}
    revision = _revise(page, content, PageRevision.Kind.PUBLISH, by, note)
    page.live_revision = revision
    page.published_at = page.published_at or timezone.now()
    page.save(update_fields=["live_revision", "published_at"])
    _record(by, PUBLISHED, page, before, _facts(page, revision))
    generation.raise_it()
    return revision


@transaction.atomic
def unpublish(page: Page, *, by: Person = None, note: str = "") -> None:
    """Readers find nothing at its address any more. A page that they do not see stays as it is."""
    require(by, PUBLISH)
    page = _locked(page)
    if page.live_revision is None:
        return
    before = _facts(page, page.live_revision)
    page.live_revision = None
    page.save(update_fields=["live_revision"])
    _revise(page, page.latest.content, PageRevision.Kind.UNPUBLISH, by, note)
    _record(by, UNPUBLISHED, page, before, {})
    generation.raise_it()


@transaction.atomic
def move(page: Page, address: str, *, by: Person = None) -> None:
    """To another address, at once; the one that readers know leads there for good. Raises
    ValidationError."""
    require(by, PUBLISH)
    page = _locked(page)
    address = page_places.free(page, page_addresses.normal(address))
    if address == page.address:
        return
    before = _facts(page, page.latest)
    page_places.lead_on(page, address)
    _record(by, MOVED, page, before, _facts(page, page.latest))
    generation.raise_it()


def _locked(page: Page) -> Page:
    """The page as it is now; other writers wait until this transaction ends."""
    return Page.objects.select_for_update().get(pk=page.pk)


def _checked(page: Page, content: PageContent, address: str | None) -> tuple[PageContent, str]:
    """Fit to be kept. What is wrong with both is said at once."""
    errors: dict[str, list[ValidationError]] = {}
    place = page.address
    try:
        place = page_places.chosen(page, content.title, address)
    except ValidationError as error:
        error.update_error_dict(errors)
    try:
        content = page_checks.completed(content)
    except ValidationError as error:
        error.update_error_dict(errors)
    if errors:
        raise ValidationError(errors)
    return content, place


def _refuse_to_overwrite(page: Page, last: PageRevision, base: int) -> None:
    """Revisions that only record a publication have changed nothing."""
    started_from = page.revisions.get(number=base)
    if started_from.content != last.content:
        raise ConflictError(started_from, last)


def _revise(
    page: Page, content: PageContent, kind: PageRevision.Kind, by: Person, note: str
) -> PageRevision:
    """The next revision, now the latest one; saves that field of the page only."""
    last = page.latest_revision
    revision = PageRevision.objects.create(
        page=page,
        number=last.number + 1 if last else 1,
        kind=kind,
        **vars(content),
        note=note,
        created_by_id=by.pk if by else None,
        created_by_name=name_of(by),
    )
    page.latest_revision = revision
    page.save(update_fields=["latest_revision"])
    return revision


def _record(
    by: Person, act: str, page: Page, before: dict[str, str], after: dict[str, str]
) -> None:
    record(by, act, KIND, page.latest.title, before, after, key=str(page.pk))


def _facts(page: Page, revision: PageRevision) -> dict[str, str]:
    """As people read them, for the log."""
    return {
        TITLE: revision.title,
        ADDRESS: page_addresses.shown(page.address),
        LANGUAGE: str(Language(revision.language).label),
        TEXT: revision.html,
    }
