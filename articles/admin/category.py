from django.contrib import admin

from articles.forms import NamedForm
from articles.models import Category


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    form = NamedForm
    fields = ("name", "description", "position", "slug")
    list_display = ("name", "description", "position")
    list_editable = ("position",)
    search_fields = ("name",)
