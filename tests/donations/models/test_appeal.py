import pytest
from django.core.exceptions import ValidationError

from donations.models import Appeal

pytestmark = pytest.mark.django_db


def test_an_appeal_is_found_by_its_language() -> None:
    english = Appeal.objects.create(language="en", heading="Stand with us")
    pashto = Appeal.objects.create(language="ps", heading="زموږ ملاتړ وکړئ")
    assert Appeal.objects.in_language("ps") == pashto
    assert Appeal.objects.in_language("en") == english
    assert Appeal.objects.in_language(None) == english


def test_a_language_without_an_appeal_gets_an_empty_one_in_that_language() -> None:
    Appeal.objects.create(language="en", heading="Stand with us", tax="Not deductible.")
    appeal = Appeal.objects.in_language("nb")
    assert appeal.pk is None
    assert (appeal.language, appeal.heading, appeal.tax) == ("nb", "", "")


def test_the_amounts_of_the_site_s_own_language_serve_the_others() -> None:
    Appeal.objects.create(language="en", suggested_eur="10, 25", suggested_nok="100")
    appeal = Appeal.objects.in_language("ps")
    assert appeal.suggested("EUR") == (10, 25)
    assert appeal.suggested("NOK") == (100,)
    assert appeal.suggested("USD") == ()


def test_a_language_with_an_appeal_of_its_own_keeps_its_own_amounts() -> None:
    Appeal.objects.create(language="en", suggested_eur="10, 25")
    Appeal.objects.create(language="nb", suggested_eur="5")
    assert Appeal.objects.in_language("nb").suggested("EUR") == (5,)


def test_without_any_appeal_there_is_an_empty_one() -> None:
    assert Appeal.objects.in_language("en").words == dict.fromkeys(Appeal().words, "")


def test_a_language_has_one_appeal() -> None:
    Appeal.objects.create(language="en")
    with pytest.raises(ValidationError) as refused:
        Appeal(language="en").full_clean()
    assert refused.value.message_dict == {
        "language": ["There is an appeal in this language already: change that."]
    }


def test_cleaning_brings_the_amounts_into_their_normal_form() -> None:
    appeal = Appeal(language="en", suggested_nok="۱۰۰/۲۵۰", suggested_usd="10")
    appeal.full_clean()
    assert (appeal.suggested_nok, appeal.suggested_usd) == ("100, 250", "10")


def test_every_wrong_amount_is_told_at_its_field() -> None:
    with pytest.raises(ValidationError) as refused:
        Appeal(language="en", suggested_nok="ten", suggested_eur="0").full_clean()
    told = refused.value.message_dict
    assert list(told) == ["suggested_nok", "suggested_eur"]
    assert told["suggested_nok"][0].startswith("“ten” is not an amount")


def test_an_appeal_is_called_by_its_heading_or_its_language() -> None:
    assert str(Appeal(heading="Stand with us")) == "Stand with us"
    assert str(Appeal(language="ps")) == "Pashto"
