import pytest

from articles.furniture import kind_of


@pytest.mark.parametrize("line", ["The ferry stopped.", "A Harbour", "Share prices fell"])
def test_a_line_of_story_is_no_furniture(line: str) -> None:
    assert kind_of(line) is None


def test_a_line_of_furniture_is_short() -> None:
    assert kind_of("Tags: ferry") == "tags"
    assert kind_of("Tags: " + "ferry, " * 40) is None
