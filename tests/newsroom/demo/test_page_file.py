from pathlib import Path

import pytest

from newsroom.demo import page_file
from newsroom.demo.page_file import PageFile


def test_a_page_is_a_head_and_a_text(tmp_path: Path) -> None:
    path = tmp_path / "01-about.html"
    path.write_text("title: About: us\naddress: about\n\n<p>One.</p>\n\n<p>Two.</p>\n", "utf-8")
    assert page_file.read(path) == PageFile(
        title="About: us", address="about", html="<p>One.</p>\n\n<p>Two.</p>"
    )


def test_an_unknown_name_in_the_head_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "01-about.html"
    path.write_text("title: About\ncolour: red\n\n<p>One.</p>", "utf-8")
    with pytest.raises(ValueError, match="'colour' is none of address, language, title"):
        page_file.read(path)
