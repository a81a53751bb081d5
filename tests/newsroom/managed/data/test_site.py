import pytest
from django.template.context import Context
from django.test import RequestFactory

from newsroom.context_processors import furniture
from newsroom.managed.data import site
from newsroom.managed.registry import MANAGED
from newsroom.models import SiteLink, SiteSettings
from newsroom.templating import freeze
from tests import factories

pytestmark = pytest.mark.django_db


def around(path: str = "/", **values: object) -> Context:
    request = RequestFactory().get(path)
    return Context({"request": request, **furniture(request), **values})


def test_the_header_has_the_sites_own_words_and_links() -> None:
    SiteSettings.objects.create(pk=1, name="The Ostrel Paper", tagline="From Ostrel")
    factories.site_link(placement=SiteLink.Placement.HEADER, label="About", address="/about/")
    factories.site_link(placement=SiteLink.Placement.FOOTER)
    header = site.header(around())
    assert header["site"] == {
        "name": "The Ostrel Paper",
        "address": "/",
        "tagline": "From Ostrel",
        "logo": None,
        "language": "",
    }
    assert [(one["label"], one["address"]) for one in header["links"]] == [("About", "/about/")]


def test_the_section_that_a_page_is_in_is_marked() -> None:
    here, other = factories.category(position=1), factories.category(position=2)
    marks = {
        "list": site.header(around(category=here))["sections"],
        "story": site.header(around(category=here, article=object()))["sections"],
    }
    assert [one["current"] for one in marks["list"]] == ["page", ""]
    assert [one["current"] for one in marks["story"]] == ["true", ""]
    assert [one["name"] for one in marks["list"]] == [here.name, other.name]


@pytest.mark.parametrize(("path", "is_current"), [("/donate/", True), ("/", False)])
def test_the_donation_page_is_marked_where_one_is_on_it(path: str, is_current: bool) -> None:
    assert site.header(around(path))["donations"]["is_current"] is is_current


def test_a_mail_address_leads_to_a_mail_whatever_characters_it_has() -> None:
    SiteSettings.objects.create(pk=1, contact_mail="o'brien+desk@example.org")
    publisher = site.footer(around())["publisher"]
    assert publisher["mail"] == "o'brien+desk@example.org"
    assert publisher["mail_address"] == "mailto:o%27brien+desk@example.org"


@pytest.mark.parametrize("name", ["header", "footer", "edition-link"])
def test_a_page_without_anything_has_values_all_the_same(name: str) -> None:
    made = {"header": site.header, "footer": site.footer, "edition-link": site.edition_link}
    freeze(made[name](Context()), MANAGED[name].declared)


@pytest.mark.parametrize("placement", SiteLink.Placement.values)
def test_whatever_address_a_link_has_the_page_can_be_made(placement: str) -> None:
    factories.site_link(placement=placement, address="/o'brien\"<>`/")
    for name, make in (("header", site.header), ("footer", site.footer)):
        freeze(make(around()), MANAGED[name].declared)
