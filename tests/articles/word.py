"""Makes Word files: what Word writes, without what nobody reads."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMES = ("Title", "Subtitle", "heading 1", "heading 2", "heading 3", "Quote")
PICTURE = (
    f'<w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing">'
    f'<wp:docPr id="1" name="x" descr="A well"/><a:graphic xmlns:a="{DRAWING}/main"><a:graphicData>'
    f'<pic:pic xmlns:pic="{DRAWING}/picture"><pic:blipFill><a:blip r:{{}}="rIdP"/></pic:blipFill>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
EMBEDDED, LINKED = PICTURE.format("embed"), PICTURE.format("link")


def word_file(*body: str, parts: Mapping[str, str] = {}, links: Mapping[str, str] = {}) -> bytes:
    """`parts` are further files in it by name, `links` the addresses that r:id stands for."""
    known = {
        "word/document.xml": _document("".join(body)),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/_rels/document.xml.rels": _relations(links),
        "[Content_Types].xml": "<Types/>",
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, content in {**known, **parts}.items():
            packed.writestr(name, content)
    return file.getvalue()


def paragraph(*content: str, style: str = "", numbered: bool = False) -> str:
    """Of runs and plain text."""
    properties = f'<w:pStyle w:val="{style.replace(" ", "")}"/>' if style else ""
    if numbered:
        properties += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    runs = "".join(one if one.startswith("<") else run(one) for one in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def bold(text: str) -> str:
    return run(text, "<w:b/>")


def link(name: str, text: str) -> str:
    return f'<w:hyperlink r:id="{name}">{run(text)}</w:hyperlink>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def _document(body: str) -> str:
    return f'<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>'


def _styles() -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        "</w:style>"
        for name in NAMES
    )
    return f'<w:styles xmlns:w="{W}">{styles}</w:styles>'


def _numbering() -> str:
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _relations(links: Mapping[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/hyperlink" Target="{address}" '
        'TargetMode="External"/>'
        for name, address in links.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'
