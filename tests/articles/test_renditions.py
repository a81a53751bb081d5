"""What an upload becomes. Every test file is made here, pixel by pixel."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageCms

from articles import renditions

RED, BLUE, GREY = (200, 30, 40), (30, 60, 180), (128, 128, 128)
ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F


def two_halves(width: int = 60, height: int = 30, mode: str = "RGB") -> Image.Image:
    """The left half red, the right half blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def upload(image: Image.Image, form: str = "JPEG", **options: Any) -> ContentFile[bytes]:
    target = BytesIO()
    image.save(target, form, **options)
    return ContentFile(target.getvalue(), name=f"holiday.{form.lower()}")


def rendered(file: ContentFile[bytes], width: int | None = None) -> Image.Image:
    files = renditions.render(file).files
    return Image.open(BytesIO(files[width or max(files)]))


def near(image: Image.Image, at: tuple[int, int], colour: tuple[int, ...]) -> bool:
    found = image.convert("RGB").getpixel(at)
    assert isinstance(found, tuple)
    return all(abs(a - b) < 16 for a, b in zip(found, colour, strict=True))


def refusal(file: ContentFile[bytes]) -> str:
    with pytest.raises(ValidationError) as caught:
        renditions.render(file)
    return caught.value.messages[0]


def test_a_picture_becomes_webp_at_three_widths() -> None:
    files = renditions.render(upload(Image.new("RGB", (2400, 1200), RED))).files

    images = {width: Image.open(BytesIO(data)) for width, data in files.items()}

    assert {width: image.size for width, image in images.items()} == {
        1600: (1600, 800),
        800: (800, 400),
        400: (400, 200),
    }
    assert {image.format for image in images.values()} == {"WEBP"}


@pytest.mark.parametrize(
    ("full", "kept"),
    [
        (300, [300]),
        (400, [400]),
        (640, [640, 400]),
        (801, [801, 800, 400]),
        (9000, [1600, 800, 400]),
    ],
)
def test_a_picture_is_never_made_wider_than_it_is(full: int, kept: list[int]) -> None:
    files = renditions.render(upload(Image.new("L", (full, 20), 90))).files

    assert list(files) == kept == renditions.widths(full)


def test_a_very_tall_picture_is_bounded_in_height() -> None:
    assert rendered(upload(Image.new("RGB", (400, 16_000), RED))).size == (80, 3200)


def test_a_line_of_pixels_keeps_its_one_pixel() -> None:
    assert rendered(upload(Image.new("RGB", (4000, 1), RED), "PNG"), 400).size == (400, 1)


def test_nothing_of_the_metadata_is_left() -> None:
    exif = Image.Exif()
    exif[MAKER] = "Spyglass"
    exif.get_ifd(GPS).update({1: "N", 2: (34.0, 31.0, 12.0), 3: "E", 4: (69.0, 10.0, 40.0)})
    file = upload(
        two_halves(),
        exif=exif,
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
        xmp=b"<x:xmpmeta>Spyglass</x:xmpmeta>",
        comment=b"Spyglass",
    )
    assert b"Spyglass" in file.read()
    assert Image.open(file).getexif().get_ifd(GPS)

    for data in renditions.render(file).files.values():
        kept = Image.open(BytesIO(data))
        assert not kept.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(kept.info)
        assert not any(chunk in data for chunk in (b"EXIF", b"XMP ", b"ICCP", b"Spyglass"))


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [
        (1, (60, 30), (10, 15)),
        (2, (60, 30), (50, 15)),
        (3, (60, 30), (50, 15)),
        (6, (30, 60), (15, 10)),
        (8, (30, 60), (15, 50)),
    ],
)
def test_a_picture_stands_as_the_camera_was_held(
    orientation: int, size: tuple[int, int], red_at: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation

    kept = rendered(upload(two_halves(), exif=exif, quality=95))

    assert kept.size == size
    assert near(kept, red_at, RED)
    assert near(kept, (size[0] - 1 - red_at[0], size[1] - 1 - red_at[1]), BLUE)


def test_the_width_is_bounded_after_turning() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6

    assert rendered(upload(Image.new("RGB", (4000, 1000), RED), exif=exif)).size == (800, 3200)


@pytest.mark.parametrize(
    ("mode", "form"),
    [("CMYK", "JPEG"), ("L", "JPEG"), ("P", "PNG"), ("1", "PNG"), ("RGBA", "PNG"), ("P", "GIF"),
     ("RGB", "WEBP"), ("RGB", "AVIF")],
)  # fmt: skip
def test_every_kind_of_picture_becomes_rgb(mode: str, form: str) -> None:
    image = Image.new("RGB", (40, 40), (255, 255, 255)).convert(mode)

    kept = rendered(upload(image, form))

    assert kept.mode in {"RGB", "RGBA"}
    assert near(kept, (20, 20), (255, 255, 255))


def test_cmyk_keeps_its_colours() -> None:
    kept = rendered(upload(two_halves(mode="CMYK"), quality=95))

    assert near(kept, (10, 15), RED)
    assert near(kept, (50, 15), BLUE)


def test_a_transparent_palette_stays_transparent() -> None:
    image = Image.new("P", (40, 40), 0)
    image.putpalette([*RED, *BLUE])
    image.paste(1, (20, 0, 40, 40))

    kept = rendered(upload(image, "PNG", transparency=0))

    assert kept.mode == "RGBA"
    assert kept.getpixel((5, 20))[3] == 0  # type: ignore[index]  # four bands: a tuple
    assert near(kept, (35, 20), BLUE)


def test_sixteen_bits_of_grey_keep_their_tones() -> None:
    image = Image.new("I;16", (40, 40), 128 * 256)

    assert near(rendered(upload(image, "PNG")), (20, 20), GREY)


def test_colours_of_another_profile_are_turned_into_srgb() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    linear = linear_rgb()
    image = Image.new("RGB", (40, 40), GREY)

    assert near(rendered(upload(image, "PNG", icc_profile=linear)), (20, 20), (188, 188, 188))
    assert near(rendered(upload(image, "PNG", icc_profile=lab)), (20, 20), GREY)
    assert near(rendered(upload(image, "PNG", icc_profile=b"broken")), (20, 20), GREY)


def linear_rgb() -> bytes:
    """The sRGB profile with its tone curves made straight: curve type 0, gamma 1."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    curve = rb"(?<=para\x00{4})\x00\x03\x00\x00.{4}"
    return re.sub(curve, bytes([0, 0, 0, 0, 0, 1, 0, 0]), profile, flags=re.DOTALL)


def test_of_a_moving_picture_the_first_frame_is_kept() -> None:
    frames = [Image.new("RGB", (40, 40), colour) for colour in (RED, BLUE, GREY)]
    file = upload(frames[0], "GIF", save_all=True, append_images=frames[1:])

    kept = rendered(file)

    assert getattr(kept, "n_frames", 1) == 1
    assert near(kept, (20, 20), RED)


def test_a_stereo_camera_gives_its_first_view() -> None:
    file = upload(two_halves(), "MPO", save_all=True, append_images=[Image.new("RGB", (60, 30))])

    assert near(rendered(file), (10, 15), RED)


def test_the_name_says_what_is_in_the_file() -> None:
    one, same = renditions.render(upload(two_halves())), renditions.render(upload(two_halves()))
    other = renditions.render(upload(two_halves(80)))

    assert one.name == same.name != other.name
    assert "holiday" not in one.name


def test_a_smaller_file_is_named_after_the_widest() -> None:
    assert renditions.name_at("pictures/ab.webp", 1600, 1600) == "pictures/ab.webp"
    assert renditions.name_at("pictures/ab.webp", 400, 1600) == "pictures/ab-400.webp"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    "data", [b"", b"not a picture", SVG, b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]
)
def test_what_is_no_picture_is_refused_by_name(data: bytes) -> None:
    assert refusal(ContentFile(data, name="letters/plan.svg")) == (
        "“plan.svg” is not a picture that this site can read; save it as JPEG or PNG."
    )


@pytest.mark.parametrize("form", ["TIFF", "BMP", "ICO", "PPM", "EPS"])
def test_formats_with_a_bad_record_are_not_even_tried(form: str) -> None:
    assert "not a picture" in refusal(upload(two_halves(), form))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_half_a_file_is_refused(form: str) -> None:
    whole = upload(Image.effect_noise((300, 300), 90).convert("RGB"), form).read()

    message = refusal(ContentFile(whole[: len(whole) // 2], name="half.img"))

    assert "half.img" in message
    assert "broken or incomplete" in message or "not a picture" in message


@pytest.mark.parametrize("side", [7100, 9500, 14_000])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(side: int) -> None:
    """The three sizes: over this site's limit, over that at which Pillow warns, and refuses."""
    assert refusal(ContentFile(png_of_size(side), name="bomb.png")) == (
        "“bomb.png” has more than 50 million pixels; save it smaller."
    )


def png_of_size(side: int) -> bytes:
    """A small file that claims to be large: the header of a PNG is all that may be read."""
    small: bytes = upload(Image.new("1", (8, 8)), "PNG").read()
    header = b"IHDR" + side.to_bytes(4, "big") * 2 + small[24:29]
    return small[:12] + header + zlib.crc32(header).to_bytes(4, "big") + small[33:]


def test_a_file_of_more_than_20_mb_is_refused() -> None:
    heavy = ContentFile(bytes(20 * 1024 * 1024 + 1), name="raw.jpg")

    assert refusal(heavy) == "“raw.jpg” has 21 MB, the limit is 20 MB; save it smaller."
