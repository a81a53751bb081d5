from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from donations.panel import current_panel

MAX_AGE = 300  # seconds that a changed number may still be shown from somebody's cache


@require_safe
@cache_control(public=True, max_age=MAX_AGE)
def donate(request: HttpRequest) -> HttpResponse:
    return render(request, "donations/donate.html", {"panel": current_panel()})
