import pytest
from hypothesis import given
from hypothesis import strategies as st

from donations.fields.characters import NumberError
from donations.fields.characters import shown as fit_for_an_error
from donations.fields.vipps_link import alias_of, parse_vipps_link
from tests.donations.bad_inputs import BAD_VIPPS_LINKS

GOOD = [
    "https://qr.vipps.no/donations/557320",
    "https://qr.vipps.no/donations/0011",
    "https://qr.vipps.no/donations/1",
    "https://qr.vipps.no/vp/sRpxwxinp",
    "https://qr.vipps.no/vp/nCQjy9dcM",
]


@pytest.mark.parametrize(("typed", "problem"), BAD_VIPPS_LINKS.items())
def test_any_other_link_is_refused_with_the_reason_and_the_way_out(
    typed: str, problem: str
) -> None:
    with pytest.raises(NumberError) as refused:
        parse_vipps_link(typed)
    message = str(refused.value)
    assert problem in message
    assert fit_for_an_error(typed) in message
    assert "Copy the link from the Vipps portal again" in message or "by hand" in message


@pytest.mark.parametrize("link", GOOD)
def test_a_link_of_the_portal_stays_as_it_is(link: str) -> None:
    assert parse_vipps_link(link) == link
    assert parse_vipps_link(f"  {link}\r\n") == link


def test_only_a_documented_link_says_its_alias() -> None:
    assert [alias_of(link) for link in GOOD] == ["557320", "0011", "1", "", ""]
    assert alias_of("") == ""


@given(st.text())
def test_whatever_follows_the_host_opens_a_gift_or_is_refused(path: str) -> None:
    try:
        link = parse_vipps_link(f"https://qr.vipps.no/{path}")
    except NumberError:
        return
    assert link.startswith(("https://qr.vipps.no/donations/", "https://qr.vipps.no/vp/"))
    assert not set(link) & set("?#@%\\ ")


@given(st.text())
def test_whatever_is_typed_is_refused_unless_it_is_on_the_host(typed: str) -> None:
    with pytest.raises(NumberError):
        parse_vipps_link(typed)


@given(st.text("abc.-@:/", min_size=1))
def test_no_other_host_passes(addition: str) -> None:
    with pytest.raises(NumberError):
        parse_vipps_link(f"https://qr.vipps.no{addition}x/donations/557320")
    with pytest.raises(NumberError):
        parse_vipps_link(f"https://{addition}qr.vipps.no/donations/557320")
