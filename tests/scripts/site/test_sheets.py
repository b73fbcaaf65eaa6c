"""Small pictures as one strip: nothing lost that was whole, each found again at its place."""

import io
import re

import numpy as np
import pytest
from PIL import Image

from scripts.site import sheets


def picture(colour, size, **settings):
    """A WebP of one colour with a white corner, width x height."""
    shown = Image.new("RGB", size, colour)
    shown.putpixel((0, 0), (255, 255, 255))
    memory = io.BytesIO()
    shown.save(memory, "WEBP", **settings)
    return memory.getvalue()


@pytest.fixture
def flat():
    return [picture("#8f2b1e", (6, 4), lossless=True), picture("#1f5f8b", (3, 5), lossless=True)]


def pixels(data):
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def test_flat_pictures_keep_every_pixel(flat, tmp_path):
    strip, parts = sheets.strip(flat, tmp_path)
    for one, part in zip(flat, parts, strict=True):
        found = pixels(strip)[part.top :, sheets.GUTTER :][: part.height, : part.width]
        assert np.array_equal(found, pixels(one))


def test_each_picture_is_framed_by_its_own_edge(flat, tmp_path):
    strip, (first, second) = sheets.strip(flat, tmp_path)
    for part, one in ((first, flat[0]), (second, flat[1])):
        left, below = sheets.GUTTER, part.top + part.height
        around = pixels(strip)[part.top - sheets.GUTTER : below + sheets.GUTTER]
        assert np.array_equal(around[0, 0], pixels(one)[0, 0])
        assert np.array_equal(around[-1, left + part.width], pixels(one)[-1, -1])


def test_pictures_packed_with_loss_look_as_before(tmp_path):
    lossy = [picture("#8f2b1e", (64, 64), quality=70), picture("#1f5f8b", (64, 64), quality=70)]
    strip, parts = sheets.strip(lossy, tmp_path)
    for one, part in zip(lossy, parts, strict=True):
        found = pixels(strip)[part.top :, sheets.GUTTER :][:64, :64].astype(float)
        assert abs(found - pixels(one)).mean() < 2


def test_what_is_packed_with_loss_is_never_taken_for_flat(flat):
    assert sheets.lossless(flat[0])
    assert not sheets.lossless(picture("#8f2b1e", (64, 64), quality=70))


def test_a_strip_is_joined_once(flat, tmp_path, monkeypatch):
    first, _ = sheets.strip(flat, tmp_path)
    monkeypatch.setattr(sheets, "joined", lambda *_: pytest.fail("joined again"))
    assert sheets.strip(flat, tmp_path)[0] == first
    with pytest.raises(pytest.fail.Exception):
        sheets.strip(flat[::-1], tmp_path)


def test_the_part_lies_where_the_picture_lay():
    part = sheets.Part(top=20, width=10, height=5, strip=(18, 40))
    shown = part.shown(' transform="scale(1 -1)" x="3" y="-7" width="20" height="10"')
    box = dict(re.findall(r' (\w+)="(-?[\d.]+)"', shown))
    # A pixel of it is 2 wide and high on the page.
    assert box == {"x": "-5", "y": "-47", "width": "36", "height": "80"}
    assert 'transform="scale(1 -1)"' in shown
    edges = [float(edge) for edge in re.search(r"inset\((.*)\)", shown)[1].replace("%", "").split()]
    top, right, bottom, left = edges
    assert (top, bottom) == pytest.approx((50, 37.5))
    assert (left, right) == pytest.approx((400 / 18, 400 / 18), abs=1e-3)


def test_a_picture_of_other_proportions_than_its_box_stays_in_its_middle():
    part = sheets.Part(top=4, width=10, height=10, strip=(18, 18))
    assert ' x="6" y="-4" width="18" height="18" ' in part.shown(' width="30" height="10"')


def test_a_picture_without_a_corner_begins_at_the_origin():
    part = sheets.Part(top=4, width=10, height=10, strip=(18, 18))
    shown = part.shown(' width="10" height="10" transform="matrix(1 0 0 1 9 9)"')
    assert ' x="-4" y="-4" ' in shown
