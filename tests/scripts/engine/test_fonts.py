import pytest
from matplotlib.figure import Figure

from scripts.engine import fonts
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT


def test_the_committed_fonts_are_small_and_have_their_licence():
    kept = sorted((ROOT / fonts.FOLDER).glob("*.ttf"))
    assert kept
    for path in kept:
        assert path.stat().st_size < 300_000, path.name
        licence = path.with_name(path.stem.removesuffix("-semibold") + "-LICENSE.txt")
        assert "SIL OPEN FONT LICENSE" in licence.read_text().upper()


def test_signs_and_letters_of_every_kind_can_be_drawn():
    families = fonts.register({"font": ""}, ROOT)
    assert families[0] == "Source Sans 3"
    assert set("Aéß−×·→≤≥°εδρ⁻³") <= fonts.letters(families)


def test_a_missing_letter_is_named_with_text_fonts_and_mend():
    families = fonts.register({"font": ""}, ROOT)
    figure = Figure()
    figure.text(0, 0, "时间")
    with pytest.raises(EngineError, match="wave.*时间.*U\\+65F6.*Source Sans 3.*make fonts"):
        fonts.check(figure, families, "wave (zh, wide)")


def scaled():
    figure = Figure()
    axes = figure.subplots()
    axes.set_xticks([0], ["时间"])
    return figure, axes


def test_a_missing_letter_at_a_tick_is_named():
    with pytest.raises(EngineError, match="wave.*时间.*U\\+65F6"):
        fonts.check(scaled()[0], fonts.register({"font": ""}, ROOT), "wave (zh, wide)")


@pytest.mark.parametrize("hide", ["axis", "axes", "ticks"])
def test_a_text_that_is_not_drawn_needs_no_letters(hide):
    figure, axes = scaled()
    hidden = {"axis": axes.set_axis_off, "axes": lambda: axes.set_visible(False)}
    hidden.get(hide, lambda: axes.tick_params(labelbottom=False))()
    fonts.check(figure, fonts.register({"font": ""}, ROOT), "wave (zh, wide)")


@pytest.mark.parametrize("text", ["$x$ 时间", r"$\mathrm{时间}$"])
def test_a_missing_letter_is_named_inside_a_formula_too(text):
    families = fonts.register({"font": ""}, ROOT)
    figure = Figure()
    figure.text(0, 0, text)
    with pytest.raises(EngineError, match=r"wave.*时 \(U\+65F6\).*make fonts"):
        fonts.check(figure, families, "wave (zh, wide)")


@pytest.mark.parametrize("text", [r"$\Lambda = x^2 \leq \rho$", r"it costs 5 \$", "5 $"])
def test_a_formula_whose_letters_are_there_is_drawn(text):
    families = fonts.register({"font": ""}, ROOT)
    figure = Figure()
    figure.text(0, 0, text)
    fonts.check(figure, families, "wave (en, wide)")


def test_a_language_whose_font_is_not_there_stops(tmp_path):
    with pytest.raises(EngineError, match="noto-sans-sc.ttf: not there; make fonts"):
        fonts.register({"font": "noto-sans-sc"}, tmp_path)
