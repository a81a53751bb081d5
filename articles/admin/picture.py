"""Pictures: uploaded once, then led with, or chosen for a text from within the editor."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles import pictures
from articles.forms import PictureForm
from articles.models import Picture

CHOOSING = "_choosing"  # in the address of the form that leads back to the chooser
PER_PAGE = 24


@admin.register(Picture)
class PictureAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    form = PictureForm
    fields = ("image", "alt", "caption", "credit")
    list_display = ("thumbnail", "alt", "credit", "created_at")
    list_display_links = ("thumbnail", "alt")
    search_fields = ("alt", "caption", "credit")

    @admin.display(description=_("picture"))
    def thumbnail(self, picture: Picture) -> SafeString:
        address = picture.renditions[-1][0]
        return format_html('<img class="thumbnail" src="{}" alt="" loading="lazy">', address)

    def save_model(
        self, request: HttpRequest, obj: Picture, form: PictureForm, change: bool
    ) -> None:
        if form.rendered:
            pictures.keep(obj, form.rendered, by=cast(User, request.user))
        else:
            super().save_model(request, obj, form, change)

    def get_urls(self) -> list[URLPattern]:
        choose = self.admin_site.admin_view(self.choose)
        return [path("choose/", choose, name="articles_picture_choose"), *super().get_urls()]

    def choose(self, request: HttpRequest) -> HttpResponse:
        """The pictures, newest first, each a button that hands it to the editor."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        query = request.GET.get("q", "")
        found, _duplicates = self.get_search_results(request, self.get_queryset(request), query)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Choose a picture"),
            "query": query,
            "page": Paginator(found, PER_PAGE).get_page(request.GET.get("p")),
            "can_add": self.has_add_permission(request),
            "is_popup": True,
        }
        return TemplateResponse(request, "admin/articles/picture/choose.html", context)

    def response_add(self, request: HttpRequest, obj: Picture, *args: Any) -> HttpResponse:
        if CHOOSING in request.GET:
            return HttpResponseRedirect(reverse("admin:articles_picture_choose"))
        return super().response_add(request, obj, *args)
