import pytest
from pytest_django import DjangoAssertNumQueries

from articles import quoting
from articles.content import Attribution
from articles.models import Source
from tests import factories

pytestmark = pytest.mark.django_db

SPOKEN = "<p>“The wells are dry,” said Mina Toral, mayor of Ostrel. “We wait.”</p>"
SECRET = "<p>“They came at night,” said a teacher who asked not to be named.</p>"


def test_a_quotation_knows_its_section_and_its_place_in_it() -> None:
    (one,) = quoting.read(f"<p>Lead.</p><h2>Water</h2><p>Text.</p>{SPOKEN}")
    text = "“The wells are dry,” said Mina Toral, mayor of Ostrel. “We wait.”"
    assert one.section == 1
    assert [(block, text[start:end]) for block, start, end in one.spans] == [
        (1, "“The wells are dry,”"),
        (1, "“We wait.”"),
    ]


def test_the_speaker_of_a_new_quotation_is_proposed() -> None:
    (one,) = quoting.read(SPOKEN)
    assert one.proposed
    assert one.proposed.name == "Mina Toral"
    assert not one.attribution.accounted_for


def test_nothing_is_proposed_where_a_source_was_chosen_or_nobody_spoke() -> None:
    known = Attribution(words="The wells are dry,\nWe wait.", source_id=factories.source().pk)
    (chosen,) = quoting.read(SPOKEN, [known])
    (term,) = quoting.read("<p>The so-called “water peace” holds.</p>")
    assert chosen.proposed is None
    assert term.proposed is None
    assert term.attribution.accounted_for


def test_of_two_sources_of_one_name_nobody_is_chosen_but_a_person() -> None:
    factories.source(name="Mina Toral", role="mayor")
    factories.source(name="Mina Toral", role="baker")
    (one,) = quoting.read(SPOKEN)
    assert one.attribution.source_id is None


def test_reading_a_story_costs_one_query_however_many_speak(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    story = "".join(f"<p>“No, never again,” said Mina Toral{'x' * n}.</p>" for n in range(30))
    for html in (SPOKEN, story):
        with django_assert_num_queries(1):
            quoting.read(html)


def test_one_source_is_made_of_a_person_who_speaks_twice() -> None:
    first, second = quoting.add_sources(quoting.read(SPOKEN + "<p>“No,” said Toral.</p>"))
    assert first.source_id == second.source_id == Source.objects.get().pk


def test_whoever_is_not_named_is_a_source_of_this_story_only() -> None:
    for _ in range(2):
        quoting.add_sources(quoting.read(SECRET))
    assert Source.objects.filter(kind=Source.Kind.ANONYMOUS).count() == 2
