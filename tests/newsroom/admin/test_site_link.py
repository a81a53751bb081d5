import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from newsroom.models import Change, SiteLink
from tests import factories

pytestmark = pytest.mark.django_db

LIST = reverse("admin:newsroom_sitelink_changelist")
FORM = {"placement": "footer", "label": "About", "address": "/donate/", "language": "en"}


@pytest.fixture(autouse=True)
def _logged_in(client: Client) -> None:
    client.force_login(factories.site_manager(username="toral"))


def html(client: Client, address: str = LIST) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def do(client: Client, link: SiteLink, what: str, **sent: str) -> int:
    address = reverse(f"admin:newsroom_sitelink_{what}", args=[link.pk])
    return client.post(address, sent).status_code


def footer() -> list[str]:
    return [link.label for link in SiteLink.objects.in_placement("footer")]


def test_links_stand_in_their_order_under_their_placement(client: Client) -> None:
    factories.site_link(label="Second", position=2)
    factories.site_link(label="First", position=1)
    factories.site_link(label="On top", placement="header")
    page = html(client)
    words = ["Header", "On top", "Footer", "First", "Second", "Other edition", "Social media"]
    places = [page.index(f">{word}<") for word in words]
    assert places == sorted(places)


def test_a_link_stands_in_its_own_language_and_a_hidden_one_is_marked(client: Client) -> None:
    factories.site_link(label="دعوت", language="ps", is_shown=False)
    page = html(client)
    assert re.search(
        r'<a href="[^"]+" lang="ps" dir="rtl">دعوت</a>\s*<strong>Hidden</strong>', page
    )
    assert "link-line is-hidden" in page


def test_a_link_goes_up_and_down_without_javascript(client: Client) -> None:
    first, second = (factories.site_link(label=name, position=0) for name in ("One", "Two"))
    assert do(client, second, "step", steps="-1") == 302
    assert footer() == ["Two", "One"]
    do(client, second, "step", steps="1")
    assert footer() == ["One", "Two"]
    assert do(client, first, "step", steps="0") == 404


def test_after_a_move_the_page_shows_the_link_that_moved(client: Client) -> None:
    link = factories.site_link()
    address = reverse("admin:newsroom_sitelink_step", args=[link.pk])
    assert client.post(address, {"steps": "1"})["Location"] == f"{LIST}#link-{link.pk}"
    assert f'id="link-{link.pk}"' in html(client)


def test_a_link_is_hidden_and_shown_by_one_button(client: Client) -> None:
    link = factories.site_link()
    for expected in (False, True):
        do(client, link, "toggle")
        link.refresh_from_db()
        assert link.is_shown is expected


def test_a_link_with_an_address_from_before_the_rules_says_what_is_wrong(client: Client) -> None:
    link = factories.site_link(address="//example.org/")
    address = reverse("admin:newsroom_sitelink_toggle", args=[link.pk])
    page = client.post(address, follow=True).content.decode()
    assert "leads to another site" in page


def test_a_dragged_link_is_put_where_it_was_dropped(client: Client) -> None:
    first = factories.site_link(label="One", position=1)
    moved = factories.site_link(label="Moved", placement="edition")
    assert do(client, moved, "place", placement="footer", before=str(first.pk)) == 200
    assert footer() == ["Moved", "One"]
    assert do(client, moved, "place", placement="footer", before="") == 200
    assert footer() == ["One", "Moved"]


@pytest.mark.parametrize("before", ["9" * 5000, "-1", "½", "x"])
def test_before_what_is_no_link_it_comes_last(client: Client, before: str) -> None:
    assert do(client, factories.site_link(), "place", placement="footer", before=before) == 200


@pytest.mark.parametrize("placement", ["", "nowhere"])
def test_there_is_no_other_place_than_those_of_the_site(client: Client, placement: str) -> None:
    assert do(client, factories.site_link(), "place", placement=placement) == 404


def test_a_second_link_to_the_same_address_cannot_be_dropped(client: Client) -> None:
    twin = factories.site_link(label="Give", address="/donate/")
    moved = factories.site_link(address="/donate/", placement="header")
    address = reverse("admin:newsroom_sitelink_place", args=[moved.pk])
    answer = client.post(address, {"placement": "footer"})
    assert answer.status_code == 409
    assert "already has a link in this placement, “Give”" in answer.json()["problem"]
    assert answer.json()["twin"] == twin.pk


def test_the_form_names_the_link_that_is_in_the_way_and_keeps_what_was_typed(
    client: Client,
) -> None:
    factories.site_link(label="Give", address="/donate/")
    sent = {"placement": "footer", "label": "Second", "address": "/donate/", "language": "en"}
    page = client.post(reverse("admin:newsroom_sitelink_add"), sent).content.decode()
    assert page.count("already has a link in this placement, “Give”") == 1
    assert 'value="Second"' in page


@pytest.mark.parametrize("what", ["step", "place", "toggle"])
def test_order_changes_by_post_alone_and_with_permission(client: Client, what: str) -> None:
    link = factories.site_link()
    address = reverse(f"admin:newsroom_sitelink_{what}", args=[link.pk])
    assert client.get(address).status_code == 405
    client.force_login(factories.editor())
    sent = {"steps": "1", "placement": "footer"}
    assert client.post(address, sent).status_code == 403


def test_whoever_may_only_look_sees_no_buttons(client: Client) -> None:
    factories.site_link(label="About")
    client.force_login(factories.user(permissions=["newsroom.view_sitelink"]))
    page = html(client)
    assert "About" in page
    assert "data-handle" not in page
    assert "/step/" not in page


def test_the_list_is_for_those_who_may_see_it(client: Client) -> None:
    client.force_login(factories.editor())
    assert client.get(LIST).status_code == 403


def test_saving_goes_through_the_verb(client: Client) -> None:
    client.post(reverse("admin:newsroom_sitelink_add"), FORM | {"is_shown": "on"})
    link = SiteLink.objects.get()
    assert (link.label, link.position) == ("About", 1)
    change = Change.objects.get()
    assert (change.act, change.name, change.by_name) == ("added", "About", "toral")
    client.post(reverse("admin:newsroom_sitelink_delete", args=[link.pk]), {"post": "yes"})
    assert not SiteLink.objects.exists()
    assert Change.objects.all()[0].act == "deleted"


def test_an_address_of_wrong_form_comes_back_with_what_was_typed(client: Client) -> None:
    sent = FORM | {"address": "example.org"}
    page = client.post(reverse("admin:newsroom_sitelink_add"), sent).content.decode()
    assert "“example.org” lacks its beginning: write https://example.org." in page
    assert 'value="example.org"' in page
    assert 'value="About"' in page
    assert not SiteLink.objects.exists()


def test_an_address_that_leads_nowhere_is_saved_with_a_warning(client: Client) -> None:
    sent = FORM | {"address": "/soon/"}
    page = client.post(reverse("admin:newsroom_sitelink_add"), sent, follow=True).content.decode()
    assert "“/soon/” is saved, but leads nowhere" in page
    assert SiteLink.objects.get().address == "/soon/"


def test_the_form_offers_the_pages_of_the_site(client: Client) -> None:
    factories.published_page(title="About us", address="about")
    page = html(client, reverse("admin:newsroom_sitelink_add"))
    assert '<option value="/about/">About us</option>' in page
    assert 'list="site-pages"' in page


def test_the_history_of_a_link_is_its_part_of_the_log(client: Client) -> None:
    link = factories.site_link()
    address = reverse("admin:newsroom_sitelink_history", args=[link.pk])
    page = client.get(address, follow=True)
    assert page.status_code == 200
    assert page.redirect_chain[0][0].endswith(f"?kind=site+link&key={link.pk}")


def test_the_links_are_checked_from_the_list(client: Client) -> None:
    factories.site_link(label="Old", address="/old/")
    assert reverse("admin:newsroom_sitelink_check") in html(client)
    page = html(client, reverse("admin:newsroom_sitelink_check"))
    assert "1 link leads nowhere." in page
    assert "Site link “Old” (Footer)" in page
    assert "There is no page at this address." in page


def test_the_check_is_for_those_who_may_change_links(client: Client) -> None:
    client.force_login(factories.user(permissions=["newsroom.view_sitelink"]))
    assert client.get(reverse("admin:newsroom_sitelink_check")).status_code == 403


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_as_many_queries_for_many_links_as_for_one(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        factories.site_link()
    with django_assert_num_queries(7):
        html(client)


@pytest.mark.parametrize("field", ["heading", "label", "address"])
def test_an_account_number_that_is_not_ours_is_refused_at_its_field(
    client: Client, field: str
) -> None:
    foreign = {"address": "https://qr.vipps.no/donations/99"}.get(field, "IBAN NO9386011117947")
    sent = FORM | {"heading": "More", field: foreign}
    response = client.post("/admin/newsroom/sitelink/add/", sent)
    form = response.context["adminform"].form
    assert list(form.errors) == [field]
    assert "not one of the newsroom's own" in form.errors[field][0]
    assert form[field].value() == foreign
    assert not SiteLink.objects.exists()


def test_links_are_put_in_order_though_one_bears_an_old_number(client: Client) -> None:
    factories.site_link(label="One", position=0)
    old = factories.site_link(label="Vipps 557321", position=0)
    assert do(client, old, "step", steps="-1") == 302
    assert footer() == ["Vipps 557321", "One"]
