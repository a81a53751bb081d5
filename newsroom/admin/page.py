"""Pages such as /about/. `newsroom.pages` alone writes."""

from typing import Any, cast

from csp.decorators import csp_update
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article import EDITOR
from articles.languages import Language
from newsroom import pages
from newsroom.admin.page_acts import PageActs
from newsroom.admin.page_history import PageHistory
from newsroom.models import Page, PageRevision
from newsroom.page import conflicts as page_conflicts
from newsroom.page import standing as page_standing
from newsroom.page import views as page_views
from newsroom.page.content import PageContent
from newsroom.page.filters import LanguageFilter, StateFilter
from newsroom.page.form import PageForm
from newsroom.pages import ConflictError


@admin.register(Page)
class PageAdmin(PageHistory, PageActs):
    list_display = ("title", "state", "shown_address", "language", "saved_at", "saved_by")
    list_filter = (StateFilter, LanguageFilter)
    actions = None
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Page]:
        return Page.objects.with_state().order_by(*self.get_ordering(request) or ("address",))

    @admin.display(description=gettext_lazy("title"), ordering="latest_revision__title")
    def title(self, page: Page) -> SafeString:
        return format_html('<bdi lang="{}">{}</bdi>', page.latest.language, page.latest.title)

    @admin.display(description=gettext_lazy("state"))
    def state(self, page: Page) -> str:
        return str(page_standing.state(page))

    @admin.display(description=gettext_lazy("address"), ordering="address")
    def shown_address(self, page: Page) -> SafeString | str:
        if not page.is_live:
            return page.shown_address
        return format_html('<a href="{}">{}</a>', page.get_absolute_url(), page.shown_address)

    @admin.display(description=gettext_lazy("language"), ordering="latest_revision__language")
    def language(self, page: Page) -> str:
        return str(Language(page.latest.language).label)

    @admin.display(description=gettext_lazy("last saved"), ordering="latest_revision__created_at")
    def saved_at(self, page: Page) -> Any:
        return page.latest.created_at

    @admin.display(description=gettext_lazy("by"))
    def saved_by(self, page: Page) -> str:
        return page.latest.created_by_name or _("the command line")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {"title": _("Pages")} | (extra_context or {}))

    # The form

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self.edit(request, None)

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        return self.edit(request, self.page_or_refuse(request, object_id))

    @method_decorator(csp_update(EDITOR))
    def edit(self, request: HttpRequest, page: Page | None) -> HttpResponse:
        sent = request.POST if request.method == "POST" else None
        form = PageForm(sent, page=page, person=cast(User, request.user))
        if sent is not None and form.is_valid():
            answer = self._sent(request, form)
            if answer is not None:
                return answer
        return self._form(request, form)

    def _sent(self, request: HttpRequest, form: PageForm) -> HttpResponse | None:
        """None: the form says what is wrong, and still holds all that was typed."""
        if "_preview" in request.POST:
            banner = _("Preview of unsaved text. Nobody else sees it.")
            return page_views.preview(request, form.content(), banner)
        content, base = page_conflicts.settled(form, request.POST)
        try:
            revision = form.save(content, base, publish="_publish" in request.POST)
        except ConflictError as conflict:
            return self._conflict(request, form, content, conflict)
        except ValidationError as error:
            form.say(error)
            return None
        return self._saved(request, form, revision)

    def _saved(
        self, request: HttpRequest, form: PageForm, revision: PageRevision
    ) -> HttpResponseRedirect:
        if "_publish" in request.POST:
            text = _("Published: readers see it now.")
        else:
            text = _("Saved as revision %(number)d.") % {"number": revision.number}
        self.message_user(request, text, messages.SUCCESS)
        name = form.cleaned_data["form"]
        return HttpResponseRedirect(f"{self.address('change', revision.page)}?saved={name}")

    def _conflict(
        self, request: HttpRequest, form: PageForm, mine: PageContent, conflict: ConflictError
    ) -> HttpResponse:
        context = page_conflicts.context(form, mine, conflict, request.POST)
        address = self.address("change", cast(Page, form.page))
        title = _("The page was saved while you wrote")
        template = "admin/newsroom/page/conflict.html"
        shown = self.context(request, form.page) | context | {"title": title, "address": address}
        response = self.render(request, template, shown)
        response.status_code = 409
        return response

    def _form(self, request: HttpRequest, form: PageForm) -> HttpResponse:
        page = form.page
        context = {
            "title": str(page) if page else _("New page"),
            "form": form,
            "can_publish": request.user.has_perm(pages.PUBLISH),
            "shown": page_standing.shown(form),
            "standing": page_standing.readers(page) if page else "",
            "placements": self.placements(request, page) if page else [],
        }
        return self.render(
            request, "admin/newsroom/page/form.html", self.context(request, page) | context
        )
