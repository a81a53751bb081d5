"""Brings scheduled changes to readers when their time has come, without any job."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from articles import workflow


class DueChangesMiddleware:
    """Whoever asks first after the time of a scheduled change applies it; costs one query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        workflow.publish_due()
        return self.get_response(request)
