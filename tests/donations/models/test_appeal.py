import pytest
from django.core.exceptions import ValidationError

from donations.models import Appeal

pytestmark = pytest.mark.django_db


def test_an_appeal_is_found_by_its_language() -> None:
    english = Appeal.objects.create(language="en", heading="Stand with us")
    pashto = Appeal.objects.create(language="ps", heading="زموږ ملاتړ وکړئ")
    assert Appeal.objects.in_language("ps") == pashto
    assert Appeal.objects.in_language("en") == english


def test_a_language_without_an_appeal_gets_the_site_s_own() -> None:
    Appeal.objects.create(language="ps", heading="زموږ ملاتړ وکړئ")
    english = Appeal.objects.create(language="en", heading="Stand with us")
    assert Appeal.objects.in_language("nb") == english
    assert Appeal.objects.in_language(None) == english


def test_any_appeal_is_better_than_none() -> None:
    pashto = Appeal.objects.create(language="ps", heading="زموږ ملاتړ وکړئ")
    assert Appeal.objects.in_language("en") == pashto


def test_without_an_appeal_there_is_a_heading_at_least() -> None:
    assert Appeal.objects.in_language("en").heading == "Support our work"


def test_a_language_has_one_appeal() -> None:
    Appeal.objects.create(language="en")
    with pytest.raises(ValidationError) as refused:
        Appeal(language="en").full_clean()
    assert refused.value.message_dict == {
        "language": ["There is an appeal in this language already: change that."]
    }


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("nb", "ltr"), ("ps", "rtl"), ("fa-af", "rtl")]
)
def test_an_appeal_knows_the_direction_of_its_language(language: str, direction: str) -> None:
    assert Appeal(language=language).direction == direction
