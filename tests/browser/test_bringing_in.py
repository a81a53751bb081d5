"""Text from elsewhere: brought in whole, or pasted into the editor from Word and from web pages."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles import html
from articles.models import Article, Source
from tests import factories
from tests.articles.word import paragraph, word_file
from tests.browser.test_writing import data, leaving_asks, open_form, set_data, text_of

pytestmark = pytest.mark.browser

FROM_TEXT = "/admin/articles/article/from-text/"
TEXT = """\
Wells Run Dry in the Ostrel Valley

SARWAN — The last of the nine wells above Sarwan went dry on Monday.

Nine Wells, Two Towns

“We count the buckets now,” said Mina Toral, a hydrologist at the Ostrel Water Institute.
"""
WORD = """\
<html xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15"><style>
<!-- p.MsoNormal { margin: 0cm; font-family: "Calibri" } --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style='mso-pagination:widow-orphan'><span lang=EN-GB style='font-family:"Arial"'>Nine
wells<o:p></o:p></span></h1>
<p class=MsoNormal style='margin-bottom:8.0pt'><b style='mso-bidi-font-weight:normal'><span
lang=EN-GB style='font-size:12.0pt;color:red'>Bold</span></b><span lang=EN-GB> and <i>slanted</i>
and <u>underlined</u> <a href="https://water.example/report"><span
style='color:blue'>report</span></a>.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span>
<![endif]>One<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span>
<![endif]>Two<o:p></o:p></p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='height:1pt'>
<td width=100 valign=top style='width:75pt'><p class=MsoNormal>Well<o:p></o:p></p></td></tr></table>
<p class=MsoNormal><span style='mso-no-proof:yes'><img width=9 height=9
src="file:///C:/x/image001.png" v:shapes="P1"></span><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>
"""
PAGE = """\
<meta charset='utf-8'><h1 class="headline" style="font-size: 40px;">Nine wells</h1>
<div class="body" id="story"><p class="lead" style="color: rgb(1, 2, 3);" data-x="1"
onclick="alert(1)"><b>Bold</b> and
<i class="x">slanted</i> <font color="red">red</font> <span style="font-weight: 400;">plain</span>
<a href="https://a.example/" class="link" target="_blank" onclick="track()">there</a></p>
<figure><img src="https://pictures.example/x.jpg" srcset="y.jpg 2x" alt="A well"><figcaption>The
well</figcaption></figure>
<p>Above <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt=""> below</p>
<h4>Small heading</h4><iframe src="https://video.example/"></iframe><script>alert(1)</script>
<ul class="list"><li style="x">One</li></ul></div>
"""

GOOGLE = """\
<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1a2b"><h1 dir="ltr"
style="line-height:1.38"><span style="font-size:20pt;font-family:Arial">Nine wells</span></h1>
<p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:400">Some </span><span
style="font-weight:700">bold</span><span style="font-weight:400"> and </span><span
style="font-style:italic">slanted</span><span> words.</span></p><ul><li dir="ltr"
style="list-style-type:disc" aria-level="1"><p dir="ltr" role="presentation"><span
style="font-size:11pt">One</span></p>
</li></ul></b>
"""

PASTE = """([html, plain]) => {
    const carried = new DataTransfer();
    carried.setData("text/html", html);
    carried.setData("text/plain", plain);
    const paste = { clipboardData: carried, bubbles: true, cancelable: true };
    CKEDITOR.instances.id_html.editable().$.dispatchEvent(new ClipboardEvent("paste", paste));
}"""


@pytest.fixture
def journalist(login: Callable[[User], None]) -> User:
    person = factories.superuser()
    login(person)
    return person


def paste(page: Page, source: str) -> str:
    """What the editor would send after a paste from the clipboard."""
    open_form(page)
    text_of(page).locator("body").click()
    page.evaluate(PASTE, [source, "Nine wells"])
    expect(text_of(page).locator("body")).to_contain_text("Nine wells")
    return data(page)


def test_a_paste_from_word_leaves_clean_text(page: Page, journalist: User) -> None:
    assert paste(page, WORD) == (
        "<h2>Nine wells</h2><p><strong>Bold</strong> and <em>slanted</em> and underlined "
        '<a href="https://water.example/report">report</a>.</p><ul><li>One</li><li>Two</li></ul>'
        "<table><tbody><tr><td><p>Well</p></td></tr></tbody></table>"
    )


def test_a_paste_from_a_web_page_leaves_clean_text(page: Page, journalist: User) -> None:
    """Nothing of it is fetched and nothing runs: the console would tell."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert paste(page, PAGE) == (
        "<h2>Nine wells</h2><p><strong>Bold</strong> and <em>slanted</em> red plain "
        '<a href="https://a.example/">there</a></p><p>Above below</p><h3>Small heading</h3>'
        "<ul><li>One</li></ul>"
    )
    assert not [one for one in asked if ".example" in one or one.endswith("y.jpg")]


def test_a_paste_from_a_document_of_google_leaves_clean_text(page: Page, journalist: User) -> None:
    assert paste(page, GOOGLE) == (
        "<h2>Nine wells</h2><p>Some <strong>bold</strong> and <em>slanted</em> words.</p>"
        "<ul><li>One</li></ul>"
    )


def test_pasted_plain_text_keeps_its_paragraphs(page: Page, journalist: User) -> None:
    assert paste(page, "").startswith("<p>Nine wells")


def test_what_is_copied_in_the_editor_is_pasted_as_it_was(page: Page, journalist: User) -> None:
    """Pictures and languages too, which a paste from elsewhere loses."""
    own = (
        '<p>One <span lang="ps" dir="rtl">پنځه</span></p><figure class="image">'
        '<img alt="Icon" width="40" height="40" src="/static/img/icon.svg">'
        "<figcaption>Nine wells</figcaption></figure><p>Two</p>"
    )
    text = open_form(page)
    set_data(page, own)
    expect(text.locator("figcaption")).to_be_visible()
    text.locator("p").first.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+x")
    assert data(page) == ""
    page.keyboard.press("Control+v")
    expect(text.locator("figcaption")).to_be_visible()
    assert html.clean(data(page)) == own


def test_a_text_is_pasted_corrected_and_saved(page: Page, journalist: User) -> None:
    page.goto("/admin/articles/article/")
    page.get_by_role("link", name="New story from text").click()
    page.get_by_label("Text").fill(TEXT)
    page.get_by_role("button", name="Look at it").click()
    text = text_of(page)
    expect(text.locator("h2")).to_have_text("Nine Wells, Two Towns")
    expect(page.locator("#id_dateline")).to_have_value("SARWAN")
    assert not Article.objects.exists()
    assert leaving_asks(page)
    page.fill("#id_headline", "Wells Run Dry")
    page.get_by_text("Add Mina Toral, hydrologist").click()
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messagelist")).to_contain_text("Saved as revision 1.")
    content = Article.objects.get().revisions.get().content
    assert content.headline == "Wells Run Dry"
    assert [one.source_id for one in content.attributions] == [Source.objects.get().pk]


def test_a_word_file_is_uploaded_and_shown_for_correction(page: Page, journalist: User) -> None:
    body = (paragraph("Wells Run Dry", style="Title"), paragraph("Nobody can say for how long."))
    page.goto(FROM_TEXT)
    page.get_by_label("Or a file").set_input_files(
        {"name": "story.docx", "mimeType": "application/msword", "buffer": word_file(*body)}
    )
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator("#id_headline")).to_have_value("Wells Run Dry")
    expect(text_of(page).locator("p")).to_have_text("Nobody can say for how long.")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_page_fits_every_screen(page: Page, journalist: User, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(FROM_TEXT)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_label("Text").fill(TEXT + "\nComments are closed.\n")
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator(".found")).to_contain_text("Comments are closed.")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
