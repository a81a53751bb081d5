"""Pages of one story beside its form. Each is shown only to those who may edit the story."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from articles.models import Article
from articles.permissions import may_edit

StoryView = Callable[..., HttpResponse]  # takes the request, the article and the address's parts


class StoryPages(ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """What the mixins of ArticleAdmin share."""

    def story_path(self, route: str, view: StoryView, name: str) -> URLPattern:
        """The address <story>/<route>, named admin:articles_article_<name>."""

        def shown(request: HttpRequest, object_id: str, **kwargs: Any) -> HttpResponse:
            return view(request, self.story_or_refuse(request, object_id), **kwargs)

        return path(
            f"<path:object_id>/{route}",
            self.admin_site.admin_view(shown),
            name=f"articles_article_{name}",
        )

    def story_or_refuse(self, request: HttpRequest, object_id: str) -> Article:
        """Raises Http404, and PermissionDenied for somebody else's story; whoever works on no
        stories is not told which there are."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        article = Article.objects.filter(pk=object_id).first() if object_id.isdecimal() else None
        if article is None:
            raise Http404
        if not may_edit(cast(User, request.user), article):
            raise PermissionDenied
        return article

    def show(
        self, request: HttpRequest, article: Article, template: str, **context: Any
    ) -> TemplateResponse:
        """A page of the story in the look of the admin; `title` stands above it."""
        known = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": article,
            "article": article,
        }
        return TemplateResponse(request, f"admin/articles/article/{template}", known | context)

    def to_form(self, article: Article) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
