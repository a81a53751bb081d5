import pytest
from django.template import Context, Template
from django.test import RequestFactory
from pytest_django.fixtures import DjangoAssertNumQueries

from newsroom import identity, links
from newsroom.context_processors import furniture
from newsroom.models import SiteLink, SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db

EVERYTHING = (
    "{{ site.name }}{{ site.tagline }}{{ site_files.accent }}{{ publisher.name }}"
    "{% for one in categories %}{{ one }}{% endfor %}{{ categories|length }}"
    "{% for one in links.footer %}{{ one }}{% endfor %}{{ links.header }}"
)


def rendered(source: str) -> str:
    return Template(source).render(Context(furniture(RequestFactory().get("/"))))


def test_what_is_not_used_costs_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        rendered("A page of its own")


@pytest.mark.parametrize("count", [1, 30])
def test_all_the_furniture_costs_three_queries(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        factories.category()
        factories.site_link()
    with django_assert_num_queries(3):
        rendered(EVERYTHING)


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.django_db(transaction=True)
def test_a_process_that_has_shown_it_keeps_all_but_the_categories(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        factories.category()
        factories.site_link()
    rendered(EVERYTHING)
    with django_assert_num_queries(1):
        rendered(EVERYTHING)


@pytest.mark.django_db(transaction=True)
def test_a_change_is_on_the_next_page_of_the_same_process() -> None:
    link = factories.site_link(label="Old words")
    assert "Old words" in rendered(EVERYTHING)
    link.label = "New words"
    links.save(link)
    identity.save(SiteSettings(name="Valley Post"))
    assert "New words" in rendered(EVERYTHING)
    assert "Valley Post" in rendered(EVERYTHING)


def test_links_stand_in_their_placement_and_order() -> None:
    factories.site_link(label="second", position=2)
    factories.site_link(label="first", position=1)
    factories.site_link(label="hidden", is_shown=False)
    factories.site_link(label="other", placement=SiteLink.Placement.HEADER)
    assert rendered("{% for one in links.footer %}{{ one }} {% endfor %}") == "first second "
    assert rendered("{% for one in links.social %}{{ one }} {% endfor %}") == ""
