import pytest
from pytest_django import Settings

from donations.checks import each_has_a_mailbox, two_can_approve


@pytest.mark.parametrize(
    ("people", "count"),
    [([], 0), ([("runa", "")], 1), ([("runa", ""), ("runa", "runa@example.org")], 1)],
)
def test_fewer_than_two_people_are_a_warning(
    people: list[tuple[str, str]], count: int, settings: Settings
) -> None:
    settings.DONATIONS_APPROVERS = people
    (warning,) = two_can_approve(None)
    assert warning.id == "donations.W001"
    assert str(warning.msg).startswith(f"{count} of the people")
    assert "DONATIONS_APPROVERS" in str(warning.hint)


def test_two_people_are_none(settings: Settings) -> None:
    settings.DONATIONS_APPROVERS = [("runa", ""), ("idris", "")]
    assert two_can_approve(None) == []


def test_whoever_has_no_mailbox_in_the_settings_is_a_warning_with_the_form(
    settings: Settings,
) -> None:
    settings.DONATIONS_APPROVERS = [("idris", "idris@example.org"), ("runa", ""), ("mira", "")]
    mira, runa = each_has_a_mailbox(None)
    assert {mira.id, runa.id} == {"donations.W002"}
    assert "mailbox of mira" in str(mira.msg)
    assert "runa <runa@example.org>" in str(runa.hint)


@pytest.mark.parametrize(
    "people",
    [
        [],
        [("runa", "runa@example.org"), ("idris", "idris@example.org")],
        [("runa", ""), ("runa", "runa@example.org")],
    ],
)
def test_mailboxes_for_all_are_none(people: list[tuple[str, str]], settings: Settings) -> None:
    settings.DONATIONS_APPROVERS = people
    assert each_has_a_mailbox(None) == []
