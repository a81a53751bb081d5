"""Drafts, publishing, undoing; who may, and who is told what is wrong."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client

from newsroom import generation
from newsroom.managed import publishing
from newsroom.managed.families import default_source
from newsroom.managed.publishing import DEFAULT, ConflictError, ProblemsError
from newsroom.managed.registry import MANAGED
from newsroom.managed.sources import live_source
from newsroom.models import Change, ManagedTemplate, TemplateFailure, TemplateVersion
from tests import factories

pytestmark = pytest.mark.django_db

NAME = "comments-notice"
ONE, TWO = '<p class="label">One.</p>\n', '<p class="label">Two.</p>\n'


def draft(source: str = ONE) -> TemplateVersion:
    version = publishing.save_draft(NAME, source)
    assert version
    return version


def published(source: str = ONE) -> TemplateVersion:
    version = draft(source)
    publishing.publish(NAME)
    return version


def template() -> ManagedTemplate:
    return ManagedTemplate.objects.get(name=NAME)


def test_a_draft_is_kept_with_who_wrote_it_and_the_default_then() -> None:
    person = factories.site_manager(first_name="Aska", last_name="Venn")
    version = publishing.save_draft(NAME, ONE, by=person, note="Shorter")
    assert version == template().draft
    assert version
    assert (version.number, version.created_by_name, version.note) == (1, "Aska Venn", "Shorter")
    assert version.based_on == default_source(NAME)


def test_readers_see_nothing_of_a_draft() -> None:
    generation.raise_it()
    before = generation.current()
    draft()
    assert live_source(NAME) is None
    assert generation.current() == before


def test_a_draft_with_problems_is_kept_all_the_same() -> None:
    assert draft("<p>{{ nothing }}").source == "<p>{{ nothing }}"


def test_saving_what_is_there_adds_no_version() -> None:
    assert publishing.save_draft(NAME, default_source(NAME)) is None
    first = draft()
    assert publishing.save_draft(NAME, ONE) == first
    assert TemplateVersion.objects.count() == 1


def test_the_line_ends_of_a_form_become_those_of_a_file() -> None:
    assert draft("<p>One.</p>\r\n<p>Two.</p>\r").source == "<p>One.</p>\n<p>Two.</p>\n"


@pytest.mark.parametrize("source", ["<p>\x00</p>", "x" * 65_537])
def test_what_cannot_be_kept_is_refused_in_words(source: str) -> None:
    with pytest.raises(ValidationError, match=r"take it out|is the most"):
        publishing.save_draft(NAME, source)


def test_a_colleagues_newer_draft_is_not_overwritten() -> None:
    draft()
    with pytest.raises(ConflictError) as conflict:
        publishing.save_draft(NAME, TWO, base=DEFAULT)
    found = conflict.value
    assert (found.base, found.theirs, found.number) == (default_source(NAME), ONE, 1)
    assert template().draft == TemplateVersion.objects.get()


def test_the_same_words_are_no_conflict() -> None:
    first = draft()
    assert publishing.save_draft(NAME, ONE, base=DEFAULT) == first


def test_who_starts_from_the_newest_may_save() -> None:
    first = draft()
    second = publishing.save_draft(NAME, TWO, base=first.number)
    assert second
    assert second.number == 2


def test_a_publication_meanwhile_is_no_conflict() -> None:
    first = published()
    assert publishing.save_draft(NAME, TWO, base=first.number)


def test_a_draft_that_was_thrown_away_meanwhile_is_one() -> None:
    first = draft()
    publishing.discard_draft(NAME)
    with pytest.raises(ConflictError) as conflict:
        publishing.save_draft(NAME, TWO, base=first.number)
    assert conflict.value.number == DEFAULT


def test_publishing_shows_the_draft_to_readers() -> None:
    generation.raise_it()
    before = generation.current()
    version = published()
    assert (template().live, template().draft) == (version, None)
    assert live_source(NAME) == ONE
    assert generation.current() == before + 1


def test_publishing_nothing_changes_nothing() -> None:
    before = generation.current()
    publishing.publish(NAME)
    assert generation.current() == before


def test_only_the_draft_that_somebody_has_seen_is_published() -> None:
    first = draft()
    draft(TWO)
    with pytest.raises(ConflictError):
        publishing.publish(NAME, seen=first.number)
    assert live_source(NAME) is None


def test_publishing_the_default_makes_the_default_live() -> None:
    published()
    draft(default_source(NAME))
    publishing.publish(NAME)
    assert template().live is None


def test_a_template_with_problems_is_not_published() -> None:
    draft("<p>{{ artcle }}</p><script>1</script>")
    with pytest.raises(ProblemsError) as found:
        publishing.publish(NAME)
    assert [(one.line, one.column) for one in found.value.problems] == [(1, 7), (1, 20)]
    assert live_source(NAME) is None
    assert template().draft


def test_any_version_can_be_undone_to() -> None:
    first = published()
    published(TWO)
    publishing.restore(NAME, first.number)
    assert live_source(NAME) == ONE
    publishing.restore(NAME, DEFAULT)
    assert live_source(NAME) is None


def test_undoing_leaves_a_draft_alone() -> None:
    published()
    waiting = draft(TWO)
    publishing.restore(NAME, DEFAULT)
    assert template().draft == waiting


def test_what_is_not_right_any_more_does_not_come_back() -> None:
    wrong = draft("<p>{{ gone }}</p>")
    published(ONE)
    with pytest.raises(ProblemsError):
        publishing.restore(NAME, wrong.number)
    assert live_source(NAME) == ONE


def test_a_discarded_draft_stays_in_the_history() -> None:
    published()
    draft(TWO)
    publishing.discard_draft(NAME)
    assert template().draft is None
    assert [one.source for one in TemplateVersion.objects.all()] == [TWO, ONE]


def test_what_failed_is_tried_again_when_it_is_shown_again() -> None:
    first = published()
    TemplateFailure.objects.create(version=first, problem="It takes too long.")
    publishing.restore(NAME, DEFAULT)
    publishing.restore(NAME, first.number)
    assert not TemplateFailure.objects.exists()


def test_every_act_is_in_the_log_with_its_text() -> None:
    person = factories.site_manager()
    publishing.save_draft(NAME, ONE, by=person)
    publishing.publish(NAME, by=person)
    publishing.save_draft(NAME, TWO, by=person)
    publishing.discard_draft(NAME, by=person)
    publishing.restore(NAME, DEFAULT, by=person)
    rows = Change.objects.order_by("number").values_list("act", "before", "after")
    default = default_source(NAME)
    assert list(rows) == [
        ("draft saved", {"text": default}, {"text": ONE}),
        ("published", {"text": default}, {"text": ONE}),
        ("draft saved", {"text": ONE}, {"text": TWO}),
        ("draft thrown away", {"text": TWO}, {"text": ONE}),
        ("undone", {"text": ONE}, {"text": default}),
    ]
    assert set(Change.objects.values_list("kind", "key", "by_id")) == {
        ("template", NAME, person.pk)
    }


def test_each_verb_asks_for_its_permission() -> None:
    draft()
    nobody = factories.editor()
    writer = factories.user(permissions=[publishing.CHANGE])
    with pytest.raises(PermissionDenied):
        publishing.save_draft(NAME, TWO, by=nobody)
    with pytest.raises(PermissionDenied):
        publishing.discard_draft(NAME, by=nobody)
    with pytest.raises(PermissionDenied):
        publishing.publish(NAME, by=writer)
    with pytest.raises(PermissionDenied):
        publishing.restore(NAME, DEFAULT, by=writer)
    publishing.save_draft(NAME, TWO, by=writer)


def test_a_name_that_is_not_in_the_list_is_refused() -> None:
    with pytest.raises(ManagedTemplate.DoesNotExist):
        publishing.save_draft("settings", ONE)
    assert not ManagedTemplate.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE newsroom_templateversion SET source = 'x'",
        "DELETE FROM newsroom_templateversion",
        """INSERT INTO newsroom_templateversion
        (template_id, number, source, based_on, note, created_at, created_by_name)
        SELECT template_id, 7, '', '', '', created_at, '' FROM newsroom_templateversion""",
    ],
)
def test_the_database_keeps_versions_as_they_were(statement: str) -> None:
    draft()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_readers_get_what_was_published(client: Client) -> None:
    source = default_source("footer").replace("</footer>", "<p>Printed nowhere.</p>\n</footer>")
    publishing.save_draft("footer", source)
    assert "Printed nowhere." not in client.get("/").content.decode()
    publishing.publish("footer")
    assert "Printed nowhere." in client.get("/").content.decode()
    publishing.restore("footer", DEFAULT)
    assert "Printed nowhere." not in client.get("/").content.decode()


def test_what_a_release_manages_no_more_is_not_live(monkeypatch: pytest.MonkeyPatch) -> None:
    published()
    rest = {name: one for name, one in MANAGED.items() if name != NAME}
    monkeypatch.setattr("newsroom.managed.sources.MANAGED", rest)
    assert live_source(NAME) is None


@pytest.mark.django_db(transaction=True)
def test_another_process_shows_it_within_a_second(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_000.0
    monkeypatch.setattr(generation, "monotonic", lambda: now)
    source = default_source("footer").replace("</footer>", "<p>Printed nowhere.</p></footer>")
    publishing.save_draft("footer", source)
    assert "Printed nowhere." not in client.get("/").content.decode()
    monkeypatch.setattr(generation, "look_again", lambda: None)  # the other process does not tell
    publishing.publish("footer")
    now += generation.BETWEEN_LOOKS
    assert "Printed nowhere." in client.get("/").content.decode()
