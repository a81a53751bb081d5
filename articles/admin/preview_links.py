"""Links that show a story to somebody without a login."""

from typing import cast

from django.contrib.auth.models import User
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _

from articles import previewing
from articles.admin.story_pages import StoryPages
from articles.models import Article
from articles.preview_form import PreviewForm


class PreviewLinkPages(StoryPages):
    def get_urls(self) -> list[URLPattern]:
        return [
            self.story_path("preview-links/", self.preview_links, "preview_links"),
            self.story_path(
                "preview-links/<int:link>/revoke/", self.revoke_preview_link, "revoke_preview_link"
            ),
            *super().get_urls(),
        ]

    def preview_links(self, request: HttpRequest, article: Article) -> HttpResponse:
        """The address of a new link stands on the page that answers, and never again."""
        sent = request.POST if request.method == "POST" else None
        form = PreviewForm(article, sent, initial={"revision": request.GET.get("revision")})
        token = self._make(request, article, form) if form.is_valid() else ""
        return self.show(
            request,
            article,
            "preview_links.html",
            title=_("Links for a preview"),
            form=form,
            made=token and request.build_absolute_uri(reverse("articles:preview", args=[token])),
            links=article.preview_links.with_revision(),
        )

    def _make(self, request: HttpRequest, article: Article, form: PreviewForm) -> str:
        return previewing.make_link(
            article,
            by=cast(User, request.user),
            revision=form.cleaned_data["revision"],
            lifetime=form.lifetime,
        )

    def revoke_preview_link(
        self, request: HttpRequest, article: Article, link: int
    ) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        found = get_object_or_404(article.preview_links, pk=link)
        previewing.revoke_link(found, by=cast(User, request.user))
        self.message_user(request, _("Revoked: the link shows nothing any more."))
        return HttpResponseRedirect(
            reverse("admin:articles_article_preview_links", args=[article.pk])
        )
