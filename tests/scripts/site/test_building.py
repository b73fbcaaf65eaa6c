"""A site is swapped in whole, or not at all; what stops it is told with its place."""

import pytest

from scripts.site import building
from scripts.site.errors import PageError

LINK = "Doc file 'a.md' contains a link 'gone.md', but the target is not found."


@pytest.fixture
def built(repository, monkeypatch):
    """Two languages that MkDocs has built, and an older site."""
    monkeypatch.setattr(building, "bundle", lambda site: {})
    (repository / "mkdocs.yml").write_text("nav: []\n", encoding="utf-8")
    for code in ("en", "zh"):
        for name in ("index.html", "assets/bundle.js", "assets/bundle.js.map"):
            path = repository / "build/stage" / code / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(code, encoding="utf-8")
        notebook = repository / "build/notebooks" / code / "how/paper_ball.ipynb"
        notebook.parent.mkdir(parents=True, exist_ok=True)
        notebook.write_text("{}", encoding="utf-8")
    (repository / "site").mkdir()
    (repository / "site/old.html").touch()
    return repository


def test_languages_lie_together_and_share_what_is_common(built):
    site = building.assemble(built, ["zh", "en"])
    assert (site / "index.html").read_text() == "en"
    assert (site / "zh/index.html").read_text() == "zh"
    assert (site / "assets/bundle.js").exists() and not (site / "zh/assets").exists()
    assert (site / "take/paper_ball.png").exists() and (site / "zh/take/paper_ball.svg").exists()
    assert (site / "_headers").exists() and (site / "version.json").exists()
    assert not list(site.rglob("*.map")) and not (site / "old.html").exists()


def test_a_site_that_cannot_be_finished_leaves_the_old_one(built, monkeypatch):
    def broken(site):
        raise OSError("disk full")

    monkeypatch.setattr(building, "bundle", broken)
    with pytest.raises(OSError, match="disk full"):
        building.assemble(built, ["en", "zh"])
    assert (built / "site/old.html").exists()


def test_addresses_of_strangers_are_taken_out_of_scripts(tmp_path):
    script = tmp_path / "assets/javascripts/bundle.1.min.js"
    script.parent.mkdir(parents=True)
    script.write_text('fetch("https://unpkg.com/x")')
    building.trim(tmp_path)
    assert "unpkg" not in script.read_text()


def test_a_broken_link_is_told_with_file_and_line(repository):
    (repository / "docs/en/a.md").write_text("One\n\n[x](gone.md)\n", encoding="utf-8")
    told = building.problems(repository, "zh", 1, f"INFO - x\nWARNING -  {LINK}\n")
    assert told[0].startswith("docs/en/a.md:3: ") and "gone.md" in told[0]


def test_success_has_no_problems_and_an_unknown_failure_is_told_whole(repository):
    assert building.problems(repository, "en", 0, "") == []
    assert building.problems(repository, "en", 1, "boom") == ["boom"]
    assert "ended with -9" in building.problems(repository, "en", -9, "")[0]


def test_a_stale_measurement_is_refused_with_its_command(repository, monkeypatch):
    from scripts.engine.plan import Plan

    monkeypatch.setattr(building.source, "chosen", lambda only, root: ["paper_ball"])
    stale = Plan("paper_ball", stale=("paper.py changed",))
    monkeypatch.setattr(building.plan, "plan", lambda figure, memo: stale)
    with pytest.raises(PageError, match="paper.py changed.*make figures ONLY=paper_ball"):
        building.fresh(repository)


def test_history_is_asked_once_for_all_languages(built, monkeypatch):
    asked = []
    monkeypatch.setattr(building.listing.chronicle, "written", lambda root: asked.append(1) or {})
    building.assemble(built, ["en", "zh"])
    assert asked == [1]
