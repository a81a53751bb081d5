import pytest
from pytest_django import DjangoAssertNumQueries

from articles import pictures
from newsroom import identity
from newsroom.linking import dead_links
from newsroom.models import SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db

DEAD = '<p>See <a href="/stories/gone/">the story</a>.</p>'


def lines() -> list[str]:
    return [str(one) for one in dead_links.found()]


def test_a_site_whose_links_all_lead_somewhere_has_none() -> None:
    factories.site_link(address="/donate/")
    factories.published(html='<p><a href="/donate/">Give</a></p>')
    assert lines() == []


def test_every_place_is_looked_at_and_named() -> None:
    factories.site_link(label="Old", address="/old/")
    identity.save(SiteSettings(ethics_page="/rules/"))
    factories.published_page(title="About", html=DEAD)
    factories.published(headline="Wells run dry", html=DEAD)
    gone = "There is no page at this address."
    assert lines() == [
        f"Site link “Old” (Footer): /old/ · {gone}",
        f"Site settings, ethics policy: /rules/ · {gone}",
        f"Page “About”: /stories/gone/ · {gone}",
        f"Story “Wells run dry”: /stories/gone/ · {gone}",
    ]


def test_what_readers_do_not_see_is_left_alone() -> None:
    factories.site_link(address="/old/", is_shown=False)
    factories.page(html=DEAD)
    factories.draft(html=DEAD)
    assert lines() == []


def test_a_missing_file_of_a_picture_is_found() -> None:
    picture = pictures.store(factories.image_file(), alt="A well")
    factories.published(headline="Wells", lead_picture_id=picture.pk)
    assert lines() == []
    picture.image.storage.delete(str(picture.image))
    (line,) = lines()
    assert "The file is missing." in line


def test_the_same_link_twice_in_a_text_is_told_once() -> None:
    factories.published(html=DEAD + DEAD)
    assert len(lines()) == 1


def test_where_a_link_is_changed_is_known() -> None:
    link = factories.site_link(address="/old/")
    (one,) = dead_links.found()
    assert one.place.form == f"/admin/newsroom/sitelink/{link.pk}/change/"


def test_a_number_bounds_the_stories() -> None:
    for _ in range(2):
        factories.published(html=DEAD)
    assert len(dead_links.found(newest_stories=1)) == 1


@pytest.mark.parametrize("count", [1, 30])
def test_it_costs_as_many_queries_for_many_stories_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        factories.published(html='<p><a href="https://elsewhere.example/">Elsewhere</a></p>')
        factories.site_link()
    with django_assert_num_queries(5):
        dead_links.found()
