import pytest
from django.template import Context, Template
from pytest_django import DjangoAssertNumQueries

from donations.models import Appeal
from tests import factories

pytestmark = pytest.mark.django_db

PANEL = Template("{% load donations %}{% donation_panel %}")


def test_the_panel_needs_nothing_from_the_page_around_it() -> None:
    Appeal.objects.create(heading="Stand with us", text="Every coin helps.")
    factories.donation_details()
    panel = PANEL.render(Context())
    assert '<h2 id="_donations">Stand with us</h2>' in panel
    assert "<p>Every coin helps.</p>" in panel
    assert "<span>0530</span><wbr><span>22</span><wbr><span>94668</span>" in panel
    assert '<a href="/donate/">' in panel


def test_without_details_the_panel_shows_no_number() -> None:
    panel = PANEL.render(Context())
    assert "The account details are not shown at the moment." in panel
    assert "data-number" not in panel


def test_the_panel_costs_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    factories.donation_details()
    with django_assert_num_queries(2):
        PANEL.render(Context())
