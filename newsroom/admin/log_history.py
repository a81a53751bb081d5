"""What Django calls the history of a thing is its part of the one log."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse


def log_address(kind: str, key: str = "") -> str:
    wanted = {"kind": kind} | ({"key": key} if key else {})
    return f"{reverse('admin:newsroom_change_changelist')}?{urlencode(wanted)}"


class LoggedAdmin:
    """For a ModelAdmin whose verbs record what they do."""

    log_kind: str

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return HttpResponseRedirect(log_address(self.log_kind, object_id))
