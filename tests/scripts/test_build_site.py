"""`make site` builds what it is asked for, and says in one line why not."""

import os
import shutil
import subprocess
import sys

import pytest

from scripts import build_site, make_press
from scripts.l10n import registry
from scripts.site.errors import PageError


def test_every_language_is_built_or_the_one_that_is_asked_for():
    assert build_site.chosen([]) == list(registry.read())
    assert build_site.chosen(["LANGUAGE=zh"]) == ["zh"]


@pytest.mark.parametrize("word", ["LANG=zh", "zh", "LANGUAGE=", "--force"])
def test_an_unknown_option_is_refused(word):
    with pytest.raises(SystemExit, match="unknown option"):
        build_site.chosen([word])


def test_an_unknown_language_is_refused_with_the_known_ones():
    with pytest.raises(SystemExit, match="no language `xx`.*en, zh, es"):
        build_site.main(["LANGUAGE=xx"])


def test_a_page_that_cannot_be_built_ends_with_its_line_and_a_status(monkeypatch):
    def stop(root, codes):
        raise PageError("docs/en/a.md", 3, "there is no figure x", "did you mean y?")

    monkeypatch.setattr(build_site.building, "build", stop)
    with pytest.raises(SystemExit, match=r"^docs/en/a\.md:3: .*Mend: ") as stopped:
        build_site.main([])
    assert stopped.value.code not in (0, None)


def test_it_says_where_the_site_lies_and_how_to_read_it(monkeypatch, capsys):
    monkeypatch.setattr(build_site.building, "build", lambda root, codes: build_site.ROOT / "site")
    build_site.main([])
    assert "python -m http.server --directory site" in capsys.readouterr().out


def test_help_is_given(capsys):
    build_site.main(["--help"])
    assert "LANGUAGE=zh" in capsys.readouterr().out


@pytest.mark.slow
def test_the_site_is_built_in_any_folder(tmp_path):
    place, root = tmp_path / "ein Haus, für 地図 & 'Kekse' $HOME", build_site.ROOT
    for name in ("docs", "scripts", "figures_src", "build/figures"):
        if (root / name).exists():
            skip = shutil.ignore_patterns("__pycache__")
            shutil.copytree(root / name, place / name, ignore=skip)
    for name in ("mkdocs.yml", "requirements.lock"):
        shutil.copyfile(root / name, place / name)
    (place / "node_modules").symlink_to(root / "node_modules")
    process = subprocess.run(
        [sys.executable, "-m", "scripts.build_site", "LANGUAGE=en"], cwd=place, text=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(place), "SITE_URL": "https://example.org/map/"},
    )  # fmt: skip
    assert process.returncode == 0, process.stderr
    assert "</html>" in (place / "site/index.html").read_text(encoding="utf-8")
    assert len(list((place / "site").glob("how/*/index.html"))) >= 20
    pages = [path.read_text(encoding="utf-8") for path in (place / "site").rglob("*.html")]
    assert all(make_press.MARK.search(text) for text in pages)  # where the press puts its links
    lost = (place / "site/404.html").read_text(encoding="utf-8")
    assert 'src="/map/assets/search.js" integrity="sha384-' in lost
    assert not list(place.glob("site.*")) and "Traceback" not in process.stderr
