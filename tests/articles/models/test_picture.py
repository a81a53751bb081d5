from articles.models import Picture


def test_a_picture_is_offered_in_every_width_that_is_kept() -> None:
    picture = Picture(image="pictures/a.webp", width=1000, height=500)
    assert picture.srcset == (
        "/media/pictures/a.webp 1000w, "
        "/media/pictures/a-800.webp 800w, /media/pictures/a-400.webp 400w"
    )
