import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from articles.models import Source
from articles.quotations import Speaker
from tests import factories

pytestmark = pytest.mark.django_db

ANONYMOUS = {"kind": "anonymous", "description": "an official", "anonymity_reason": "for safety"}


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"name": "Mina Toral", "description": "a mayor"},
        {"name": "Mina Toral", "anonymity_reason": "for safety"},
        ANONYMOUS | {"name": "Mina Toral"},
        ANONYMOUS | {"organisation": "Town of Ostrel"},
        ANONYMOUS | {"description": ""},
        ANONYMOUS | {"anonymity_reason": ""},
    ],
)
def test_a_source_is_either_named_or_described_in_form_and_database(fields: dict[str, str]) -> None:
    source = Source(**fields)
    with pytest.raises(ValidationError):
        source.full_clean(validate_constraints=False)
    with pytest.raises(IntegrityError):
        source.save()


def test_readers_learn_why_a_source_is_not_named() -> None:
    assert Source(**ANONYMOUS).described_as == "an official, for safety"


def test_readers_learn_the_role_of_a_named_source() -> None:
    source = Source(name="Mina Toral", role="mayor", organisation="Town of Ostrel", place="Ostrel")
    assert source.described_as == "Mina Toral, mayor, Town of Ostrel, Ostrel"


def test_there_is_one_source_of_a_name_role_and_organisation() -> None:
    factories.source(name="Mina Toral", role="mayor", organisation="")
    with pytest.raises(IntegrityError):
        factories.source(name="Mina Toral", role="mayor", organisation="")


def test_a_named_speaker_who_is_known_is_found() -> None:
    speaker = Speaker(name="Mina Toral", role="mayor", organisation="Town of Ostrel")
    assert Source.objects.add(speaker) == Source.objects.add(speaker)


def test_an_organisation_that_speaks_is_stored_as_one() -> None:
    ministry = Speaker(name="Water Ministry", organisation="Water Ministry")
    source = Source.objects.add(ministry)
    assert (source.kind, source.name, source.organisation) == ("organisation", "Water Ministry", "")
    assert Source.objects.add(ministry) == source


def test_two_speakers_who_are_not_named_are_two_sources() -> None:
    speaker = Speaker(description="resident of Ostrel", reason="for fear of reprisals")
    assert Source.objects.add(speaker) != Source.objects.add(speaker)
