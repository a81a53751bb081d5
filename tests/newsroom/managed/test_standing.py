"""What the list and the editor say of each template."""

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from newsroom.managed import publishing, standing
from newsroom.managed.registry import MANAGED
from newsroom.models import TemplateFailure, TemplateVersion
from tests import factories

pytestmark = pytest.mark.django_db
NAME = "comments-notice"


def kinds() -> list[str]:
    return [kind for kind, _words in standing.of(NAME).marks]


def test_at_first_everything_is_the_default() -> None:
    assert {tuple(kind for kind, _ in one.marks) for one in standing.everything()} == {("default",)}
    assert [one.entry.name for one in standing.everything()] == list(MANAGED)


def test_a_draft_waits_and_a_published_one_is_a_change() -> None:
    publishing.save_draft(NAME, "<p>One.</p>")
    assert kinds() == ["default", "draft"]
    publishing.publish(NAME)
    assert kinds() == ["changed"]
    publishing.save_draft(NAME, "<p>Two.</p>")
    assert kinds() == ["changed", "draft"]
    assert standing.of(NAME).number == 2
    assert standing.of(NAME).source == "<p>Two.</p>"
    assert standing.of(NAME).live_source == "<p>One.</p>"


def test_a_failure_of_the_live_version_is_shown() -> None:
    publishing.save_draft(NAME, "<p>One.</p>")
    publishing.publish(NAME)
    TemplateFailure.objects.create(version=TemplateVersion.objects.get(), problem="Too long.")
    assert kinds() == ["changed", "failing"]
    assert [one.entry.name for one in standing.failing()] == [NAME]


def test_a_default_that_a_release_improved_is_pointed_out(
    improve: Callable[[str, str], None],
) -> None:
    publishing.save_draft(NAME, "<p>One.</p>")
    publishing.publish(NAME)
    improve(NAME, "<p>Better.</p>")
    assert kinds() == ["changed", "newer"]
    publishing.save_draft(NAME, "<p>One, better.</p>", based_on="<p>Better.</p>")
    assert kinds() == ["changed", "draft"]


def test_who_changed_it_last_is_known() -> None:
    person = factories.site_manager(first_name="Aska", last_name="Venn")
    publishing.save_draft(NAME, "<p>One.</p>", by=person)
    publishing.publish(NAME)
    for one in (standing.of(NAME), next(x for x in standing.everything() if x.draft or x.live)):
        assert one.last
        assert (one.last_act, one.last.by_name) == ("published", "")


@pytest.mark.parametrize("number", [1, len(MANAGED)])
def test_the_list_costs_two_queries(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name in list(MANAGED)[:number]:
        publishing.save_draft(name, "<p>One.</p>")
    with django_assert_num_queries(2):
        assert [one.marks for one in standing.everything()]
