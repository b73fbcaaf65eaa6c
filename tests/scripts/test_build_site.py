"""`make site` builds what it is asked for, and says in one line why not."""

import pytest

from scripts import build_site
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
