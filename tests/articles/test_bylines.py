import pytest

from articles.bylines import byline, signed


@pytest.mark.parametrize(
    ("names", "text", "line"),
    [
        ([], "", ""),
        ([], "in Kabul", ""),
        (["Mina Rahimi"], "", "By Mina Rahimi"),
        (["Mina Rahimi"], "in Ostrel", "By Mina Rahimi in Ostrel"),
        (["Mina Rahimi", "Tor Aune"], "", "By Mina Rahimi and Tor Aune"),
        (["Mina Rahimi", "Tor Aune"], "in Ostrel", "By Mina Rahimi and Tor Aune in Ostrel"),
        (["Mina Rahimi", "Tor Aune", "ګلالۍ نوري"], "", "By Mina Rahimi, Tor Aune and ګلالۍ نوري"),
        (["100% Valley", "A %(names)s B"], "%(x)s", "By 100% Valley and A %(names)s B %(x)s"),
    ],
)
def test_a_byline_names_everybody_in_order(names: list[str], text: str, line: str) -> None:
    assert byline(names, text) == line
    assert signed(names, text) == line.removeprefix("By ")
