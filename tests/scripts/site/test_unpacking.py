"""Large pictures leave the pages, each into one file; small ones stay."""

import base64

import pytest

from scripts.site import unpacking

LARGE, SMALL = b"R" * (unpacking.SMALL + 1), b"R" * unpacking.SMALL
INSIDE = '<image x="1" href="data:image/webp;base64,{}" width="2" />'


@pytest.fixture
def site(tmp_path):
    """Two pages that show a large picture alike, and a small one."""
    shown = "".join(INSIDE.format(base64.b64encode(each).decode()) for each in (LARGE, SMALL))
    for name in ("index.html", "zh/holes/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"<svg>{shown}</svg>", encoding="utf-8")
    unpacking.unpack(tmp_path)
    return tmp_path


def test_a_picture_that_many_pages_show_is_one_file_with_its_bytes(site):
    (only,) = (site / unpacking.FOLDER).iterdir()
    assert only.read_bytes() == LARGE


@pytest.mark.parametrize(("page", "up"), [("index.html", ""), ("zh/holes/index.html", "../../")])
def test_every_page_finds_it_from_where_it_lies(site, page, up):
    (only,) = (site / unpacking.FOLDER).iterdir()
    assert f'<image x="1" href="{up}assets/pictures/{only.name}"' in (site / page).read_text()


def test_a_small_picture_stays_in_its_page(site):
    assert (site / "index.html").read_text().count("data:image/webp") == 1
