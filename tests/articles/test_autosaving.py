import pytest
from django.core.exceptions import PermissionDenied

from articles import autosaving
from articles.models import Autosave
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_form_keeps_what_it_holds_now_and_nothing_older() -> None:
    person, article = factories.superuser(), factories.draft()
    for headline in ("Rain", "Rain in Ostrel"):
        autosaving.keep(person, "a", article, 1, {"headline": headline})
    (kept,) = autosaving.waiting(person, article)
    assert (kept.data, kept.base) == ({"headline": "Rain in Ostrel"}, 1)


def test_two_forms_of_one_person_keep_two_texts_and_the_newest_is_first() -> None:
    person, article = factories.superuser(), factories.draft()
    for form in ("a", "b"):
        autosaving.keep(person, form, article, 1, {"headline": form})
    assert [one.form for one in autosaving.waiting(person, article)] == ["b", "a"]


def test_nobody_gets_what_somebody_else_has_typed() -> None:
    article, anna = factories.draft(), factories.superuser()
    autosaving.keep(anna, "a", article, 1, {"headline": "Rain"})
    assert autosaving.waiting(factories.superuser(), article) == []
    assert autosaving.find(factories.superuser(), article, "a") is None


def test_a_text_waits_at_its_own_story() -> None:
    person, article = factories.superuser(), factories.draft()
    autosaving.keep(person, "a", None, 0, {"headline": "New"})
    autosaving.keep(person, "b", article, 1, {"headline": "Old"})
    assert [one.form for one in autosaving.waiting(person, None)] == ["a"]
    assert autosaving.find(person, article, "a") is None
    assert autosaving.find(person, article, "b")


def test_what_is_dropped_waits_no_more() -> None:
    person = factories.superuser()
    autosaving.keep(person, "a", None, 0, {})
    autosaving.drop(person, "a")
    assert not Autosave.objects.exists()


def test_only_those_who_may_edit_a_story_keep_something_of_it() -> None:
    person, article = factories.journalist(), factories.draft()
    with pytest.raises(PermissionDenied):
        autosaving.keep(person, "a", article, 1, {})
    with pytest.raises(PermissionDenied):
        autosaving.keep(factories.user(), "a", None, 0, {})
