from newsroom.linking import html_links

TEXT = (
    '<p id="one">See <a href="/donate/?a=1&amp;b=2">here</a> and <a name="two">there</a>.</p>'
    '<img src="/media/well.webp" alt=""><a href>nothing</a><input name="three">'
)


def test_links_and_pictures_are_found_in_order() -> None:
    assert html_links.addresses(TEXT) == ["/donate/?a=1&b=2", "/media/well.webp"]


def test_what_can_be_linked_to_has_an_id_or_is_a_named_anchor() -> None:
    assert html_links.anchors(TEXT) == {"one", "two"}
