"""What a save makes again in the preview."""

import pytest

from scripts.site import preview


@pytest.fixture
def built(tmp_path):
    (tmp_path / "docs").mkdir()
    rows = "en: { name: English, html: en, theme: en, babel: en, source: true }\n"
    (tmp_path / "docs/languages.yml").write_text(rows)
    shown = preview.Preview(tmp_path, "en")
    shown.built = True
    return shown


@pytest.mark.parametrize(
    "name", ["docs/en/holes.md", "docs/en/words.yml", "figures_src/words/en.po"]
)
def test_prose_words_and_figures_build_single_pages(built, name):
    assert not built.everything({name})


@pytest.mark.parametrize("name", ["docs/claims.yml", "docs/theme/main.html"])
def test_claims_and_templates_build_everything(built, name):
    assert built.everything({name})


def test_a_style_is_copied_to_where_it_is_served(built, tmp_path):
    (tmp_path / "docs/assets").mkdir()
    (tmp_path / "docs/assets/a.css").write_text("a {}")
    built.copy("docs/assets/a.css")
    assert (built.folder / "assets/a.css").read_text() == "a {}"


def test_pages_that_show_a_figure_are_known_by_their_blocks(tmp_path):
    page = tmp_path / "a.md"
    page.write_text("holes\n\n/// figure | folds\n///\n\n/// demo | paper\n///\n")
    assert preview.shows(page, {"folds"}, False) and preview.shows(page, set(), True)
    assert not preview.shows(page, {"holes"}, False)
