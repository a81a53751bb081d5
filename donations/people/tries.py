"""How often somebody may mistype the digits of a proposal before they have to wait: guessing is
no comparing. The number stands in the settings, with those for logging in."""

from allauth.core import ratelimit
from django.http import HttpRequest

ACTION = "donation_digits"  # in ACCOUNT_RATE_LIMITS


def take(request: HttpRequest) -> bool:
    """Counts a try of whoever is logged in. False: none is left for now."""
    return ratelimit.consume(request, action=ACTION)


def forget(request: HttpRequest) -> None:
    """After a try that was right."""
    ratelimit.clear(request, action=ACTION)
