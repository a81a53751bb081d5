"""Code with words from right to left in it, in differences."""

from newsroom.templatetags.code import code, unseen


def test_html_is_shown_and_not_run() -> None:
    assert code('<b title="x">&amp;') == "&lt;b title=&quot;x&quot;&gt;&amp;amp;"


def test_words_from_right_to_left_are_isolated() -> None:
    assert code('"سلام دری", "درود"') == (
        "&quot;<bdi>سلام دری</bdi>&quot;, &quot;<bdi>درود</bdi>&quot;"
    )


def test_a_joiner_inside_a_word_stays_as_it_is() -> None:
    assert code("می\u200cشود") == "<bdi>می\u200cشود</bdi>"


def test_what_nobody_sees_is_shown_and_turns_nothing() -> None:
    assert code("a\u202eb\u200f") == (
        'a<span class="code-unseen">[U+202E]</span>b<span class="code-unseen">[U+200F]</span>'
    )


def test_in_prose_words_stand_as_they_are() -> None:
    assert unseen("سلام. <b>\u2066") == ('سلام. &lt;b&gt;<span class="code-unseen">[U+2066]</span>')
