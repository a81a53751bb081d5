from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from newsroom.look import image_drawing
from newsroom.look.image_drawing import Drawn
from tests import factories

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def opened(drawn: Drawn, ending: str) -> Image.Image:
    return Image.open(BytesIO(drawn.files[ending]))


def test_an_icon_is_drawn_in_every_size_that_devices_ask_for() -> None:
    drawn = image_drawing.icon(factories.image_file(width=700, height=700))
    sizes = {ending: opened(drawn, ending).size for ending in drawn.files}
    assert sizes == {
        "-32.png": (32, 32),
        "-180.png": (180, 180),
        "-192.png": (192, 192),
        "-512.png": (512, 512),
        "-maskable.png": (512, 512),
        ".ico": (48, 48),
    }
    assert opened(drawn, ".ico").info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_a_maskable_icon_leaves_the_edge_that_devices_cut_off() -> None:
    drawn = image_drawing.icon(factories.image_file(width=512, height=512))
    image = opened(drawn, "-maskable.png").convert("RGB")
    assert image.getpixel((40, 256)) == (0xFB, 0xF7, 0xEE)
    assert image.getpixel((60, 256)) == (0x46, 0x82, 0xB4)


def test_what_can_be_seen_through_is_so_where_devices_allow_it() -> None:
    data = BytesIO()
    Image.new("RGBA", (512, 512), (0, 0, 0, 0)).save(data, "PNG")
    drawn = image_drawing.icon(SimpleUploadedFile("clear.png", data.getvalue()))
    assert opened(drawn, "-192.png").mode == "RGBA"
    assert opened(drawn, "-180.png").convert("RGB").getpixel((9, 9)) == (0xFB, 0xF7, 0xEE)


def test_a_logo_is_drawn_within_its_box_and_never_larger_than_it_is() -> None:
    assert image_drawing.logo(factories.image_file(width=3000, height=600)).width == 1200
    small = image_drawing.logo(factories.image_file(width=300, height=150))
    assert (small.width, small.height) == opened(small, ".png").size == (300, 150)


def test_the_same_picture_has_the_same_name() -> None:
    names = {image_drawing.logo(factories.image_file(width=300, height=200)).name for _ in range(2)}
    assert len(names) == 1
    assert image_drawing.logo(factories.image_file(width=301, height=200)).name not in names


@pytest.mark.parametrize(
    ("draw", "width", "height", "said"),
    [
        (image_drawing.icon, 700, 600, "700 × 600 pixels: an icon is square"),
        (image_drawing.icon, 511, 511, "at least 512 each way"),
        (image_drawing.logo, 111, 300, "at least 112 each way"),
        (image_drawing.logo, 300, 111, "at least 112 each way"),
        (image_drawing.logo, 2000, 200, "wider than 8 times its height"),
    ],
)
def test_a_picture_of_wrong_size_is_refused_with_the_way_out(
    draw: object, width: int, height: int, said: str
) -> None:
    with pytest.raises(ValidationError, match=said):
        draw(factories.image_file(width=width, height=height))  # type: ignore[operator]  # a function


@pytest.mark.parametrize("draw", [image_drawing.icon, image_drawing.logo])
@pytest.mark.parametrize("data", [SVG, b"", b"<html>", b"\x89PNG\r\n\x1a\nbroken"])
def test_what_is_no_picture_is_refused(draw: object, data: bytes) -> None:
    with pytest.raises(ValidationError):
        draw(SimpleUploadedFile("logo.png", data))  # type: ignore[operator]  # a function
