import pytest
from django.core.exceptions import ValidationError

from newsroom.linking.link_addresses import validate_address

GOOD = [
    "/",
    "/donate/",
    "/stories/wells/?print=1#_main",
    "/زموږ-په-اړه/",
    "https://example.org/",
    "https://example.org:8443/a?b=c#d",
    "http://example.org",
    "HTTPS://example.org/",
    "https://xn--mgbaam7a8h.example/",
    "mailto:newsroom@example.org",
    "mailto:newsroom@example.org?subject=Hello",
]
BAD = {
    "example.org": "write https://example.org.",
    "www.example.org/about": "write https://www.example.org/about.",
    "newsroom@example.org": "write mailto:newsroom@example.org.",
    "//example.org/": "write https://example.org/.",
    "about": "is not an address",
    "#main": "begin with the page",
    "?after=3": "begin with the page",
    "/a b/": "holds a space",
    "https://exa mple.org/": "holds a space",
    "/a\\b": "holds a backslash",
    "\\\\example.org": "holds a backslash",
    "javascript:alert(1)": "no link may begin with",
    "JavaScript:alert(1)": "no link may begin with",
    "data:text/html,x": "no link may begin with",
    "ftp://example.org/": "no link may begin with",
    "java\tscript:alert(1)": "nobody sees",
    "https://example.org/\u202e": "nobody sees",
    "/donate\u200b/": "nobody sees",
    "https://": "is not an address",
    "https:example.org": "is not an address",
    "https://user:secret@example.org/": "is not an address",
    "mailto:": "is not a mail address",
    "mailto:nobody": "is not a mail address",
}


@pytest.mark.parametrize("address", GOOD)
def test_an_address_in_good_form_passes(address: str) -> None:
    validate_address(address)


@pytest.mark.parametrize("address", BAD)
def test_another_is_refused_with_what_to_write_instead(address: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_address(address)
    assert BAD[address] in refused.value.messages[0]
