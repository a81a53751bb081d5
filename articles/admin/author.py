from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.forms import NamedForm
from articles.models import Author

LOGIN = "user"


class AuthorForm(NamedForm):
    """Somebody who does not see logins may still say that a name is a pseudonym: it loses its."""

    def clean(self) -> dict[str, Any]:
        sent: dict[str, Any] = super().clean() or self.cleaned_data
        if sent.get("is_pseudonym"):
            self._part_from_login(sent)
        return sent

    def _part_from_login(self, sent: dict[str, Any]) -> None:
        if LOGIN not in self.fields:
            self.instance.user = None
        elif sent.get(LOGIN):
            text = _(
                "A pseudonym has no login, so that nothing connects the two. Leave this empty, or "
                "take the tick at “pseudonym” away."
            )
            self.add_error(LOGIN, text)


@admin.register(Author)
class AuthorAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """Whose login is whose is shown to those who may see logins."""

    form = AuthorForm
    fields = ("name", "about", "has_page", "is_pseudonym", LOGIN, "slug")
    list_display = ("name", "is_pseudonym", "has_page", LOGIN)
    list_select_related = (LOGIN,)
    search_fields = ("name",)
    autocomplete_fields = (LOGIN,)

    def view_on_site(self, obj: Author) -> str | None:
        return obj.get_absolute_url() if obj.has_page else None

    def get_fields(self, request: HttpRequest, obj: Author | None = None) -> Any:
        return _allowed(request, super().get_fields(request, obj))

    def get_list_display(self, request: HttpRequest) -> Any:
        return _allowed(request, super().get_list_display(request))


def _allowed(request: HttpRequest, names: Any) -> list[str]:
    sees_logins = request.user.has_perm("auth.view_user")
    return [name for name in names if name != LOGIN or sees_logins]
