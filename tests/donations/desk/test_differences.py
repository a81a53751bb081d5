from dataclasses import replace

from donations.desk.differences import Difference, differences, lines
from donations.desk.hiding import Hiding
from tests.donations.chains import OURS


def told(found: list[Difference]) -> list[tuple[str, str, str]]:
    return [(str(one.label), one.before, one.after) for one in found]


def test_only_what_changes_is_told_in_groups() -> None:
    after = replace(OURS, account_number="86011117947", iban="NO9386011117947")
    assert told(differences(OURS, after)) == [
        ("account number", "0530 22 94668", "8601 11 17947"),
        ("IBAN", "NO15 0530 2294 668", "NO93 8601 1117 947"),
    ]


def test_what_is_left_out_and_what_is_no_longer_shown_is_told() -> None:
    after = replace(OURS, vipps_number="", shows_vipps=False)
    assert told(differences(OURS, after)) == [
        ("Vipps number", "557320", ""),
        (
            "ways that readers are shown",
            "account in Norway, IBAN, Vipps",
            "account in Norway, IBAN",
        ),
    ]


def test_before_there_was_anything_all_of_it_is_new() -> None:
    assert [one.before for one in differences(None, OURS)] == [""] * 7
    assert [one.name for one in differences(None, OURS)][:3] == ["holder", "bank", "account_number"]


def test_nothing_is_different_from_itself() -> None:
    assert differences(OURS, OURS) == []


def test_what_differs_only_in_hidden_digits_is_told_all_the_same() -> None:
    after = replace(OURS, vipps_number="557321")
    found = differences(OURS, after, Hiding.of(["57320", "57321"]))
    assert told(found) == [("Vipps number", "5•••••", "5•••••")]


def test_lines_leave_out_what_is_empty() -> None:
    labels = [str(label) for label, _text in lines(OURS)]
    assert "KID" not in labels
    assert labels[0] == "account holder"
