from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from donations.giving import codes, disclosure, page_languages
from donations.giving.page import donation_page
from donations.giving.panel import make_panel
from donations.standing import Standing, Status


@donation_page
def donate(request: HttpRequest, standing: Standing) -> HttpResponse:
    return render(request, "donations/donate.html", {"panel": make_panel(standing)})


@donation_page
def poster(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Refused while readers are not shown the numbers: a poster stays on its wall."""
    shown = standing.status is Status.LIVE
    page_address = settings.SITE_ADDRESS + page_languages.address("donate")
    context = {
        "panel": make_panel(standing),
        "page_address": page_address,
        "page_code": codes.page(page_address),
    }
    template = "donations/poster.html" if shown else "donations/no_poster.html"
    return render(request, template, context, status=200 if shown else 503)


@donation_page
def history(request: HttpRequest, standing: Standing) -> HttpResponse:
    return render(request, "donations/history.html", {"panel": make_panel(standing)})


@donation_page
def verify(request: HttpRequest, standing: Standing) -> HttpResponse:
    return render(request, "donations/verify.html", {"panel": make_panel(standing)})


@donation_page
def details(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Public facts, for any page and any program to compare."""
    response = HttpResponse(disclosure.as_json(standing), content_type="application/json")
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
