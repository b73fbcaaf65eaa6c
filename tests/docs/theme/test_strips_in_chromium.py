"""A drawing whose small pictures travel in a strip looks as it did with each of them inside."""

import base64
import io

import numpy as np
import pytest
from PIL import Image

from scripts.site import unpacking

PLACES = (  # as matplotlib writes them, and a turned one
    'transform="scale(1 -1) translate(0 -40)" x="10" y="-20" width="40" height="40"',
    'transform="scale(1 -1) translate(0 -40)" x="60.5" y="-20.5" width="40" height="40"',
    'transform="translate(150 30) rotate(30)" width="60" height="20"',
    'x="110" y="100" width="80" height="80" image-rendering="pixelated"',
)


def picture(place, **settings):
    """A WebP with a slope of colour, unlike the others, so that a neighbour would be seen."""
    slope = np.linspace(0, 255, 80)
    red, green = np.meshgrid(slope, slope if place % 2 else slope[::-1])
    shown = np.stack([red, green, np.full_like(red, 80 * place)], axis=-1).astype("uint8")
    memory = io.BytesIO()
    Image.fromarray(shown).save(memory, "WEBP", **settings)
    return memory.getvalue()


@pytest.mark.parametrize("density", [1, 1.75, 3])
@pytest.mark.parametrize(
    ("packing", "lost"), [({"quality": 70}, 2), ({"lossless": True}, 0.5)], ids=["lossy", "flat"]
)
def test_nothing_of_its_neighbours_shows(
    browser, serve, tmp_path, density, packing, lost, monkeypatch
):
    images = "".join(
        f'<image {place} href="data:image/webp;base64,{base64.b64encode(data).decode()}" />'
        for place, data in ((each, picture(at, **packing)) for at, each in enumerate(PLACES))
    )
    drawing = f'<svg viewBox="0 0 200 200" aria-labelledby="a-wide-title">{images}</svg>'
    (tmp_path / "index.html").write_text(f"<!doctype html>{drawing}", encoding="utf-8")
    monkeypatch.setattr(unpacking, "SMALL", 0)
    address, looks = serve(tmp_path), []
    for _ in ("inside", "apart"):
        page = browser.new_page(viewport={"width": 220, "height": 220}, device_scale_factor=density)
        page.goto(address)
        page.wait_for_load_state("networkidle")
        shot = page.locator("svg").screenshot()
        looks.append(np.asarray(Image.open(io.BytesIO(shot)).convert("RGB")).astype(int))
        page.close()
        unpacking.unpack(tmp_path, tmp_path / "root")
    assert "data:image" not in (tmp_path / "index.html").read_text()
    assert looks[0].min() < 40 and looks[0].std() > 40  # there is something to see
    assert abs(looks[1] - looks[0]).max() < 40
    assert abs(looks[1] - looks[0]).mean() < lost
