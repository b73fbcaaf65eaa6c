"""Light is made once for all the words that are written beside it, and a drawing shows no trace."""

import numpy as np
import pytest

from figures_src import kept, lighting
from figures_src.worlds import paper
from scripts.engine import lights, store_names
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT

BLUE = "#0000ff"


@pytest.fixture
def asked(monkeypatch):
    """A list that grows by each light that is really made."""
    made, averaged = [], lighting.averaged
    monkeypatch.setattr(
        lighting, "averaged", lambda *given: (made.append(given[-1]), averaged(*given))[1]
    )
    return made


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where lights are kept."""
    monkeypatch.setattr(lights, "FOLDER", str(tmp_path / "build/lights"))
    return tmp_path / "build/lights"


def shone(pixels=20, height=0.0, unchanged=lambda: True):
    """A sheet as a drawing of this checkout would show it."""
    kept.use(lights.Lights(ROOT, unchanged))
    try:
        return lighting.lit([paper.lift(paper.grid(4), height)], [BLUE], pixels)
    finally:
        kept.use(None)


def test_a_kept_light_has_the_bytes_of_a_new_one(folder, asked):
    without = lighting.lit([paper.lift(paper.grid(4), 0.0)], [BLUE], 20)
    first, second = shone(), shone()
    assert len(asked) == 2 and len(list(folder.iterdir())) == 1
    for each in (first, second):
        assert each.dtype == without.dtype and each.tobytes() == without.tobytes()


def test_who_paints_over_a_light_changes_no_other(folder):
    first = shone()
    before = first.copy()
    first[:] = 0
    assert np.array_equal(shone(), before)


@pytest.mark.parametrize("other", [{"pixels": 22}, {"height": 0.1}])
def test_another_picture_or_another_sheet_is_another_light(folder, asked, other):
    shone()
    shone(**other)
    assert len(asked) == 2


@pytest.mark.parametrize("cut", [0, 10, 64, 200])
def test_a_damaged_light_is_made_anew(folder, asked, cut):
    before = shone()
    [path] = folder.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:cut])
    assert np.array_equal(shone(), before) and len(asked) == 2
    assert path.read_bytes() == whole


def test_a_light_of_other_sources_is_another_one(folder, asked, monkeypatch):
    shone()
    closure = store_names.reached_by(lighting.rendered.__wrapped__, ROOT)
    closure.parts["figures_src/lighting.py::SKY"] = "another sky"
    monkeypatch.setattr(lights, "reached_by", lambda *given: closure)
    shone()
    assert len(asked) == 2


def test_what_sources_saved_meanwhile_give_is_drawn_but_not_kept(folder, asked):
    """The process may run the old ones, and an edit that is taken back would find their light."""
    before = shone(unchanged=lambda: False)
    assert not folder.exists()
    assert np.array_equal(shone(), before) and len(asked) == 2


def test_where_nothing_can_be_written_light_is_made_all_the_same(folder, asked):
    folder.parent.write_text("a file where a folder should be")
    assert np.array_equal(shone(), shone()) and len(asked) == 2


def test_only_what_stands_at_the_top_of_a_file_can_be_kept():
    with pytest.raises(EngineError, match="cannot be kept"):
        lights.Lights(ROOT, lambda: True)(lambda: {}, ())
