import pytest
from django.core.exceptions import ValidationError
from django.urls import resolve

from newsroom.page import addresses as page_addresses
from newsroom.page import views as page_views


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("/about/", "about"),
        (" About ", "about"),
        ("policies/Ethics", "policies/ethics"),
        ("/زموږ-په-اړه/", "زموږ-په-اړه"),
        ("ａｂｏｕｔ", "about"),  # full-width letters
    ],
)
def test_an_address_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert page_addresses.normal(typed) == kept
    page_addresses.validate(kept)


@pytest.mark.parametrize(
    "address",
    ["", "about us", "about--us", "-about", "a//b", "über_uns", "a.b", "../etc", "a\nb", "x" * 121],
)
def test_what_is_no_address_is_refused_with_an_example(address: str) -> None:
    with pytest.raises(ValidationError) as caught:
        page_addresses.validate(address)
    assert "such as /about/" in caught.value.messages[0]


@pytest.mark.parametrize(
    "first",
    ["admin", "category", "authors", "stories", "corrections", "donate", "preview", "static"],
)
def test_the_sites_own_addresses_are_not_free(first: str) -> None:
    for address in (first, f"{first}/more"):
        with pytest.raises(ValidationError, match=f"begin with /{first}/: choose another word"):
            page_addresses.validate(address)


@pytest.mark.parametrize("address", ["media", "health"])
def test_nor_are_those_that_never_reach_the_views(address: str) -> None:
    with pytest.raises(ValidationError):
        page_addresses.validate(address)


@pytest.mark.parametrize("address", ["corrections-policy", "site", "donate-now", "feed"])
def test_an_address_that_only_looks_like_one_of_them_is_free(address: str) -> None:
    page_addresses.validate(address)


@pytest.mark.parametrize("address", ["about", "policies/ethics", "زموږ-په-اړه"])
def test_every_address_leads_to_the_view_of_pages(address: str) -> None:
    found = resolve(page_addresses.shown(address))
    assert found.func == page_views.page
    assert found.kwargs == {"address": address}


@pytest.mark.parametrize(
    ("address", "name"),
    [("/donate/", "donate"), ("/corrections/", "corrections"), ("/stories/about/", "story")],
)
def test_what_the_site_had_before_stays_its_own(address: str, name: str) -> None:
    assert resolve(address).url_name == name
