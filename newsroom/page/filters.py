"""The filters of the list of pages."""

from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.languages import Language
from newsroom.models import Page
from newsroom.page import standing as page_standing


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("draft", page_standing.DRAFT),
            ("published", page_standing.PUBLISHED),
            ("changed", page_standing.CHANGED),
            ("off", page_standing.OFF),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Page]) -> QuerySet[Page]:
        live = queryset.filter(live_revision__isnull=False)
        away = queryset.filter(live_revision__isnull=True)
        found = {
            "draft": away.filter(published_at__isnull=True),
            "published": live.filter(live_revision=F("latest_revision")),
            "changed": live.exclude(live_revision=F("latest_revision")),
            "off": away.filter(published_at__isnull=False),
        }
        return found.get(self.value() or "", queryset)


class LanguageFilter(admin.SimpleListFilter):
    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Language.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Page]) -> QuerySet[Page]:
        code = self.value()
        return queryset.filter(latest_revision__language=code) if code else queryset
