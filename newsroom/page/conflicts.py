"""A save that met a colleague's: both texts side by side, with a choice wherever both changed."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles import side_by_side
from articles.admin.conflicts import MET, PICK
from articles.reconciling import Meeting
from newsroom.models import PageRevision
from newsroom.page.content import PageContent
from newsroom.page.form import PageForm
from newsroom.pages import ConflictError


def context(
    form: PageForm, mine: PageContent, conflict: ConflictError, sent: QueryDict
) -> dict[str, Any]:
    """For the template of a story's conflict. What was typed goes with it, so that nothing of it
    depends on what is chosen."""
    meeting = _meeting(conflict.base, mine, conflict.theirs)
    return {
        "conflict": conflict,
        "rows": list(side_by_side.rows(meeting.text)),
        "questions": [_named(one) for one in side_by_side.questions(meeting)],
        "typed": list(_typed(sent, mine, conflict.base)),
        "content": meeting.mine,
    }


def settled(form: PageForm, sent: QueryDict) -> tuple[PageContent, int | None]:
    """What was typed, or what the choices make of it; and the revision that it goes on from."""
    mine, base, met = form.content(), form.started_from, sent.get(MET, "")
    if form.page is None or not (met.isascii() and met.isdecimal()):
        return mine, base
    known = {one.number: one for one in form.page.revisions.filter(number__in={base, met[:9]})}
    theirs = known.get(int(met[:9]))
    if theirs is None or base is None:
        return mine, base
    picks = {name.removeprefix(PICK): sent.get(name, "") for name in sent if name.startswith(PICK)}
    meeting = _meeting(known[base], mine, theirs)
    return PageContent.of_story(meeting.settled(picks)), theirs.number


def _meeting(base: PageRevision, mine: PageContent, theirs: PageRevision) -> Meeting:
    return Meeting(base.content.as_story(), mine.as_story(), theirs.content.as_story())


def _named(question: side_by_side.Question) -> side_by_side.Question:
    """A page has a title where a story has a headline."""
    return replace(question, label=_("Title")) if question.name == "headline" else question


def _typed(sent: QueryDict, mine: PageContent, base: PageRevision) -> Iterator[tuple[str, str]]:
    """The fields as they stand now, with the revision that they started from."""
    yield "base", str(base.number)
    yield from vars(mine).items()
    for name in ("note", "address", "form"):
        if name in sent:
            yield name, sent.get(name, "")
