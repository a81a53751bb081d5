import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import QueryDict
from django.utils.http import urlencode
from pytest_django import DjangoAssertNumQueries

from articles.content import Attribution
from articles.models import Source
from articles.quotes_field import Choice, QuotesField, QuotesWidget, attributions
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "<p>“The wells are dry,” said Mina Toral, a baker.</p>"
DRY = "The wells are dry,"


def rendered(text: str, *choices: Attribution) -> str:
    widget = QuotesWidget()
    widget.text = text
    return widget.render("attributions", choices, {"id": "id_attributions"})


def sent(**values: str) -> tuple[Choice, ...]:
    data = QueryDict(urlencode({f"attributions-{name}": value for name, value in values.items()}))
    return QuotesWidget().value_from_datadict(data, {}, "attributions")


def test_a_text_without_quotations_says_so() -> None:
    assert "None yet" in rendered("<p>Rain.</p>")


def test_every_quotation_is_shown_with_the_speaker_whom_the_text_names() -> None:
    shown = rendered(TEXT)
    assert DRY in shown
    assert "Add <bdi>Mina Toral, baker</bdi>" in shown
    assert 'value="Mina Toral, baker"' in shown


def test_the_form_for_a_new_source_is_filled_with_what_the_text_says() -> None:
    assert "name=Mina+Toral&amp;role=baker&amp;organisation=&amp;place=&amp;" in rendered(TEXT)


def test_a_source_that_was_chosen_is_shown_and_nobody_is_proposed() -> None:
    source = factories.source(name="Ivo Brandal")
    shown = rendered(TEXT, Attribution(words=DRY, source_id=source.pk))
    assert "Ivo Brandal" in shown
    assert "Add <bdi>" not in shown


def test_what_nobody_says_is_ticked_as_that() -> None:
    assert "data-not-speech checked" in rendered(TEXT, Attribution(words=DRY, speech=False))


def test_what_was_chosen_stays_when_the_words_change_a_little() -> None:
    source = factories.source(name="Ivo Brandal")
    shown = rendered(TEXT, Attribution(words="The wells are so dry,", source_id=source.pk))
    assert "Ivo Brandal" in shown


def test_whoever_may_not_add_sources_is_offered_none() -> None:
    widget = QuotesWidget()
    widget.text, widget.can_add_sources = TEXT, False
    shown = widget.render("attributions", (), {"id": "id_attributions"})
    assert "Add <bdi>" not in shown
    assert "New source" not in shown


@pytest.mark.parametrize("number", [1, 30])
def test_the_quotations_cost_two_queries(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    text = "".join(
        f"<p>“The well number {one} is dry,” said Mina Toral {one}.</p>" for one in range(number)
    )
    known = Attribution(words="The well number 0 is dry,", source_id=factories.source().pk)
    text += "<p>“And mine is deep,” said Ivo Brandal.</p>"
    with django_assert_num_queries(2):
        assert rendered(text, known).count("data-quote>") == number + 1


def test_what_is_sent_is_read_in_its_order() -> None:
    first, second = sent(**{
        "0-words": DRY, "0-source": "7", "0-described_as": " the mayor ", "0-accepted": "on",
        "1-words": "One\r\nTwo", "1-source": "", "1-described_as": "", "1-not_speech": "on",
    })  # fmt: skip
    assert first == Choice(words=DRY, source_id=7, described_as="the mayor", accepted=True)
    assert second == Choice(words="One\nTwo", speech=False)


def test_a_source_that_is_gone_is_refused_by_the_words_it_stood_for() -> None:
    with pytest.raises(ValidationError, match="The source of “The wells are dry,” is no longer"):
        QuotesField().clean([Choice(words=DRY, source_id=999)])


def test_a_description_that_is_too_long_is_refused() -> None:
    with pytest.raises(ValidationError, match="longer than 400 characters"):
        QuotesField().clean([Choice(words=DRY, described_as="x" * 401)])


def test_an_accepted_speaker_becomes_a_source_once() -> None:
    text = TEXT + "<p>“We wait for rain,” Toral said.</p>"
    choices = [
        Choice(words=DRY, accepted=True),
        Choice(words="We wait for rain,", accepted=True),
    ]
    first, second = attributions(text, choices, factories.superuser())
    assert first.source_id == second.source_id == Source.objects.get(name="Mina Toral").pk
    assert type(first) is Attribution


def test_a_speaker_who_was_not_accepted_becomes_no_source() -> None:
    (one,) = attributions(TEXT, [Choice(words=DRY)], factories.superuser())
    assert one.source_id is None
    assert not Source.objects.exists()


def test_whoever_accepts_a_speaker_who_is_not_named_vouches_for_them() -> None:
    text = "<p>“They count nothing,” said a clerk, who asked not to be named.</p>"
    person = factories.superuser()
    attributions(text, [Choice(words="They count nothing,", accepted=True)], person)
    assert Source.objects.get(kind=Source.Kind.ANONYMOUS).vouched_by == person


def test_only_those_who_may_add_sources_can_accept_a_speaker() -> None:
    with pytest.raises(PermissionDenied):
        attributions(TEXT, [Choice(words=DRY, accepted=True)], factories.user())


@pytest.mark.parametrize(
    ("choice", "changed"),
    [
        (Choice(words=DRY), False),
        (Choice(words=DRY, accepted=True), True),
        (Choice(words=DRY, described_as="the mayor"), True),
    ],
)
def test_only_a_new_choice_counts_as_a_change(choice: Choice, changed: bool) -> None:
    assert QuotesField().has_changed((Attribution(words=DRY),), (choice,)) is changed
