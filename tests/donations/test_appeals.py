import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from donations import appeals
from donations.models import Appeal, AppealVersion
from tests import factories

pytestmark = pytest.mark.django_db


def test_saving_shows_the_words_at_once_and_keeps_them_as_a_version() -> None:
    person = factories.user(
        permissions=["donations.add_appeal"], first_name="Runa", last_name="Aune"
    )
    appeals.save(Appeal(language="en", heading="Stand with us", suggested_eur="5 10"), by=person)
    assert Appeal.objects.in_language("en").heading == "Stand with us"
    version = AppealVersion.objects.get()
    assert (version.number, version.language, version.person) == (1, "en", "Runa Aune")
    assert version.words == Appeal.objects.get().words
    assert version.suggested("EUR") == (5, 10)


def test_every_language_has_its_history_the_newest_first() -> None:
    english = appeals.save(Appeal(language="en", heading="First"))
    appeals.save(Appeal(language="ps", heading="لومړی"))
    english.heading = "Second"
    appeals.save(english)
    kept = AppealVersion.objects.of("en").values_list("number", "heading")
    assert list(kept) == [(3, "Second"), (1, "First")]


def test_saving_the_same_words_adds_no_version() -> None:
    appeal = appeals.save(Appeal(language="en", heading="First"))
    appeals.save(appeal)
    assert AppealVersion.objects.count() == 1


@pytest.mark.parametrize("permission", ["donations.view_appeal", "donations.change_appeal"])
def test_who_may_not_add_an_appeal_adds_none(permission: str) -> None:
    with pytest.raises(PermissionDenied):
        appeals.save(Appeal(language="en"), by=factories.user(permissions=[permission]))
    assert not Appeal.objects.exists()
    assert not AppealVersion.objects.exists()


def test_who_may_not_change_an_appeal_changes_none() -> None:
    appeal = appeals.save(Appeal(language="en", heading="First"))
    appeal.heading = "Second"
    with pytest.raises(PermissionDenied):
        appeals.save(appeal, by=factories.user(permissions=["donations.add_appeal"]))
    assert Appeal.objects.get().heading == "First"


@pytest.mark.parametrize("field", ["heading", "text", "next_steps", "tax", "risk"])
def test_the_number_of_somebody_else_is_refused_in_every_text(field: str) -> None:
    factories.donation_details()
    words = {field: "Send it to NO71 1234 5678 903 today."}
    with pytest.raises(ValidationError) as refused:
        appeals.save(Appeal(language="en", **words))
    assert list(refused.value.message_dict) == [field]
    assert "NO71 1234 5678 903" in str(refused.value)
    assert not Appeal.objects.exists()


def test_our_own_number_may_stand_in_a_text() -> None:
    factories.donation_details()
    appeals.save(Appeal(language="en", text="Our IBAN is NO15 0530 2294 668."))
    assert Appeal.objects.exists()


def test_a_name_longer_than_its_column_is_cut() -> None:
    """Two names of the length that a login may have."""
    permissions = ["donations.add_appeal"]
    person = factories.user(permissions=permissions, first_name="R" * 150, last_name="V" * 150)
    appeals.save(Appeal(heading="Stand with us"), by=person)
    assert AppealVersion.objects.get().by_name == "R" * 150
