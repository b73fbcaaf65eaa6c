"""The book holds every chapter in its order, and its links stay inside it."""

import pytest

from scripts.engine.errors import EngineError
from scripts.site import book, coast

PAGE = (
    '<article id="text"><h1 id="top">{title}</h1><p id="a">'
    '<a href="../holes/">x</a> <a class="c" href="../cliffs/#road">x</a> <a href="#a">x</a> '
    '<a href="../how/ball/">x</a> <a href="..">x</a> <a href="https://example.org/">x</a>'
    '<svg aria-labelledby="t d"><path clip-path="url(#t)" id="t"/></svg>'
    '<img src="../assets/ball.svg" loading="lazy"><svg><image x="1" href="../assets/b.webp"/>'
    '<image href="data:image/webp;base64,AA"/></svg><script src="x.js"></script></p></article>'
)


@pytest.fixture
def built(repository):
    """A repository with three pages in two languages, and its site."""
    (repository / "mkdocs.yml").write_text(
        "nav:\n  - index.md\n  - cliffs.md\n  - holes.md\n  - authors.md\n", encoding="utf-8"
    )
    (repository / coast.FILE).parent.mkdir(parents=True)
    (repository / coast.FILE).write_text("<svg/>", encoding="utf-8")
    for code, place in (("en", ""), ("zh", "zh/")):
        for name in ("index", "cliffs", "holes", "authors"):
            more = "appendix: workshop\n" if name == "authors" else ""
            page = f"---\ntitle: {name} {code}\ndescription: x.\n{more}---\n"
            (repository / f"docs/{code}/{name}.md").write_text(page, encoding="utf-8")
            path = repository / "site" / place / ("" if name == "index" else name) / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(PAGE.format(title=f"{name} {code}"), encoding="utf-8")
    return repository


def test_the_pages_for_the_workshop_are_left_out(built):
    assert book.chapters(built) == ["index", "cliffs", "holes"]


def test_only_a_language_with_every_chapter_has_a_book(built):
    assert book.languages(built) == ["en", "zh"]
    (built / "docs/zh/holes.md").unlink()
    assert book.languages(built) == ["en"]


def test_the_contents_name_every_chapter_and_its_page(built):
    html = book.book(built, built / "site", "zh", {"cliffs": 12})
    rows = html[html.index("<ol>") : html.index("</ol>")]
    assert rows.index("index zh") < rows.index("cliffs zh") < rows.index("holes zh")
    assert '<a href="#cliffs"><span>cliffs zh</span> <b>12</b></a>' in rows
    assert '<html lang="zh-Hans"' in html and "authors zh" not in html


def test_links_lead_on_inside_the_book_and_else_only_to_the_network(built):
    html = book.chapter(built / "site", "/site/", "cliffs", book.chapters(built))
    assert '<a href="#holes">' in html and '<a class="c" href="#cliffs--road">' in html
    assert '<a href="#cliffs--a">' in html and '<a href="#index">' in html
    assert '<a href="https://example.org/">' in html and "how/ball" not in html


def test_every_id_is_that_of_its_chapter_also_inside_a_drawing(built):
    html = book.chapter(built / "site", "/site/", "cliffs", book.chapters(built))
    assert 'aria-labelledby="cliffs--t cliffs--d"' in html and 'id="cliffs--t"' in html
    assert "url(#cliffs--t)" in html


def test_pictures_are_found_from_the_root_and_no_script_is_left(built):
    html = book.chapter(built / "site", "/site/", "cliffs", book.chapters(built))
    assert '<img src="/site/assets/ball.svg">' in html and "<script" not in html
    assert '<image x="1" href="/site/assets/b.webp"/>' in html and '"data:image' in html


def test_a_site_without_the_chapter_is_named(built):
    (built / "site/holes/index.html").unlink()
    with pytest.raises(EngineError, match="make site"):
        book.chapter(built / "site", "/site/", "holes", ["holes"])
