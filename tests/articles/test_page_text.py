from articles.markup import blocks
from articles.page_text import dress

TABLE = "<table><tbody><tr><td>22</td></tr></tbody></table>"


def test_plain_paragraphs_stay_as_they_are() -> None:
    html = '<p>Bread &amp; <strong>salt</strong>, “two — three”.</p><p dir="rtl">اوبه</p>'
    assert dress(html) == html


def test_pictures_in_the_text_wait_until_they_are_near() -> None:
    dressed = dress('<figure><img src="/a.png" alt="<img b"></figure>')
    assert dressed == (
        '<figure><img loading="lazy" decoding="async" src="/a.png" alt="<img b"></figure>'
    )


def test_a_table_scrolls_by_itself_and_with_the_keyboard() -> None:
    assert dress(f"<p>a</p>{TABLE}<p>b</p>") == (
        '<p>a</p><div class="table" role="group" tabindex="0" aria-label="Table">'
        f"{TABLE}</div><p>b</p>"
    )


def test_the_blocks_of_the_text_keep_their_numbers() -> None:
    html = f'<p>a</p>{TABLE}<p><img src="/a.png" alt="">b</p>'
    assert blocks(dress(html)) == blocks(html)
