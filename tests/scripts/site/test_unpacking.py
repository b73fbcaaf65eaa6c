"""The pictures leave the pages: a large one alone, small ones together, a trifle not at all."""

import base64
import io
import random
import re

import pytest
from PIL import Image

from scripts.site import unpacking

DRAWING = '<svg class="drawing" aria-labelledby="{}-title {}-desc">{}</svg>'
IMAGE = '<image x="1" y="2" href="data:image/webp;base64,{}" width="30" height="40" />'


def noise(seed, side):
    """A WebP that cannot be packed well, so that its size in bytes goes with its side."""
    values = random.Random(seed).randbytes(3 * side * side)
    memory = io.BytesIO()
    Image.frombytes("RGB", (side, side), values).save(memory, "WEBP", quality=70)
    return memory.getvalue()


LARGE, SMALL = noise(0, 96), [noise(seed, 32) for seed in (1, 2, 3, 4)]
TRIFLE = noise(5, 8)


def drawing(name, *pictures):
    images = (IMAGE.format(base64.b64encode(one).decode()) for one in pictures)
    return DRAWING.format(name, name, "".join(images))


@pytest.fixture
def site(tmp_path):
    """Two pages that show the same drawings; their layouts share all pictures but one each."""
    shown = drawing("rings-wide", LARGE, *SMALL[:3]) + drawing("rings-narrow", LARGE, *SMALL[1:])
    shown += drawing("dots-wide", TRIFLE)
    for name in ("index.html", "zh/holes/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(shown, encoding="utf-8")
    unpacking.unpack(tmp_path, tmp_path / "root")
    return tmp_path


def asked(site, page):
    """Files that a page asks for, in its order."""
    return re.findall(r'href="((?:\.\./)*assets/[^"]+)"', (site / page).read_text("utf-8"))


def test_what_the_pictures_of_the_test_are():
    assert len(LARGE) > unpacking.ALONE > max(map(len, SMALL))
    assert sum(map(len, SMALL)) > unpacking.SMALL > len(TRIFLE)


def test_a_large_picture_is_one_file_with_its_bytes(site):
    first = asked(site, "index.html")[0]
    assert (site / first).read_bytes() == LARGE


def test_the_small_ones_of_all_layouts_and_pages_travel_in_one_file(site):
    assert len(list((site / unpacking.FOLDER).iterdir())) == 2
    images = asked(site, "index.html")
    assert len(images) == 8 and len(set(images)) == 2


@pytest.mark.parametrize(("page", "up"), [("index.html", ""), ("zh/holes/index.html", "../../")])
def test_every_page_finds_them_from_where_it_lies(site, page, up):
    for name in asked(site, page):
        assert name.startswith(f"{up}assets/pictures/")
        assert (site / page).parent.joinpath(name).resolve().exists()


def test_each_place_shows_a_part_of_its_own(site):
    text = (site / "index.html").read_text("utf-8")
    wide, narrow = (set(re.findall(r"inset\([^)]*\)", half)) for half in text.split("narrow-title"))
    assert (len(wide), len(narrow), len(wide & narrow)) == (3, 3, 2)


def test_a_large_one_keeps_its_place_in_the_drawing(site):
    first = asked(site, "index.html")[0]
    expected = f'<image x="1" y="2" width="30" height="40" href="{first}" />'
    assert expected in (site / "index.html").read_text("utf-8")


def test_a_trifle_stays_in_its_page(site):
    whole = base64.b64encode(TRIFLE).decode()
    assert (site / "index.html").read_text("utf-8").count(f'"data:image/webp;base64,{whole}"') == 1
