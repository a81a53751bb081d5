"""The verbs that keep pictures. Only what `articles.renditions` made of an upload is stored."""

from __future__ import annotations

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction

from articles import renditions
from articles.models import Picture
from articles.permissions import Person, require
from articles.renditions import Renditions

FOLDER = "pictures"


def store(
    upload: File[bytes], *, alt: str, caption: str = "", credit: str = "", by: Person = None
) -> Picture:
    """A new picture. Raises ValidationError for a file that is no fit picture."""
    return keep(Picture(alt=alt, caption=caption, credit=credit), renditions.render(upload), by=by)


def replace(picture: Picture, upload: File[bytes], *, by: Person = None) -> Picture:
    """Gives the picture another image; the old one stays where texts may link to it."""
    return keep(picture, renditions.render(upload), by=by)


@transaction.atomic
def keep(picture: Picture, made: Renditions, *, by: Person = None) -> Picture:
    """Saves the picture with an image that a form, say, has already rendered."""
    require(by, "articles.change_picture" if picture.pk else "articles.add_picture")
    picture.full_clean(exclude=["image"])
    name, full = f"{FOLDER}/{made.name}", max(made.files)
    for width, data in made.files.items():
        write_once(picture.image.storage, renditions.name_at(name, width, full), data)
    picture.image = name
    picture.save()
    return picture


def write_once(storage: Storage, name: str, data: bytes) -> None:
    """The name says what is in the file. Half a file, left by a crash, is replaced."""
    if storage.exists(name):
        if storage.size(name) == len(data):
            return
        storage.delete(name)
    storage.save(name, ContentFile(data))
