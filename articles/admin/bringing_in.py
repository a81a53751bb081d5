"""New story from text: what was found in it fills the form of a new story, for correction."""

from copy import copy
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from articles import account_numbers, markup
from articles.account_numbers import Verdict
from articles.admin.story_pages import StoryPages
from articles.documents import LABELS, Document
from articles.text_form import TextForm

FIELDS = ("headline", "standfirst", "dateline", "language", "html")


class BringingIn(StoryPages):
    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.from_text)
        return [path("from-text/", page, name="articles_article_from_text"), *super().get_urls()]

    def from_text(self, request: HttpRequest) -> HttpResponse:
        """Stores nothing, neither the text nor the file."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = TextForm(request.POST, request.FILES) if request.method == "POST" else TextForm()
        if form.is_valid():
            return self._filled(request, form.document)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("New story from text"),
            "form": form,
        }
        return TemplateResponse(request, "admin/articles/article/from_text.html", context)

    def _filled(self, request: HttpRequest, found: Document) -> HttpResponse:
        """The form of a new story, as a link with its fields would open it: a text is too long
        for an address. The form sends to where every new story is saved."""
        asked: Any = copy(request)  # its parts may be set
        asked.method, asked.POST, asked.GET = "GET", QueryDict(), _fields(found)
        address = reverse("admin:articles_article_add")
        return self.add_view(asked, address, {"found": _said(found)})


def _fields(found: Document) -> QueryDict:
    fields = QueryDict(mutable=True)
    fields.update({name: getattr(found, name) for name in FIELDS})
    return fields


def _said(found: Document) -> dict[str, Any]:
    """What the person should know of a text before saving it."""
    left_out = "\n".join(piece.text for piece in found.left_out)
    return {
        "has_headline": bool(found.headline),
        "left_out": [(LABELS.get(piece.kind, piece.kind), piece.text) for piece in found.left_out],
        "remarks": found.remarks,
        "foreign_in_text": _foreign("\n".join(markup.blocks(found.html))),
        "foreign_left_out": _foreign(f"{left_out}\n{found.around}"),
    }


def _foreign(text: str) -> list[Verdict]:
    """The account numbers in it that are not the newsroom's own."""
    return [verdict for verdict in account_numbers.judge(text) if not verdict.live]
