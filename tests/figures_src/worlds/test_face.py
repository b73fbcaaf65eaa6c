"""A face of forty numbers: each of them can be seen, and its picture moves as it should."""

import pytest
import torch

from figures_src.worlds import face


def middle(count=1):
    return torch.zeros(count, len(face.NAMES), dtype=torch.float64)


def test_it_has_forty_numbers():
    assert len(face.NAMES) == 40


def test_pictures_are_finite_and_on_the_display():
    pictures = face.render(face.sample(20, torch.Generator().manual_seed(0)), 16)
    assert pictures.shape == (20, 3, 16, 16)
    assert 0 <= pictures.min() and pictures.max() <= 1


@pytest.mark.parametrize("name", face.NAMES)
def test_every_number_changes_the_picture(name):
    moved = middle()
    moved[:, face.NAMES.index(name)] = 1
    assert (face.render(moved, 48) - face.render(middle(), 48)).abs().max() > 1 / 255


def test_the_derivative_agrees_with_small_differences():
    at, h = face.sample(1, torch.Generator().manual_seed(1)), 1e-5
    by = torch.linspace(-1, 1, 40, dtype=torch.float64)[None]
    _, slope = torch.func.jvp(lambda x: face.render(x, 16), (at,), (by,))
    differences = (face.render(at + h * by, 16) - face.render(at - h * by, 16)) / (2 * h)
    assert torch.allclose(slope, differences, atol=1e-6)


def test_a_face_that_looks_ahead_is_its_own_mirror_image_but_for_the_light():
    straight = middle()
    straight[:, face.NAMES.index("light_x")] = 0.5 / face.SPREAD["light_x"]
    picture = face.render(straight, 32)
    assert torch.allclose(picture, picture.flip(3), atol=1e-9)
