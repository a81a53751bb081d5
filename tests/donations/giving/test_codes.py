from donations.giving import codes, qr
from tests.donations.standings import DETAILS


def test_a_code_says_in_words_where_it_leads() -> None:
    any_amount, ten = codes.transfers(DETAILS, [10])
    assert any_amount.caption == "Any amount"
    assert any_amount.label.endswith("a transfer to the IBAN that ends in 668")
    assert (ten.caption, ten.label) == ("€10", f"{any_amount.label}, €10")


def test_each_code_draws_its_own_payload() -> None:
    any_amount, ten = codes.transfers(DETAILS, [10])
    assert any_amount.drawing == qr.draw(qr.transfer(DETAILS))
    assert ten.drawing == qr.draw(qr.transfer(DETAILS, 10))


def test_the_codes_of_links_draw_the_link() -> None:
    link = "https://qr.vipps.no/donations/557320"
    assert codes.vipps(link).drawing == qr.draw(link)
    assert codes.page("https://example.org/donate/").drawing == qr.draw(
        "https://example.org/donate/"
    )
