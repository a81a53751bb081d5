"""Submitting, reviewing, publishing and withdrawing a story: one page for each verb."""

from functools import partial
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, reverse

from articles import action_forms, blocking_forms, removing_forms, reviewing, states
from articles.action_forms import ActionForm
from articles.admin.box_filter import BoxFilter
from articles.admin.story_pages import StoryPages
from articles.models import Article
from articles.permissions import require
from articles.publish_form import PublishForm
from articles.review_forms import ReviewForm, SubmitForm

FORMS: tuple[type[ActionForm], ...] = (
    SubmitForm,
    ReviewForm,
    PublishForm,
    removing_forms.UnscheduleForm,
    blocking_forms.EmbargoForm,
    blocking_forms.LiftEmbargoForm,
    blocking_forms.HoldForm,
    blocking_forms.LiftHoldForm,
    action_forms.AssignForm,
    removing_forms.UnpublishForm,
    removing_forms.WithdrawForm,
)


class PublishingPages(StoryPages):
    def get_urls(self) -> list[URLPattern]:
        pages = [
            self.story_path(f"{form.name}/", partial(self.act, form_class=form), form.name)
            for form in FORMS
        ]
        return [*pages, *super().get_urls()]

    def get_list_filter(self, request: HttpRequest) -> Any:
        """By the boxes of the desk, which link here."""
        return (BoxFilter, *super().get_list_filter(request))

    def act(
        self, request: HttpRequest, article: Article, form_class: type[ActionForm]
    ) -> HttpResponse:
        """The page of one verb; sending it does it and leads back to the story."""
        person = cast(User, request.user)
        require(person, form_class.permission)
        sent = request.POST if request.method == "POST" else None
        form = form_class(sent, article=article, person=person)
        if sent is not None and form.carried_out():
            self.message_user(request, str(form.done), messages.SUCCESS)
            return self._after(form)
        return self.show(request, article, form.template, **self._shown(request, form))

    def _after(self, form: ActionForm) -> HttpResponse:
        """A conversation goes on where it is."""
        if isinstance(form, ReviewForm) and form.stays:
            return HttpResponseRedirect(
                reverse("admin:articles_article_review", args=[form.article.pk])
            )
        return self.to_form(form.article)

    def _shown(self, request: HttpRequest, form: ActionForm) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "title": form.title,
            "form": form,
            "refusal": form.refusal(form.article),
            "marks": states.marks(form.article),
            "is_under_embargo": states.is_under_embargo(form.article),
            "can_publish": request.user.has_perm(action_forms.PUBLISH),
        }
        if isinstance(form, ReviewForm):
            shown["thread"] = reviewing.thread(form.article)
        return shown

    def verbs(self, request: HttpRequest, article: Article) -> list[type[ActionForm]]:
        """What the person can do with the story as it stands; costs no query."""
        return [
            form
            for form in FORMS
            if request.user.has_perm(form.permission) and not form.refusal(article)
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form of a story gets `actions`, each with its `name` and `title`."""
        article = kwargs.get("obj")
        if article is not None:
            context["actions"] = self.verbs(request, article)
        return super().render_change_form(request, context, *args, **kwargs)
