from dataclasses import asdict
from types import SimpleNamespace

import numpy as np
import pytest

from figures_src import drawing


@pytest.fixture(params=[720, 340])
def draws(request):
    """Draws in both widths what one quick seed found, as if five seeds had found the same."""

    def draws(figure, found):
        measured = SimpleNamespace(
            series={name: np.stack([row] * 5) for name, row in found.get("series", {}).items()},
            numbers={name: number(value) for name, value in found["numbers"].items()},
            exhibit=found.get("exhibit"),
            setup=asdict(figure.QUICK),
        )
        page = drawing.Page(request.param, "en", lambda value, spec: format(value, spec))
        drawn = figure.draw(measured, figure.WORDS, page)
        assert drawn.get_size_inches()[0] * 72 == request.param

    return draws


def number(value):
    """A number as a drawing gets it; a seed may say it as a share, (cases, of all)."""
    value = value[0] / value[1] if isinstance(value, tuple) else value
    return SimpleNamespace(middle=value, seeds=(value,) * 5)
