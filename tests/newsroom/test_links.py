import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError

from newsroom import generation, links
from newsroom.models import Change, SiteLink
from tests import factories

pytestmark = pytest.mark.django_db

FOOTER, HEADER = SiteLink.Placement.FOOTER, SiteLink.Placement.HEADER


def link(label: str, **fields: object) -> SiteLink:
    made = {"placement": FOOTER, "label": label, "address": f"/{label.lower()}/"} | fields
    return links.save(SiteLink(**made))


def row(placement: str = FOOTER) -> list[str]:
    return [one.label for one in SiteLink.objects.in_placement(placement)]


def newest() -> Change:
    return Change.objects.all()[0]


def test_a_new_link_comes_last() -> None:
    link("One")
    link("Two")
    assert row() == ["One", "Two"]


def test_an_edited_link_keeps_its_place_and_one_that_moves_comes_last() -> None:
    one, _two, _elsewhere = link("One"), link("Two"), link("Header", placement=HEADER)
    one.label = "First"
    links.save(one)
    assert row() == ["First", "Two"]
    one.placement = HEADER
    links.save(one)
    assert (row(), row(HEADER)) == (["Two"], ["Header", "First"])


@pytest.mark.parametrize(
    ("steps", "expected"),
    [(-1, ["Two", "One", "Three"]), (1, ["One", "Three", "Two"])],
)
def test_a_link_goes_one_up_or_down(steps: int, expected: list[str]) -> None:
    _one, two, _three = link("One"), link("Two"), link("Three")
    links.step(two, steps)
    assert row() == expected


@pytest.mark.parametrize("steps", [-1, 1])
def test_at_the_edge_a_link_stays_and_nothing_is_recorded(steps: int) -> None:
    only = link("Only")
    before = Change.objects.count()
    links.step(only, steps)
    assert (row(), Change.objects.count()) == (["Only"], before)


def test_a_link_is_put_before_another_one_also_of_another_placement() -> None:
    one, two, moved = link("One"), link("Two"), link("Moved", placement=HEADER)
    links.place(moved, FOOTER, two)
    assert (row(), row(HEADER)) == (["One", "Moved", "Two"], [])
    links.place(moved, FOOTER, one)
    assert row() == ["Moved", "One", "Two"]


def test_an_order_of_equal_numbers_is_put_right_by_the_first_move() -> None:
    for label in ("One", "Two", "Three"):
        factories.site_link(label=label, position=0)
    links.step(SiteLink.objects.get(label="Three"), -1)
    assert row() == ["One", "Three", "Two"]


def test_the_same_address_twice_in_a_placement_is_refused() -> None:
    link("One", address="/donate/")
    other = link("Two", address="/donate/", placement=HEADER)
    with pytest.raises(ValidationError, match="already has a link"):
        links.place(other, FOOTER)
    with pytest.raises(ValidationError, match="already has a link"):
        link("Three", address="/donate/")
    assert (row(), row(HEADER)) == (["One"], ["Two"])


def test_an_address_of_wrong_form_is_refused() -> None:
    with pytest.raises(ValidationError, match="javascript:"):
        link("Trap", address="javascript:alert(1)")


def test_every_change_is_recorded_with_the_difference() -> None:
    person = factories.superuser(username="toral")
    made = links.save(SiteLink(label="Donate", address="/donate/"), by=person)
    added = newest()
    assert (added.act, added.kind, added.by_name) == ("added", "site link", "toral")
    assert added.after["address"] == "/donate/"
    made.is_shown = False
    links.save(made, by=person)
    assert (newest().before, newest().after) == ({"shown": "yes"}, {"shown": "no"})
    key = str(made.pk)
    links.delete(made, by=person)
    assert (newest().act, newest().key, newest().after) == ("deleted", key, {})


def test_a_new_order_is_recorded_as_it_was_and_as_it_is() -> None:
    link("One")
    links.step(link("Two"), -1)
    assert newest().act == "moved"
    assert (newest().before, newest().after) == ({"order": "One\nTwo"}, {"order": "Two\nOne"})


def test_saving_what_was_there_records_nothing() -> None:
    made = link("One")
    before = Change.objects.count()
    links.save(made)
    assert Change.objects.count() == before


@pytest.mark.parametrize("verb", ["save", "delete", "place", "step"])
def test_every_verb_raises_the_generation(verb: str) -> None:
    link("Other")
    made, before = link("One"), generation.current()
    arguments = {"place": (FOOTER,), "step": (-1,)}.get(verb, ())
    getattr(links, verb)(made, *arguments)
    assert generation.current() > before


@pytest.fixture
def stranger() -> User:
    return factories.editor()


def test_nobody_changes_links_without_permission(stranger: User) -> None:
    made = link("One")
    with pytest.raises(PermissionDenied):
        links.save(SiteLink(label="Two", address="/two/"), by=stranger)
    with pytest.raises(PermissionDenied):
        links.save(made, by=stranger)
    with pytest.raises(PermissionDenied):
        links.delete(made, by=stranger)
    with pytest.raises(PermissionDenied):
        links.step(made, 1, by=stranger)
    assert row() == ["One"]


def test_a_site_manager_may() -> None:
    manager = factories.site_manager()
    made = links.save(SiteLink(label="Two", address="/two/"), by=manager)
    links.step(made, 1, by=manager)
    links.delete(made, by=manager)
    assert row() == []
