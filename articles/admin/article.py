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
from articles.forms import ArticleForm
from articles.models import Article
from articles.readiness import NotReadyError

MISSING = "missing"  # in the address of a form that says what a story lacks
EDITOR = {"style-src": [UNSAFE_INLINE], "frame-src": [SELF]}  # CKEditor sets style attributes


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    form = ArticleForm
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "headline",
                    "standfirst",
                    "category",
                    "dateline",
                    "byline",
                    "language",
                )
            },
        ),
        (None, {"fields": ("html",), "classes": ("story-text",)}),
        (None, {"fields": ("attributions",), "classes": ("story-quotes",)}),
        (None, {"fields": ("lead_picture",)}),
        (_("Address"), {"fields": ("slug",), "classes": ("collapse",)}),
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
        stories = super().get_queryset(request)
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

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    # The form

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> list[str]:
        published = obj is not None and obj.status == Article.Status.PUBLISHED
        return ["slug"] if published else []

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[ArticleForm]:
        form = cast(type[ArticleForm], super().get_form(request, *args, **kwargs))
        form.person = cast(User, request.user)
        form.says_what_is_missing = MISSING in request.GET
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
        return super().changeform_view(request, object_id, form_url, context)

    def get_urls(self) -> list[URLPattern]:
        quotes = self.admin_site.admin_view(require_POST(self.quotes))
        return [path("quotes/", quotes, name="articles_article_quotes"), *super().get_urls()]

    def quotes(self, request: HttpRequest) -> HttpResponse:
        """The quotations of a text that has not been saved, with what was chosen for them."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        form = self.get_form(request)(request.POST)
        return HttpResponse(form["attributions"].as_widget())

    # Saving and publishing: the verbs write, so the model form and its relations do not

    def save_form(self, request: HttpRequest, form: ArticleForm, change: bool) -> Article:
        article = form.instance if change else None
        return workflow.save_draft(form.content(), article, by=form.person).article

    def save_model(self, request: HttpRequest, *args: Any) -> None:
        pass

    def save_related(self, request: HttpRequest, *args: Any) -> None:
        pass

    def response_add(self, request: HttpRequest, obj: Article, *args: Any) -> HttpResponse:
        if "_publish" in request.POST:
            return self._publish(request, obj)
        return super().response_add(request, obj, *args)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        if "_publish" in request.POST:
            return self._publish(request, obj)
        return super().response_change(request, obj)

    def _publish(self, request: HttpRequest, article: Article) -> HttpResponse:
        form = reverse("admin:articles_article_change", args=[article.pk])
        try:
            workflow.publish(article, by=cast(User, request.user))
        except NotReadyError:
            text = _("The draft is saved, but not published yet: the form says what is missing.")
            self.message_user(request, text, messages.WARNING)
            return HttpResponseRedirect(f"{form}?{MISSING}")
        self.log_change(request, article, gettext("Published."))
        self.message_user(request, _("Published: readers see it now."), messages.SUCCESS)
        return HttpResponseRedirect(form)
