"""A save that met a colleague's: both texts side by side, with a choice wherever both changed."""

from collections.abc import Iterator
from typing import cast

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import form_data, side_by_side
from articles.admin.story_pages import StoryPages
from articles.forms import ArticleForm
from articles.models import Article, Revision
from articles.reconciling import Meeting
from articles.workflow import ConflictError
from articles.workflow.record import latest

MET = "met"  # in what is sent: the number of the revision that the choices were made against
PICK = "pick-"


class CollisionError(Exception):
    """A form that was not saved, because somebody else had saved the story."""

    def __init__(self, form: ArticleForm, conflict: ConflictError) -> None:
        self.form, self.conflict = form, conflict
        super().__init__(str(conflict))


class Conflicts(StoryPages):
    def conflict_page(self, request: HttpRequest, collision: CollisionError) -> HttpResponse:
        """What was typed goes with it, so that nothing of it depends on what is chosen."""
        form, conflict = collision.form, collision.conflict
        meeting = Meeting(conflict.base.content, form.typed(), conflict.theirs.content)
        response = self.show(
            request,
            form.instance,
            "conflict.html",
            title=_("The story was saved while you wrote"),
            conflict=conflict,
            rows=list(side_by_side.rows(meeting.text)),
            questions=side_by_side.questions(meeting),
            typed=_typed(form, request.POST),
            content=meeting.mine,
            address=reverse("admin:articles_article_change", args=[form.instance.pk]),
        )
        response.status_code = 409
        return response

    def chosen(self, request: HttpRequest, article: Article) -> QueryDict | None:
        """What a form with the choices would send; None if what was typed is no story."""
        form = cast(ArticleForm, self.get_form(request, article)(request.POST, instance=article))
        if not form.is_valid():
            return None
        base, theirs = _met(form, request.POST[MET])
        meeting = Meeting(base.content, form.typed(), theirs.content)
        query = form_data.posted(meeting.settled(_picks(request.POST)))
        query["base"], query["_continue"] = str(theirs.number), "1"
        for name in ("form", "restored"):
            query[name] = form.cleaned_data[name]
        return query


def _typed(form: ArticleForm, sent: QueryDict) -> Iterator[tuple[str, str]]:
    """The fields of the story as they were sent, with the revision that they started from."""
    yield "base", str(form.started_from)
    for name, values in sent.lists():
        own = name in {"csrfmiddlewaretoken", "base", MET} or name.startswith(("_", PICK))
        yield from () if own else ((name, value) for value in values)


def _met(form: ArticleForm, number: str) -> tuple[Revision, Revision]:
    """The revision that the form started from, and the one that it met."""
    wanted = {str(form.started_from), number}
    revisions = form.instance.revisions.filter(number__in=filter(str.isdecimal, wanted))
    found = {str(one.number): one for one in revisions}
    return found[str(form.started_from)], found.get(number) or latest(form.instance)


def _picks(sent: QueryDict) -> dict[str, str]:
    return {name.removeprefix(PICK): sent.get(name, "") for name in sent if name.startswith(PICK)}
