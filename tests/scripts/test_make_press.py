"""What can be taken away whole lies in the site, and every page of its language says where."""

import shutil
from pathlib import Path

import pytest

from scripts import make_press
from scripts.engine.errors import EngineError

ROOT = Path(__file__).resolve().parents[2]
PAGES = {  # -> what the footer of the page says, as docs/theme/partials/footer.html writes it
    "index.html": "<!-- press en ./ -->",
    "cliffs/index.html": "<!-- press en ../ -->",
    "zh/cliffs/index.html": "<!-- press zh ../../ -->",
    "404.html": "<!-- press en /map/ -->",
}


@pytest.fixture
def root(tmp_path):
    for name in ("languages.yml", "en/words.yml", "zh/words.yml"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "docs" / name, tmp_path / "docs" / name)
    for name, mark in PAGES.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<footer>{mark}</footer>", encoding="utf-8")
    return tmp_path


def test_every_page_links_to_the_book_of_its_language_and_to_the_zip(root):
    sizes = {"where-the-map-ends.en.pdf": 4_200_000, "where-the-map-ends.zip": 31_000_000}
    make_press.link(root, root / "site", sizes)
    home, cliffs, chinese, lost = ((root / "site" / name).read_text("utf-8") for name in PAGES)
    assert 'href="./take/where-the-map-ends.en.pdf" download>PDF, 4 MB' in home
    assert 'href="../take/where-the-map-ends.zip"' in cliffs and "31 MB" in cliffs
    assert 'href="../../take/where-the-map-ends.zip"' in chinese and ".pdf" not in chinese
    assert 'href="/map/take/where-the-map-ends.en.pdf"' in lost


def test_the_readme_speaks_every_language(root):
    told = make_press.readme(root)
    assert "python -m http.server" in told and "zh/index.html" in told


def test_without_a_site_the_mend_is_named(tmp_path):
    with pytest.raises(EngineError, match="make site"):
        make_press.press(tmp_path, tmp_path / "site")
