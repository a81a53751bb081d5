from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles import pictures
from articles.models import Picture
from tests import factories

pytestmark = pytest.mark.django_db


def stored(**fields: Any) -> Picture:
    return pictures.store(factories.image_file(width=2000, height=1000), **{"alt": "A"} | fields)


def content(name: str) -> bytes:
    with default_storage.open(name) as file:
        return bytes(file.read())


def test_a_picture_is_stored_with_its_words_and_size() -> None:
    kept = stored(alt="A ferry at dusk", caption="The last ferry.", credit="Ada Orlin")

    kept.refresh_from_db()
    assert (kept.alt, kept.caption, kept.credit) == (
        "A ferry at dusk",
        "The last ferry.",
        "Ada Orlin",
    )
    assert (kept.width, kept.height) == (1600, 800)
    assert str(kept.image).startswith("pictures/")


def test_every_rendition_is_in_the_storage() -> None:
    kept = stored()

    stem = str(kept.image).removesuffix(".webp")
    assert kept.renditions == [
        (f"/media/{stem}.webp", 1600),
        (f"/media/{stem}-800.webp", 800),
        (f"/media/{stem}-400.webp", 400),
    ]
    assert all(default_storage.exists(url.removeprefix("/media/")) for url, _ in kept.renditions)


def test_the_srcset_is_written_without_a_query(django_assert_num_queries: object) -> None:
    kept = Picture.objects.get(pk=stored().pk)
    stem = kept.image.url.removesuffix(".webp")

    with django_assert_num_queries(0):  # type: ignore[operator]  # pytest-django's own type is private
        srcset = kept.srcset

    assert srcset == f"{stem}.webp 1600w, {stem}-800.webp 800w, {stem}-400.webp 400w"


def test_a_small_picture_has_one_rendition() -> None:
    kept = pictures.store(factories.image_file(width=300, height=200), alt="A stamp")

    assert kept.renditions == [(kept.image.url, 300)]


def test_the_same_picture_twice_is_two_records_of_one_file() -> None:
    one, other = stored(alt="One"), stored(alt="Other")

    assert one.pk != other.pk
    assert one.image == other.image


def test_a_file_that_is_there_is_left_alone() -> None:
    name = str(stored().image)
    written = default_storage.get_modified_time(name)

    stored()

    assert default_storage.get_modified_time(name) == written


def test_half_a_file_left_by_a_crash_is_replaced() -> None:
    name = str(stored().image)
    whole = content(name)
    default_storage.delete(name)
    default_storage.save(name, ContentFile(whole[:99]))

    stored()

    assert content(name) == whole


def test_another_image_takes_the_place_of_the_old_one() -> None:
    kept = stored()
    old = str(kept.image)

    pictures.replace(kept, factories.image_file(width=500, height=400))

    kept.refresh_from_db()
    assert kept.image != old
    assert (kept.width, kept.height) == (500, 400)
    assert default_storage.exists(old), "a story's text may still link to it"


def test_a_picture_without_alternative_text_is_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        stored(alt="")

    assert list(caught.value.message_dict) == ["alt"]
    assert not Picture.objects.exists()


def test_a_broken_file_changes_nothing() -> None:
    kept = stored()

    with pytest.raises(ValidationError, match="not a picture"):
        pictures.replace(kept, ContentFile(b"<svg/>", name="plan.svg"))

    kept.refresh_from_db()
    assert kept.width == 1600


def test_only_somebody_with_the_permission_stores_a_picture() -> None:
    reporter = factories.user(permissions=["articles.add_picture"])

    kept = pictures.store(factories.image_file(), alt="A well", by=reporter)

    with pytest.raises(PermissionDenied):
        pictures.replace(kept, factories.image_file(), by=reporter)
    with pytest.raises(PermissionDenied):
        pictures.store(factories.image_file(), alt="A well", by=factories.user())
