"""What the bodies promise: one object radius, true rotations, two equal sides."""

import torch

from figures_src.worlds.menagerie.bodies import build


def test_bodies_fit_one_object_radius_and_stand_on_their_floor():
    bodies = build()
    reach = (bodies.axes.square() * bodies.radii.square()[..., None, :]).sum(-1).sqrt()
    assert (bodies.centres.norm(dim=-1) <= 1).all()
    assert torch.allclose((bodies.centres - reach)[..., 1].amin(1), bodies.floors)


def test_axes_are_rotations():
    axes = build().axes
    assert torch.allclose(axes @ axes.mT, torch.eye(3, dtype=axes.dtype).expand_as(axes))
    assert torch.allclose(torch.linalg.det(axes), torch.ones(axes.shape[:2], dtype=axes.dtype))


def test_each_pair_is_its_own_mirror_image():
    bodies = build()
    flip = torch.diag(torch.tensor([1.0, 1.0, -1.0], dtype=torch.float64))
    for shape, names in enumerate(bodies.names):
        for left, name in enumerate(names):
            if name.startswith("left "):
                right = left + 1
                assert names[right] == name.replace("left", "right")
                assert torch.allclose(
                    bodies.centres[shape, left] @ flip, bodies.centres[shape, right]
                )
                forms = [
                    bodies.axes[shape, side] * bodies.radii[shape, side] for side in (left, right)
                ]
                one, other = (form @ form.mT for form in forms)
                assert torch.allclose(flip @ one @ flip, other)
