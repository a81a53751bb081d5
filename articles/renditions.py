"""Pictures as readers get them: upright, in sRGB, bounded, without a word of metadata.

A camera writes the place, the time and its own number into every file, and a phone the way to
the door of whoever took it: nothing of that may reach a reader. So the pixels alone are kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
MAXIMUM_BYTES = 20 * 1024 * 1024
MAXIMUM_PIXELS = 50_000_000  # 150 MB once it is unpacked
WIDTHS = (1600, 800, 400)  # pixels: a laptop, a sharp phone, a card
MAXIMUM_HEIGHT = 3200  # pixels; WebP itself ends at 16,383
QUALITY = 82  # of 100: where the eye stops seeing a difference in photographs
SRGB = ImageCms.createProfile("sRGB")


@dataclass(frozen=True)
class Renditions:
    """One picture as WebP at its full width and at every smaller one."""

    files: Mapping[int, bytes]  # by width, widest first

    @property
    def name(self) -> str:
        """Made from what is in the file: the same picture has the same name everywhere."""
        widest = next(iter(self.files.values()))
        return f"{hashlib.sha256(widest).hexdigest()[:24]}.webp"


def widths(full: int) -> list[int]:
    """The widths that a picture is kept in, widest first: never wider than it is itself."""
    widest = min(full, WIDTHS[0])
    return [widest, *(width for width in WIDTHS if width < widest)]


def name_at(name: str, width: int, full: int) -> str:
    """The file that holds the picture at one of its widths."""
    if width == full:
        return name
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}-{width}{path.suffix}"))


def render(upload: File[bytes]) -> Renditions:
    """Raises ValidationError, in words for whoever chose the file, when it is no fit picture."""
    picture = _bounded(read(upload))
    return Renditions({width: _encoded(picture, width) for width in widths(picture.width)})


def read(upload: File[bytes]) -> Image.Image:
    """The pixels alone, upright and in sRGB. Raises ValidationError like `render`."""
    return _in_srgb(_upright(upload))


def _upright(upload: File[bytes]) -> Image.Image:
    """The first frame, as it was held in front of the camera."""
    name = Path(upload.name or "").name
    _check_bytes(upload, name)
    image = _opened(upload, name)
    _check_pixels(image, name)
    try:
        image.draft(None, (WIDTHS[0], WIDTHS[0]))  # a JPEG is unpacked no larger than needed
        return ImageOps.exif_transpose(image)
    except Exception as error:  # decoders raise whatever they stumble over in a broken file
        raise ValidationError(
            _("“%(name)s” is broken or incomplete; copy it from the camera again."),
            params={"name": name},
        ) from error


def _check_bytes(upload: File[bytes], name: str) -> None:
    if upload.size > MAXIMUM_BYTES:
        raise ValidationError(
            _("“%(name)s” has %(size)d MB, the limit is %(limit)d MB; save it smaller."),
            params={
                "name": name,
                "size": -(-upload.size // 1024**2),
                "limit": MAXIMUM_BYTES // 1024**2,
            },
        )


def _opened(upload: File[bytes], name: str) -> Image.Image:
    upload.seek(0)
    try:
        return Image.open(upload, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(name) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise ValidationError(
            _("“%(name)s” is not a picture that this site can read; save it as JPEG or PNG."),
            params={"name": name},
        ) from error


def _check_pixels(image: Image.Image, name: str) -> None:
    if image.width * image.height > MAXIMUM_PIXELS:
        raise _too_many_pixels(name)


def _too_many_pixels(name: str) -> ValidationError:
    return ValidationError(
        _("“%(name)s” has more than %(limit)d million pixels; save it smaller."),
        params={"name": name, "limit": MAXIMUM_PIXELS // 1_000_000},
    )


def _in_srgb(image: Image.Image) -> Image.Image:
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if image.mode == "I;16":  # sixteen bits of grey, which convert() would cut off
        image = image.point(lambda value: value / 256, "L")
    if mode == "RGBA" or image.mode not in {"RGB", "L", "CMYK"}:
        image = image.convert(mode)
    return _profiled(image, profile, mode) if profile else image.convert(mode)


def _profiled(image: Image.Image, profile: bytes, mode: str) -> Image.Image:
    """What the camera's colours look like in those of every screen."""
    try:
        found = ImageCms.profileToProfile(image, BytesIO(profile), SRGB, outputMode=mode)
    except ImageCms.PyCMSError:  # a profile that is broken or of another colour space
        found = None
    return found or image.convert(mode)


def _bounded(image: Image.Image) -> Image.Image:
    image.thumbnail((WIDTHS[0], MAXIMUM_HEIGHT), Image.Resampling.LANCZOS)
    return image


def _encoded(image: Image.Image, width: int) -> bytes:
    height = max(1, round(image.height * width / image.width))
    smaller = image.resize((width, height), Image.Resampling.LANCZOS)
    target = BytesIO()
    smaller.save(target, "WEBP", quality=QUALITY, exif=b"", xmp=b"", icc_profile=b"")
    return target.getvalue()
