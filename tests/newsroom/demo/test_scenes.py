from __future__ import annotations

import pytest

from newsroom.demo import scenes
from newsroom.demo.drawing import HEIGHT, WIDTH, Canvas, Fade, box


@pytest.mark.parametrize("scene", ["market", "mountains", "terraces"])
def test_a_scene_is_the_same_every_time(scene: str) -> None:
    draw = getattr(scenes, scene)
    image = draw()

    assert image.size == (WIDTH, HEIGHT)
    assert image.tobytes() == draw().tobytes()
    assert len(image.getcolors(WIDTH * HEIGHT)) > 1000


def test_a_shape_has_smooth_edges() -> None:
    canvas = Canvas("#000000")

    canvas.fill("#ffffff", [(0, 0), (300, 0), (0, 100)])

    row = [canvas.image.getpixel((x, 50)) for x in range(140, 160)]
    assert (255, 255, 255) in row
    assert (0, 0, 0) in row
    assert any(0 < pixel[0] < 255 for pixel in row if isinstance(pixel, tuple))


def test_a_shape_may_reach_beyond_the_canvas_or_lie_beside_it() -> None:
    canvas = Canvas("#000000")

    canvas.fill("#ffffff", box(-50, -50, 100, 100))
    canvas.fill("#ffffff", box(WIDTH + 10, 10, 100, 100))

    assert canvas.image.getpixel((20, 20)) == (255, 255, 255)
    assert canvas.image.getpixel((60, 60)) == (0, 0, 0)
    assert canvas.image.getpixel((WIDTH - 1, 50)) == (0, 0, 0)


def test_a_fade_goes_through_its_colours_downwards() -> None:
    image = Canvas(Fade(("#ff0000", "#00ff00", "#0000ff"), 100, 900)).image

    colours = [image.getpixel((5, y)) for y in (0, 100, 500, 900, 999)]

    assert colours == [(255, 0, 0), (255, 0, 0), (0, 255, 0), (0, 0, 255), (0, 0, 255)]
