from django.contrib import admin

from articles.forms import NamedForm
from articles.models import Author


@admin.register(Author)
class AuthorAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    form = NamedForm
    fields = ("name", "about", "user", "slug")
    list_display = ("name", "user")
    list_select_related = ("user",)
    search_fields = ("name",)
    autocomplete_fields = ("user",)
