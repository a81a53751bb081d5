"""The files of the made-up pages."""

from django.conf import settings
from django.templatetags.static import static


def address(name: str) -> str:
    """Also before collectstatic has run, when no file has its final name: checks of templates
    need an address of this site, not the file."""
    try:
        return static(name)
    except ValueError:  # from ManifestStaticFilesStorage, for what its manifest does not name
        return f"{settings.STATIC_URL}{name}"
