"""Where a page stands: what readers see of it, and what the form shows."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.models import Page, PageRevision
from newsroom.page.form import PageForm

DRAFT, PUBLISHED = gettext_lazy("Draft"), gettext_lazy("Published")
CHANGED = gettext_lazy("Published, with changes that are not")
OFF = gettext_lazy("Taken off the site")


def state(page: Page) -> str | Promise:
    if page.is_live:
        return CHANGED if page.has_unpublished_changes else PUBLISHED
    return OFF if page.published_at else DRAFT


def readers(page: Page) -> str:
    if page.live_revision is None:
        return _("Readers see nothing of it.")
    if page.has_unpublished_changes:
        return _("Readers see revision %(number)d.") % {"number": page.live_revision.number}
    return _("Readers see this version.")


def shown(form: PageForm) -> PageRevision | None:
    """The revision that was edited, even if somebody has saved a later one since."""
    if form.page is None:
        return None
    base = str(form["base"].value() or "")
    if base == str(form.page.latest.number) or not base.isdecimal():
        return form.page.latest
    return form.page.revisions.filter(number=base[:9]).first() or form.page.latest
