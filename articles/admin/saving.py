"""Nothing typed is lost: what was not saved is kept, offered back, and previewed.

A form has a name of its own. What it holds is kept under that name until it is saved.
"""

import re
from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import autosaving, form_data, presence, standing
from articles.admin.story_pages import StoryPages
from articles.forms import ArticleForm
from articles.models import Article, Autosave
from articles.story_page import preview_page

SAVED = "saved_forms"  # a cookie: it outlives a login, as what the browser keeps does
REMEMBERED = 10
FOR_SO_LONG = 30 * 24 * 60 * 60  # seconds
NAME = re.compile(r"[\w-]{1,36}", re.ASCII)

View = Callable[[HttpRequest, Article | None], HttpResponse]


def saved_forms(request: HttpRequest) -> list[str]:
    """A late request of one of them keeps nothing any more, and no copy of it is offered back."""
    return [name for name in request.COOKIES.get(SAVED, "").split(".") if NAME.fullmatch(name)]


class Saving(StoryPages):
    def get_urls(self) -> list[URLPattern]:
        return [
            *self._pages("autosave", self.autosave),
            *self._pages("discard", require_POST(self.discard)),
            *self._pages("preview", require_POST(self.preview)),
            *super().get_urls(),
        ]

    def _pages(self, name: str, view: View) -> list[URLPattern]:
        """The same for a story, and for one that was never saved."""

        def of_new(request: HttpRequest) -> HttpResponse:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return view(request, None)

        new = self.admin_site.admin_view(of_new)
        return [
            path(f"{name}/", new, name=f"articles_article_{name}_new"),
            self.story_path(f"{name}/", view, name),
        ]

    def address(self, name: str, article: Article | None) -> str:
        if article is None:
            return reverse(f"admin:articles_article_{name}_new")
        return reverse(f"admin:articles_article_{name}", args=[article.pk])

    def autosave(self, request: HttpRequest, article: Article | None) -> HttpResponse:
        """A sign of life from the form, with its fields if somebody has typed. Asked with GET, it
        says what waits, and the token that the form needs after a new login."""
        if request.method != "POST":
            waiting = self.waiting(request, article, request.GET.get("autosave", ""))
            shown = render_to_string("admin/articles/article/_waiting.html", waiting, request)
            token, person = get_token(request), request.user.pk
            return JsonResponse({"token": token, "person": person, "waiting": shown})
        self._keep(request, article)
        if article:
            presence.seen(cast(User, request.user), article)
        news = self.news(request, article, request.POST.get("base"))
        shown = render_to_string("admin/articles/article/_news.html", news, request)
        return JsonResponse({"news": shown})

    def _keep(self, request: HttpRequest, article: Article | None) -> None:
        person, form = cast(User, request.user), request.POST.get("form", "")
        if form in saved_forms(request) or not NAME.fullmatch(form):
            return
        if "unchanged" in request.POST:
            autosaving.drop(person, form)
        elif "headline" in request.POST:
            base = _number(request.POST.get("base"))
            autosaving.keep(person, form, article, base, form_data.kept(request.POST))

    def discard(self, request: HttpRequest, article: Article | None) -> HttpResponse:
        autosaving.drop(cast(User, request.user), request.POST.get("form", ""))
        form = "admin:articles_article_change" if article else "admin:articles_article_add"
        return HttpResponseRedirect(reverse(form, args=[article.pk] if article else []))

    def preview(self, request: HttpRequest, article: Article | None) -> HttpResponse:
        """What stands in the form, as readers would get it. Nothing of it stays."""
        form = cast(ArticleForm, self.get_form(request, article)(request.POST, instance=article))
        if not form.is_valid():
            context = {**self.admin_site.each_context(request), "form": form}
            context["title"] = _("The preview has to wait")
            return TemplateResponse(request, "admin/articles/article/no_preview.html", context)
        with transaction.atomic():
            banner = _("Preview of unsaved text. Nobody else sees it.")
            page = preview_page(request, form.content(), article, banner)
            transaction.set_rollback(True)  # the sources that were accepted are not made yet
        return page

    def was_saved(self, request: HttpRequest, form: ArticleForm) -> None:
        """Once the draft is a revision, nothing of it waits any more."""
        for name in (form.cleaned_data["form"], form.cleaned_data["restored"]):
            if NAME.fullmatch(name):
                autosaving.drop(form.person, name)
                request.COOKIES[SAVED] = ".".join([*saved_forms(request), name][-REMEMBERED:])

    def remember_saved(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.method == "POST" and SAVED in request.COOKIES:
            response.set_cookie(
                SAVED,
                request.COOKIES[SAVED],
                max_age=FOR_SO_LONG,
                path=reverse("admin:index"),
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response

    def to_restore(self, request: HttpRequest, article: Article | None) -> Autosave | None:
        """What the form shall show instead of the latest revision."""
        name = request.GET.get("autosave")
        return autosaving.find(cast(User, request.user), article, name) if name else None

    def waiting(
        self, request: HttpRequest, article: Article | None, shown: str = ""
    ) -> dict[str, Any]:
        """What the person typed into other forms of the story and never saved."""
        hidden = {*saved_forms(request), shown}
        found = autosaving.waiting(cast(User, request.user), article)
        return {
            "waiting": [one for one in found if one.form not in hidden],
            "discard": self.address("discard", article),
        }

    def news(self, request: HttpRequest, article: Article | None, base: Any) -> dict[str, Any]:
        """Who else has the story open, and what was saved after this form was opened."""
        if article is None:
            return {}
        return {
            "others": presence.others(cast(User, request.user), article),
            "newer": article.revisions.without_content().edits_after(_number(base)).first(),
        }

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article, form = kwargs.get("obj"), context["adminform"].form
        base = form["base"].value()
        context |= {
            **self.waiting(request, article, form["restored"].value() or ""),
            **self.news(request, article, base),
            "kept": form.kept,
            "autosave": self.address("autosave", article),
            "preview": self.address("preview", article),
            "saved_forms": " ".join(saved_forms(request)),
        }
        if article:
            context["standing"] = standing.of(article)
            found = article.revisions.without_content().filter(number=_number(base)).first()
            context["shown"] = found or article.latest_revision
        return super().render_change_form(request, context, *args, **kwargs)


def _number(text: Any) -> int:
    """Of a revision; what a browser sends may be anything."""
    return int(text) if re.fullmatch(r"\d{1,9}", str(text)) else 0
