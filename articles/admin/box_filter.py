"""The boxes of the desk as a filter of the list of stories."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.boxes import BOXES
from articles.models import Article
from articles.models.article import ArticleQuerySet


class BoxFilter(admin.SimpleListFilter):
    title = _("desk")
    parameter_name = "box"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(box.name, box.label) for box in BOXES if request.user.has_perm(box.permission)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """In the order of the list, not in that of the box."""
        for box in BOXES:
            if box.name == self.value():
                stories = cast(ArticleQuerySet, queryset)
                found = box.among(stories, cast(User, request.user))
                return found.order_by(*queryset.query.order_by)
        return queryset
