"""A draft on whole pages, at the widths of a telephone and of a desk, for who works on it."""

import re
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles.story_page import PRIVATE
from newsroom.admin.template_screens import TemplateScreens, text_of
from newsroom.managed import plain_sight, previewing
from newsroom.managed.samples import Sample, samples
from newsroom.managed.standing import Standing
from newsroom.page.history import number
from newsroom.templating import RenderProblem, TemplateProblems

HREF = re.compile(r"""(?<=[\s"'])(href\s*+=\s*+)(?:"[^"]*+"|'[^']*+')""", re.IGNORECASE)


class TemplatePreview(TemplateScreens):
    def get_urls(self) -> list[URLPattern]:
        return [
            self.template_path("preview/", self.preview, "preview"),
            self.template_path("preview/page/", self.page, "preview_page"),
            *super().get_urls(),
        ]

    @method_decorator(csp_update({"frame-src": [SELF]}))
    def preview(self, request: HttpRequest, at: Standing) -> HttpResponse:
        """Frames it; the choice of the page is in the address."""
        found = samples(at.entry.name)
        shown: dict[str, Any] = {
            "title": _("Preview"),
            "samples": found,
            "sample": _chosen(found, request),
            "version": _version(at, request),
        }
        return self.show(request, at, "preview.html", shown)

    @method_decorator(csp_replace({"frame-ancestors": [SELF]}))
    @method_decorator(xframe_options_sameorigin)
    def page(self, request: HttpRequest, at: Standing) -> HttpResponse:
        """A page as readers would get it, with links that lead nowhere. Nobody keeps it."""
        sample = _chosen(samples(at.entry.name), request)
        source = text_of(at, _version(at, request))
        try:
            response = HttpResponse(_inert(previewing.preview(at.entry.name, source, sample)))
        except (TemplateProblems, RenderProblem) as problem:
            template = "admin/newsroom/managedtemplate/no_preview.html"
            response = render(request, template, {"problem": problem}, status=422)
        for name, value in PRIVATE.items():
            response.headers[name] = value
        return response


def _chosen(found: list[Sample], request: HttpRequest) -> Sample:
    """The one that is asked for, or the first."""
    named = request.GET.get("sample", "")
    chosen = next((one for one in found if one.name == named), found[0] if found else None)
    if chosen is None:
        raise Http404
    return chosen


def _version(at: Standing, request: HttpRequest) -> int:
    """What the next edit starts from, if no other is asked for."""
    return number(request.GET["version"]) if "version" in request.GET else at.number


def _inert(html: str) -> str:
    return plain_sight.TAG.sub(_inert_tag, html)


def _inert_tag(tag: re.Match[str]) -> str:
    return HREF.sub(r'\1"#"', tag[0]) if tag[2].lower() == "a" else tag[0]
