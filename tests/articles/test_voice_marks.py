from hypothesis import given
from hypothesis import strategies as st

from articles import markup, voice_marks
from articles.voice_marks import Piece, Voice

MINA = Voice(1, "Mina “the baker” & co. <x>")


def test_a_marked_text_is_cut_where_somebody_speaks() -> None:
    html = markup.mark("<p>“Soon,” she said.</p>", [voice_marks.mark([0, 0, 7], MINA)])
    assert list(voice_marks.pieces(html)) == [
        Piece("<p>"),
        Piece("“Soon,”", MINA, is_first=True),
        Piece(" she said.</p>"),
    ]


def test_words_that_emphasis_cuts_begin_once() -> None:
    html = markup.mark("<p>“a <em>b</em>”</p>", [voice_marks.mark([0, 0, 5], MINA)])
    spoken = [one for one in voice_marks.pieces(html) if one.voice]
    assert [(one.html, one.is_first) for one in spoken] == [
        ("“a ", True),
        ("b", False),
        ("”", False),
    ]


def test_a_text_without_quotes_is_one_piece() -> None:
    assert list(voice_marks.pieces("<p>One <span>two</span></p>")) == [
        Piece("<p>One <span>two</span></p>")
    ]
    assert list(voice_marks.pieces("")) == []


@given(st.text(alphabet="ab &<>“”\"'", max_size=30), st.integers(0, 20), st.integers(1, 20))
def test_no_character_is_lost(text: str, start: int, length: int) -> None:
    plain = f"<p>{markup.escaped(text)}</p>"
    html = markup.mark(plain, [voice_marks.mark([0, start, start + length], MINA)])
    assert "".join(one.html for one in voice_marks.pieces(html)) == plain
