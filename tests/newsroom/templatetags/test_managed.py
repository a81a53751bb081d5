from collections.abc import Callable

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.views import defaults

from newsroom.managed import sources
from newsroom.managed.sources import LiveSources
from tests import factories

MESSAGE = "<section><h1>Our own words</h1><p>{{ error.code }}</p></section>"


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch) -> LiveSources:
    """Put a text under a template's name, and readers get it."""
    found = LiveSources()
    monkeypatch.setattr(sources, "live_sources", lambda: found)
    monkeypatch.setattr(sources, "last_known", lambda: found)
    return found


@pytest.mark.django_db
def test_pages_are_made_of_what_is_live(client: Client, live: LiveSources) -> None:
    live |= {"header": "<header>Our header</header>", "story-card": "<p>A card</p>"}
    story = factories.published()
    assert story.category
    html = client.get(story.category.get_absolute_url()).content.decode()
    assert "<header>Our header</header>" in html
    assert html.count("<p>A card</p>") == 1


@pytest.mark.django_db
def test_a_card_in_a_list_is_told_whether_to_name_its_section(
    client: Client, live: LiveSources
) -> None:
    live |= {"story-card": "<p>{{ shows_category|yesno:'named,unnamed' }}</p>"}
    author = factories.author()
    story = factories.published(author_ids=(author.pk,), without_byline=False)
    assert story.category
    assert "<p>named</p>" in client.get(author.get_absolute_url()).content.decode()
    page = client.get(story.category.get_absolute_url())
    assert "<p>unnamed</p>" in page.content.decode()


FAILURES: dict[int, Callable[[HttpRequest], HttpResponse]] = {
    400: lambda request: defaults.bad_request(request, ValueError()),
    403: lambda request: defaults.permission_denied(request, ValueError()),
    404: lambda request: defaults.page_not_found(request, Http404()),
    500: defaults.server_error,
}


@pytest.mark.django_db
@pytest.mark.parametrize("code", FAILURES)
def test_an_error_page_says_what_is_live(code: int, live: LiveSources) -> None:
    live["error-message"] = MESSAGE
    html = FAILURES[code](HttpRequest()).content.decode()
    assert f"<h1>Our own words</h1><p>{code}</p>" in html


def test_when_the_database_is_away_the_message_is_what_was_last_known(
    live: LiveSources,
) -> None:
    live["error-message"] = MESSAGE
    assert b"Our own words" in defaults.server_error(HttpRequest()).content
