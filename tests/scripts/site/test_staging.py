"""Each language gets a whole tree of pages: its own, and the source's where it has none."""

import re

import yaml

from scripts.l10n import ledger, registry
from scripts.l10n import pages as translations
from scripts.site import staleness
from scripts.site.frontmatter import read
from scripts.site.page import origin
from scripts.site.shelf import ROOT
from scripts.site.staging import assets, settings, stage

PAGE = "---\ntitle: {}\ndescription: d\n---\n# {}\n"


def pages(root):
    for name, code in {"index": "en", "view": "en"}.items():
        (root / "docs" / code / f"{name}.md").write_text(PAGE.format(name, name), encoding="utf-8")
    (root / "docs/zh/view.md").write_text(PAGE.format("视角", "视角"), encoding="utf-8")


def test_a_missing_page_is_the_source_and_says_so(repository):
    pages(repository)
    folder = stage(repository, "zh").parent / "docs"
    meta, body = read((folder / "index.md").read_text(encoding="utf-8"), "index.md")
    assert meta["l10n"] == {"state": "missing", "lang": "en"} and body == "# index\n"
    assert (folder / "view.md").read_bytes() == (repository / "docs/zh/view.md").read_bytes()
    assert not (folder / "words.yml").exists()


def test_a_page_whose_source_has_changed_says_in_how_many_blocks(repository):
    pages(repository)
    ledger.write(repository, translations.read(repository, "zh", "view.md"))
    staged = repository / "build/stage/zh/docs/view.md"
    stage(repository, "zh")
    assert "outdated" not in staged.read_text(encoding="utf-8")
    with (repository / "docs/en/view.md").open("a", encoding="utf-8") as page:
        page.write("\nA new paragraph.\n\nAnd another.\n")
    stage(repository, "zh")
    assert read(staged.read_text(encoding="utf-8"), "view.md")[0]["l10n"]["outdated"] == 2


def test_a_paragraph_whose_source_has_changed_carries_a_mark_and_moves_no_line(repository):
    pages(repository)
    for code, text in {"en": "One.\n\n- two\n", "zh": "一。\n\n- 二\n"}.items():
        with (repository / f"docs/{code}/view.md").open("a", encoding="utf-8") as page:
            page.write(f"\n{text}")
    ledger.write(repository, translations.read(repository, "zh", "view.md"))
    path = repository / "docs/en/view.md"
    path.write_text(path.read_text(encoding="utf-8").replace("two", "2"), encoding="utf-8")
    stage(repository, "zh")
    staged = (repository / "build/stage/zh/docs/view.md").read_text(encoding="utf-8")
    _, body = read(staged, "view.md")
    told = "这一段的英文原文在翻译之后有过改动。"
    assert "\n一。\n" in body, "a fresh paragraph is marked"
    assert re.search(rf'\n- <span class="outdated" .*title="{told}"></span>二\n', body)
    own = (repository / "docs/zh/view.md").read_text(encoding="utf-8")
    assert staleness.unmarked(body) in own
    assert origin(repository, "zh", "view.md", body) == ("docs/zh/view.md", 4)


def test_staging_again_writes_only_what_differs(repository):
    pages(repository)
    stage(repository, "zh")
    kept = repository / "build/stage/zh/docs/view.md"
    before = kept.stat().st_mtime_ns
    (repository / "docs/en/index.md").unlink()
    stage(repository, "zh")
    assert kept.stat().st_mtime_ns == before
    assert not kept.with_name("index.md").exists()


def test_a_language_inherits_the_settings_and_says_what_differs(repository):
    told = yaml.safe_load(stage(repository, "zh").read_text(encoding="utf-8"))
    assert told["INHERIT"] == "../../../mkdocs.yml"
    assert told["theme"]["language"] == "zh" and told["extra"]["root"] == "../"
    assert told["plugins"]["search"]["pipeline"] == ["stopWordFilter"]


def test_chinese_search_keeps_the_short_words_of_the_glossary_whole(repository):
    import jieba

    (repository / "docs/glossary.yml").write_text(
        "homeomorphism: { zh: [同胚, 深度学习] }\n", encoding="utf-8"
    )
    told = yaml.safe_load(stage(repository, "zh").read_text(encoding="utf-8"))
    words = jieba.Tokenizer()
    assert "同胚" not in words.cut("这两个空间同胚。")
    with open(told["plugins"]["search"]["jieba_dict_user"], "rb") as dictionary:  # noqa: PTH123
        words.load_userdict(dictionary)
    assert "同胚" in words.cut("这两个空间同胚。")
    assert "学习" in words.cut("深度学习"), "a half of a long term is not found any more"


def test_a_language_served_alone_brings_its_own_assets(repository):
    folder = repository / "build/stage/zh"
    told = settings(repository, folder, registry.find("zh"), alone=True)
    assert told["extra"]["root"] == ""


def test_fonts_and_styles_are_all_there_with_the_licence_of_the_fonts():
    found = dict(assets(ROOT))
    assert all(path.exists() for path in found.values())
    assert {"essay.css", "fonts/source-serif-4-LICENSE.txt"} <= set(found)
