"""Cutting fonts, on the committed results and, where node_modules is there, for real."""

from fontTools.ttLib import TTFont

from scripts import make_fonts
from scripts.engine.files import ROOT
from scripts.engine.fonts import FOLDER
from scripts.l10n import catalogue, registry


def letters(name):
    return set(TTFont(ROOT / FOLDER / name).getBestCmap())


def test_the_committed_fonts_hold_every_letter_of_the_words():
    for language in registry.read(ROOT).values():
        if language.font:
            written = {letter for entry in catalogue.read(language.code) for letter in entry.msgstr}
            held = letters("source-sans-3.ttf") | letters(f"{language.font}.ttf")
            lacking = {letter for letter in written if ord(letter) > 31 and ord(letter) not in held}
            assert lacking <= set("→≤≥≈∞√"), "run make fonts and commit"


def test_cutting_again_gives_the_same_bytes():
    kept = ROOT / FOLDER / "source-sans-3.ttf"
    before = kept.read_bytes()
    weight, style = make_fonts.WEIGHTS["source-sans-3"]
    make_fonts.save(make_fonts.latin(ROOT, weight, style), kept)
    assert kept.read_bytes() == before
