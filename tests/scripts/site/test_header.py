"""A page leads to its other languages and says who translated it from what."""

from scripts.l10n import interface, registry
from scripts.site.header import credits, versions


def test_versions_stay_on_the_page(repository):
    (repository / "docs/zh/view.md").write_text("x", encoding="utf-8")
    zh = registry.find("zh")
    english, chinese, *_ = versions("view.md", "view/", zh, "", repository)
    assert english.href == "../../view/" and chinese.href == "../zh/view/" or chinese.current
    assert chinese.real and chinese.current and english.source


def test_a_page_that_is_not_translated_is_no_real_version(repository):
    _, chinese, *_ = versions("view.md", "view/", registry.find("en"), "", repository)
    assert not chinese.real and chinese.href == "../zh/view/"


def test_full_addresses_are_written_where_the_site_has_one(repository):
    site = "https://essay.example/"
    english, chinese, *_ = versions("view.md", "view/", registry.find("zh"), site, repository)
    assert english.absolute == "https://essay.example/view/"
    assert chinese.absolute == "https://essay.example/zh/view/"


def test_a_translation_names_original_translators_reviewers_and_machine():
    meta = {
        "l10n": {"machine": "raw", "translators": [{"name": "A & B", "url": "https://a.example"}]},
        "original": {"title": "The view", "authors": [{"name": "C"}]},
    }
    told = "\n".join(credits(meta, registry.find("en"), interface.words("en")))
    for expected in ("The view", "by C", "A &amp; B", "Not yet reviewed", "Machine translation"):
        assert expected in told


def test_an_original_page_has_no_credits():
    assert credits({"title": "x"}, registry.find("en"), interface.words("en")) == []
