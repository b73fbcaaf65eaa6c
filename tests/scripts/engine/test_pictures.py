"""Packed pictures are small, kept between drawings, and never used when they are damaged."""

import io

import numpy as np
import pytest
from PIL import Image

from scripts.engine import pictures


@pytest.fixture
def png():
    memory = io.BytesIO()
    noise = np.random.default_rng(0).integers(0, 255, (8, 8, 3), dtype=np.uint8)
    Image.fromarray(noise).save(memory, "PNG")
    return memory.getvalue()


def test_a_kept_picture_is_the_one_that_packing_gives(png, tmp_path):
    assert pictures.kept(png, tmp_path) == pictures.smallest(png)
    assert Image.open(io.BytesIO(pictures.kept(png, tmp_path))).format == "WEBP"


def test_a_picture_is_packed_once(png, tmp_path, monkeypatch):
    packed = pictures.kept(png, tmp_path)
    monkeypatch.setattr(pictures, "smallest", None)
    assert pictures.kept(png, tmp_path) == packed


def test_another_quality_is_another_picture(png, monkeypatch):
    before = pictures.name(png)
    monkeypatch.setattr(pictures, "QUALITY", 10)
    assert pictures.name(png) != before


@pytest.mark.parametrize("cut", [0, 10, 64, 100])
def test_a_damaged_picture_is_packed_anew(png, tmp_path, cut):
    packed = pictures.kept(png, tmp_path)
    [path] = (tmp_path / pictures.FOLDER).glob("*.webp")
    path.write_bytes(path.read_bytes()[:cut])
    assert pictures.kept(png, tmp_path) == packed
    assert path.read_bytes().endswith(packed)


def test_where_nothing_can_be_written_it_is_packed_all_the_same(png, tmp_path):
    (tmp_path / "build").write_text("a file where a folder should be")
    assert pictures.kept(png, tmp_path) == pictures.smallest(png)
