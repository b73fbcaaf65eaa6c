"""A card shows the title and the first figure, in the size that previews ask for."""

import io

import pytest
from PIL import Image

from scripts.l10n import registry
from scripts.site import listing, social

PAGE = "---\ntitle: {title}\ndescription: x\n---\n\n# x\n\n/// figure | paper_ball\nx\n///\n"


@pytest.fixture
def root(repository):
    (repository / "mkdocs.yml").write_text("nav: [index.md, holes.md]\n", encoding="utf-8")
    for code, title in {
        "en": "A very long title that needs several lines",
        "zh": "空洞，纸团",
    }.items():
        path = repository / "docs" / code / "holes.md"
        path.write_text(PAGE.format(title=title), encoding="utf-8")
        red = Image.new("RGB", (1440, 1200), "#ff0000")
        red.save(repository / "build/figures" / code / "paper_ball.png")
    (repository / "docs/assets").symlink_to(social.ROOT / "docs/assets")
    (repository / "node_modules").symlink_to(social.ROOT / "node_modules")
    return repository


@pytest.mark.parametrize(
    ("code", "name"), [("en", "cards/holes.png"), ("zh", "zh/cards/holes.png")]
)
def test_a_page_gets_a_card_with_its_figure_and_letters_beside_it(root, tmp_path, code, name):
    social.write(root, code, listing.entries(root, [code])[code], tmp_path)
    card = Image.open(tmp_path / name).convert("RGB")
    assert card.size == (1200, 630)
    assert card.getpixel((900, 315)) == (255, 0, 0)
    left = card.crop((40, 140, 456, 560))
    assert left.convert("L").getextrema()[0] < 60, "no title can be seen"


def test_a_card_is_drawn_once_and_again_when_its_figure_changes(root, tmp_path, monkeypatch):
    drawn = []
    monkeypatch.setattr(social, "drawn", lambda *told: drawn.append(told) or b"png")
    pages = listing.entries(root, ["en"])["en"]
    social.write(root, "en", pages, tmp_path)
    social.write(root, "en", pages, tmp_path)
    assert len(drawn) == 1
    Image.new("RGB", (8, 8)).save(root / "build/figures/en/paper_ball.png")
    social.write(root, "en", pages, tmp_path)
    assert len(drawn) == 2


@pytest.mark.parametrize(
    ("wide", "title"),
    [(False, "Where the cliffs are and more"), (True, "只有局部攻击才会极端，远处则不然")],
)
def test_lines_fit_their_column_and_no_line_begins_with_a_stop(wide, title):
    class Font:
        def getlength(self, text):
            return 60 * len(text)

    lines = social.broken(title, Font(), wide).split("\n")
    assert len(lines) > 1
    assert ("" if wide else " ").join(lines) == title
    assert not [line for line in lines if line[0] in social.NOT_BEFORE]


def test_the_letters_of_a_language_come_from_its_own_font(root):
    face = social.Face(root, registry.find("zh"), "空洞")
    assert face.wide and face.sized(40).getlength("空洞") == pytest.approx(80, abs=1)
    assert len(face.content) < 60_000
    with Image.open(io.BytesIO(social.drawn(picture(root), ("空洞", "空", "洞"), face))) as card:
        assert card.format == "PNG"


def picture(root):
    return root / "build/figures/zh/paper_ball.png"
