import pytest
from django.template import Context, Template
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from donations import ledger
from donations.models import Appeal
from donations.standing import Standing
from tests import factories
from tests.donations import standings

pytestmark = pytest.mark.django_db

PANEL = Template("{% load donations %}{% donation_panel %}")


def test_the_panel_needs_nothing_from_the_page_around_it() -> None:
    Appeal.objects.create(heading="Stand with us", text="Every coin helps.", suggested_eur="10")
    factories.donation_details()
    panel = PANEL.render(Context())
    assert '<h2 id="_donations">Stand with us</h2>' in panel
    assert "<p>Every coin helps.</p>" in panel
    assert "<span>0530</span><wbr><span>22</span><wbr><span>94668</span>" in panel
    assert '<bdi dir="ltr">€10</bdi>' in panel
    assert '<a href="/donate/">' in panel


def test_the_panel_draws_no_code_for_a_story_is_light() -> None:
    factories.donation_details()
    assert "<svg" not in PANEL.render(Context())


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (standings.paused(), "Please do not send money now."),
        (standings.none(), "The account details are not shown at the moment."),
        (standings.unavailable(), "The account details are temporarily unavailable."),
    ],
)
def test_unless_the_details_are_live_the_panel_says_why_and_shows_no_number(
    standing: Standing, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Appeal.objects.create(suggested_eur="10")
    monkeypatch.setattr(ledger, "standing", lambda: standing)
    panel = PANEL.render(Context())
    assert words in panel
    assert "data-number" not in panel
    assert "copy.js" not in panel
    assert "€10" not in panel


def test_the_panel_costs_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    factories.donation_details()
    PANEL.render(Context())
    with django_assert_num_queries(2):
        PANEL.render(Context())


def test_links_stay_in_the_language_of_the_page() -> None:
    link = Template("{% load donations %}{% donation_address 'verify' %}")
    assert link.render(Context()) == "/donate/verify/"
    with translation.override("ps"):
        assert link.render(Context()) == "/donate/ps/verify/"
