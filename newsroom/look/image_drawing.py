"""The site's logo and icon, drawn anew from an upload in the sizes that devices ask for."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _
from PIL import Image

from articles import renditions

LOGO_LEAST = 112  # pixels each way: the least that Google shows as the logo of a publisher
LOGO_BOX = (1200, 400)  # pixels it is drawn within
LOGO_WIDEST = 8  # times its height: a wider one cannot be read on a telephone
ICON_LEAST = 512  # pixels each way: the largest size that devices ask for
TAB, APPLE, ANDROID, SPLASH = 32, 180, 192, 512  # pixels
SHORTCUT = (16, 32, 48)  # the sizes in favicon.ico
SAFE = 0.8  # of a maskable icon: what no device cuts off, https://www.w3.org/TR/appmanifest/
TOO_SMALL = _(
    "“%(name)s” is %(width)d × %(height)d pixels; at least %(least)d each way are needed."
)
GROUND = "#fbf7ee"  # the site's paper, under icons that have to be opaque


@dataclass(frozen=True)
class Drawn:
    """Files by what is added to their common name."""

    files: Mapping[str, bytes]
    width: int
    height: int

    @property
    def name(self) -> str:
        """Made from what is in the files: the same picture has the same name everywhere."""
        digest = hashlib.sha256()
        for data in self.files.values():
            digest.update(data)
        return f"site/{digest.hexdigest()[:24]}"


def logo(upload: File[bytes]) -> Drawn:
    """Raises ValidationError, in words for whoever chose the file, when it is no fit logo."""
    picture, name = renditions.read(upload), _name(upload)
    if min(picture.size) < LOGO_LEAST:
        raise _refused(
            TOO_SMALL,
            name,
            picture,
            LOGO_LEAST,
        )
    if picture.width > LOGO_WIDEST * picture.height:
        raise _refused(
            _(
                "“%(name)s” is %(width)d × %(height)d pixels: wider than %(least)d times its "
                "height, nobody can read it on a telephone."
            ),
            name,
            picture,
            LOGO_WIDEST,
        )
    picture.thumbnail(LOGO_BOX, Image.Resampling.LANCZOS)
    return Drawn({".png": _png(picture)}, *picture.size)


def icon(upload: File[bytes]) -> Drawn:
    """Raises ValidationError, in words for whoever chose the file, when it is no fit icon."""
    picture, name = renditions.read(upload), _name(upload)
    if picture.width != picture.height:
        raise _refused(
            _("“%(name)s” is %(width)d × %(height)d pixels: an icon is square; cut it first."),
            name,
            picture,
        )
    if picture.width < ICON_LEAST:
        raise _refused(
            TOO_SMALL,
            name,
            picture,
            ICON_LEAST,
        )
    return Drawn(
        {
            f"-{TAB}.png": _png(_square(picture, TAB)),
            f"-{APPLE}.png": _png(_opaque(picture, APPLE)),
            f"-{ANDROID}.png": _png(_square(picture, ANDROID)),
            f"-{SPLASH}.png": _png(_square(picture, SPLASH)),
            "-maskable.png": _png(_opaque(picture, SPLASH, SAFE)),
            ".ico": _shortcut(picture),
        },
        SPLASH,
        SPLASH,
    )


def _name(upload: File[bytes]) -> str:
    return Path(upload.name or "").name


def _refused(message: object, name: str, picture: Image.Image, least: int = 0) -> ValidationError:
    values = {"name": name, "width": picture.width, "height": picture.height, "least": least}
    return ValidationError(message, params=values)  # type: ignore[arg-type]  # a lazy string


def _square(picture: Image.Image, size: int) -> Image.Image:
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def _opaque(picture: Image.Image, size: int, share: float = 1.0) -> Image.Image:
    """On the site's paper, in the middle."""
    inner = _square(picture, round(size * share)).convert("RGBA")
    ground = Image.new("RGB", (size, size), GROUND)
    edge = (size - inner.width) // 2
    ground.paste(inner, (edge, edge), inner)
    return ground


def _png(picture: Image.Image) -> bytes:
    target = BytesIO()
    picture.save(target, "PNG", optimize=True, exif=b"", icc_profile=None)
    return target.getvalue()


def _shortcut(picture: Image.Image) -> bytes:
    target = BytesIO()
    _square(picture, max(SHORTCUT)).save(target, "ICO", sizes=[(one, one) for one in SHORTCUT])
    return target.getvalue()
