"""Stories. The form works on the latest revision; `articles.workflow` alone writes."""

from typing import Any, cast

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles import workflow
from articles.admin.bringing_in import BringingIn
from articles.admin.conflicts import MET, CollisionError, Conflicts
from articles.admin.history import HistoryPages
from articles.admin.publishing import PublishingPages
from articles.admin.saving import Saving
from articles.forms import ArticleForm
from articles.models import Article
from articles.permissions import may_edit
from articles.readiness import NotReadyError
from articles.workflow import BlockedError, ConflictError

MISSING = "missing"  # in the address of a form that says what a story lacks
PAGES = {"_submit": "submit", "_publish": "publish", "_publish_now": "publish"}  # by their button
EDITOR = {"style-src": [UNSAFE_INLINE], "frame-src": [SELF]}  # CKEditor sets style attributes


SIDE = "story-side"  # beside the text, or below it


@admin.register(Article)
class ArticleAdmin(Saving, Conflicts, BringingIn, HistoryPages, PublishingPages):
    form = ArticleForm
    fieldsets = (
        (None, {"fields": ("headline", "standfirst"), "classes": ("story-top",)}),
        (None, {"fields": ("html",), "classes": ("story-text",)}),
        (None, {"fields": ("attributions",), "classes": ("story-quotes",)}),
        (None, {"fields": ("category", "language", "dateline"), "classes": (SIDE,)}),
        (None, {"fields": ("byline", "byline_text", "without_byline"), "classes": (SIDE,)}),
        (None, {"fields": ("lead_picture",), "classes": (SIDE,)}),
        (
            _("Search engines and address"),
            {"fields": ("search_description", "slug"), "classes": ("collapse", SIDE)},
        ),
    )
    autocomplete_fields = ("lead_picture",)
    list_display = ("headline", "category", "state", "byline", "published_at", "saved_at")
    list_filter = ("status", "category", "language")
    list_select_related = ("category", "latest_revision")
    list_per_page = 50
    search_fields = ("headline",)
    search_help_text = _("Words of the headline")
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        stories = Article.objects.visible_to(cast(User, request.user)).order_by(
            *self.get_ordering(request) or ("-pk",)
        )
        return stories.prefetch_related("bylines__author").defer("latest_revision__data")

    @admin.display(description=_("status"), ordering="status")
    def state(self, article: Article) -> str:
        if article.has_unpublished_changes:
            return gettext("Published, with changes that are not")
        return article.get_status_display()

    @admin.display(description=_("byline"))
    def byline(self, article: Article) -> str:
        return ", ".join(article.author_names)

    @admin.display(description=_("last saved"), ordering="latest_revision__created_at")
    def saved_at(self, article: Article) -> Any:
        return article.latest_revision and article.latest_revision.created_at

    # Who may do what

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Drafts are for those who work on them; everybody else reads the site."""
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Of one story, to those who started it, are assigned to it, or edit all."""
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and (obj is None or self._edits(request, obj))

    def _edits(self, request: HttpRequest, article: Article) -> bool:
        """Asked once for a request: the admin asks at every turn."""
        known = self._known_rights(request)
        if article.pk not in known:
            known[article.pk] = may_edit(cast(User, request.user), article)
        return known[article.pk]

    def _known_rights(self, request: HttpRequest) -> dict[int, bool]:
        known: dict[int, bool] = request.__dict__.setdefault("may_edit", {})
        return known

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    # The form

    def get_form(
        self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any
    ) -> type[ArticleForm]:
        form = cast(type[ArticleForm], super().get_form(request, obj, change, **kwargs))
        form.person = cast(User, request.user)
        form.says_what_is_missing = MISSING in request.GET
        form.kept = self.to_restore(request, obj)
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        author = getattr(request.user, "author", None)
        return {"byline": [author.pk] if author else []} | super().get_changeform_initial_data(
            request
        )

    def view_on_site(self, obj: Article) -> str | None:
        return obj.get_absolute_url() if Article.objects.live().contains(obj) else None

    @method_decorator(csp_update(EDITOR))
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        publishes = request.user.has_perm("articles.publish_article")
        context = (extra_context or {}) | {"can_publish": publishes}
        if object_id:
            article = self.story_or_refuse(request, object_id)
            self._known_rights(request)[article.pk] = True
            if MET in request.POST:
                self._answer_with_choices(request, article)
        try:
            response = super().changeform_view(request, object_id, form_url, context)
        except CollisionError as collision:
            return self.conflict_page(request, collision)
        return self.remember_saved(request, response)

    def _answer_with_choices(self, request: HttpRequest, article: Article) -> None:
        """What was chosen on the page of a conflict is saved as if a form had sent it."""
        if chosen := self.chosen(request, article):
            request.POST = chosen  # type: ignore[assignment]  # django-stubs has it immutable

    def get_urls(self) -> list[URLPattern]:
        quotes = self.admin_site.admin_view(require_POST(self.quotes))
        return [path("quotes/", quotes, name="articles_article_quotes"), *super().get_urls()]

    def quotes(self, request: HttpRequest) -> HttpResponse:
        """The quotations of a text that has not been saved, with what was chosen for them."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        form = self.get_form(request)(request.POST)
        return HttpResponse(form["attributions"].as_widget())

    # Saving: the verbs write, so the model form and its relations do not

    def save_form(self, request: HttpRequest, form: ArticleForm, change: bool) -> Article:
        article = form.instance if change else None
        try:
            revision = workflow.save_draft(
                form.content(), article, by=form.person, base=form.started_from
            )
        except ConflictError as conflict:
            raise CollisionError(form, conflict) from conflict
        self.was_saved(request, form)
        return revision.article

    def save_model(self, request: HttpRequest, *args: Any) -> None:
        pass

    def save_related(self, request: HttpRequest, *args: Any) -> None:
        pass

    # What comes after saving, by the button that was pressed

    def response_add(self, request: HttpRequest, obj: Article, *args: Any) -> HttpResponse:
        return self.response_change(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        if "_publish_now" in request.POST and obj.published_at is None:
            return self._publish(request, obj)
        number = obj.latest_revision.number if obj.latest_revision else 0
        text = gettext("Saved as revision %(number)d.") % {"number": number}
        self.message_user(request, text, messages.SUCCESS)
        if "_save" in request.POST:
            return self.response_post_save_change(request, obj)
        for button, page in PAGES.items():
            if button in request.POST:
                address = reverse(f"admin:articles_article_{page}", args=[obj.pk])
                return HttpResponseRedirect(address)
        return self.to_form(obj)

    def _publish(self, request: HttpRequest, article: Article) -> HttpResponse:
        """At once: a story that readers have never seen asks nothing more."""
        form = reverse("admin:articles_article_change", args=[article.pk])
        try:
            workflow.publish(article, by=cast(User, request.user))
        except NotReadyError:
            text = gettext(
                "The draft is saved, but not published yet: the form says what is missing."
            )
            self.message_user(request, text, messages.WARNING)
            return HttpResponseRedirect(f"{form}?{MISSING}")
        except BlockedError as blocked:
            text = gettext("The draft is saved, but not published: %(why)s") % {"why": blocked}
            self.message_user(request, text, messages.ERROR)
            return HttpResponseRedirect(form)
        self.log_change(request, article, gettext("Published."))
        self.message_user(request, _("Published: readers see it now."), messages.SUCCESS)
        return HttpResponseRedirect(form)
