"""A setup is shown as it was measured, with the units that stand beside its values."""

from scripts.site import setups

SCRIPT = '''"""A ball."""


class Setup:
    size: int = 32  # pixels a side
    changes: tuple[int, ...] = (  # of a channel
        1, 2,
    )  # fmt: skip
    steps: int = 5


class Other:
    size: int = 3  # houses
'''


def test_units_are_the_comments_beside_the_values(tmp_path):
    path = tmp_path / "figures_src/figures/ball.py"
    path.parent.mkdir(parents=True)
    path.write_text(SCRIPT, encoding="utf-8")
    assert setups.units("ball", tmp_path) == {"size": "pixels a side", "changes": "of a channel"}


def test_a_script_is_read_once_until_it_is_saved_again(tmp_path, monkeypatch):
    path = tmp_path / "figures_src/figures/ball.py"
    path.parent.mkdir(parents=True)
    path.write_text(SCRIPT, encoding="utf-8")
    before, fields = setups.units("ball", tmp_path), setups._fields
    monkeypatch.setattr(setups, "_fields", None)
    assert setups.units("ball", tmp_path) == before
    monkeypatch.setattr(setups, "_fields", fields)
    path.write_text(SCRIPT.replace("pixels", "dots"), encoding="utf-8")
    assert setups.units("ball", tmp_path)["size"] == "dots a side"


def test_a_figure_without_its_script_has_no_units(tmp_path):
    assert setups.units("ball", tmp_path) == {}


def test_values_are_spelled_for_the_language_without_losing_a_digit():
    assert setups.spelled(0.09411764705882353, "en") == "0.0941176471"
    assert setups.spelled([0.5, 2.0], "es") == "0,5, 2"
    assert setups.spelled([["earth", 1.03], ["moon", 3]], "en") == "earth, 1.03; moon, 3"
    assert setups.spelled(True, "en") == "True"


def test_every_unit_of_the_figures_of_this_repository_is_found():
    units = setups.units("panda_to_gibbon", setups.source.ROOT)
    assert units["farthest"] == "how far a ray is followed, pixel L2 in [0, 1]"
    assert len(units) == 18
