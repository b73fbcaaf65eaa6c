"""Every language is rendered in a process of its own, which ends as `mkdocs build` does."""

import pytest

from scripts.site import rendering

CONFIG = """site_name: Sea
site_url: !ENV [SITE_URL, ""]
docs_dir: docs
site_dir: site
strict: true
theme: {name: null, custom_dir: theme}
"""


@pytest.fixture
def staged(tmp_path):
    """mkdocs.yml of a tree with one page and the plainest theme."""
    for name, text in {
        "mkdocs.yml": CONFIG,
        "docs/index.md": "# A coast",
        "theme/main.html": "{{ page.content }} {{ config.site_url }}",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path / "mkdocs.yml"


def shown(staged):
    return staged.with_name("site").joinpath("index.html").read_text()


def test_a_page_is_rendered_with_the_address_that_the_site_has_now(staged, monkeypatch):
    rendering.ready()
    monkeypatch.setenv("SITE_URL", "https://example.org/map/")
    status, said = rendering.Rendering(staged).wait()
    assert status == 0 and "Documentation built" in said
    assert "A coast" in shown(staged) and "https://example.org/map/" in shown(staged)


def test_what_mkdocs_complains_of_comes_back_with_its_status(staged, capfd):
    (staged.parent / "docs/index.md").write_text("[x](gone.md)")
    status, said = rendering.Rendering(staged).wait()
    assert status == 1 and "'gone.md', but the target is not found" in said
    assert "gone.md" not in capfd.readouterr().err, "it would stand twice in the terminal"
