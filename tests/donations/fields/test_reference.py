import pytest

from donations.fields.characters import NumberError
from donations.fields.reference import parse_reference
from tests.donations.bad_inputs import BAD_REFERENCES


@pytest.mark.parametrize(("typed", "told"), BAD_REFERENCES.items())
def test_a_message_that_not_every_bank_takes_is_refused_with_the_way_out(
    typed: str, told: str
) -> None:
    with pytest.raises(NumberError) as refused:
        parse_reference(typed)
    problem, way_out = told.split("|") if "|" in told else (told, "Type it again by hand")
    assert problem in str(refused.value)
    assert way_out in str(refused.value)


def test_a_message_may_be_empty_or_a_plain_line_of_up_to_140_characters() -> None:
    assert parse_reference("") == ""
    assert parse_reference("Gift 2026: press (monthly)") == "Gift 2026: press (monthly)"
    assert parse_reference("G" * 140) == "G" * 140
