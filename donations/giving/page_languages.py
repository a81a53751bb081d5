"""The donation pages in other languages than the site's, each at its own address: /donate/ps/."""

from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, get_language_info

# That of the pages without a language in their address; `newsroom` sets it for each request.
site_language: ContextVar[str] = ContextVar("site_language")


def own() -> str:
    return site_language.get(settings.LANGUAGE_CODE)


class PageLanguage:
    """Part of an address: any of the settings' languages but the site's own, which needs none."""

    regex = "[a-z]{2}(?:-[a-z]{2})?"

    def to_python(self, value: str) -> str:
        if value not in dict(settings.LANGUAGES) or value == own():
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class Edition:
    """The same page in one language."""

    language: str
    name: str  # as its own readers call it
    direction: str
    address: str
    is_current: bool


def address(page: str, language: str | None = None) -> str:
    """Of a donation page in a language; without one, in that of the page around it."""
    code = language or get_language() or own()
    prefixed = {} if code == own() else {"language": code}
    return reverse(f"donations:{page}", kwargs=prefixed)


def editions(page: str) -> list[Edition]:
    return [
        Edition(
            language=code,
            name=info["name_local"].partition(" (")[0],  # norsk, without (bokmål)
            direction="rtl" if info["bidi"] else "ltr",
            address=address(page, code),
            is_current=code == get_language(),
        )
        for code, info in ((code, get_language_info(code)) for code, _name in settings.LANGUAGES)
    ]
