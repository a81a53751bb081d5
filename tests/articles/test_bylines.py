import pytest

from articles.bylines import byline


@pytest.mark.parametrize(
    ("names", "line"),
    [
        ([], ""),
        (["Mina Rahimi"], "By Mina Rahimi"),
        (["Mina Rahimi", "Tor Aune"], "By Mina Rahimi and Tor Aune"),
        (["Mina Rahimi", "Tor Aune", "ګلالۍ نوري"], "By Mina Rahimi, Tor Aune and ګلالۍ نوري"),
        (["100% Valley", "A %(names)s B"], "By 100% Valley and A %(names)s B"),
    ],
)
def test_a_byline_names_everybody_in_order(names: list[str], line: str) -> None:
    assert byline(names) == line
