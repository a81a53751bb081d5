"""Answers for load balancers and uptime checks."""

from collections.abc import Callable

from django.db import Error as DatabaseError
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import never_cache

from donations import ledger
from donations.entries.chain import Broken

READY = "ready\n"
NO_DETAILS = "donation details unavailable\n"


class HealthMiddleware:
    """Answers /health/ before anything else: no host check, no redirect, no database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        match request.path_info:
            case "/health/":
                return alive(request)
            case "/health/ready/":
                return ready(request)
        return self.get_response(request)


@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive\n", content_type="text/plain")


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, 503 when it does not; costs two queries.

    Still 200 when the ledger of donation details does not verify, so that a balancer keeps the
    news on line: the text says it, for whoever watches.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        said = READY if _verifies() else READY + NO_DETAILS
    except DatabaseError:
        return HttpResponse("database unavailable\n", content_type="text/plain", status=503)
    return HttpResponse(said, content_type="text/plain")


def _verifies() -> bool:
    try:
        ledger.state()
    except Broken:
        return False
    return True
