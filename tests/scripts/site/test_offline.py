"""What is taken away opens from a folder, and is the same bytes whoever packs it."""

import io
import os
import zipfile

import pytest

from scripts.site import hosting, offline

PAGE = (
    '<a class="home" href="..">x</a><a href="../cliffs/#road">x</a><a href="#here">x</a>'
    '<a href="../take/ball.svg" download>x</a><a href="https://example.org/a/">x</a>'
    '<a href="./">x</a><link rel="stylesheet" href="../assets/">'
)


@pytest.fixture
def site(tmp_path):
    for name, text in {
        "index.html": "<h1>Map</h1>",
        "holes/index.html": PAGE,
        "sitemap.xml": "<urlset/>",
        **dict.fromkeys(("feed.xml", "zh/feed.xml", "cards/holes.png", "zh/cards/holes.png"), "x"),
        **dict.fromkeys(hosting.contents(), "Referrer-Policy: no-referrer"),
        "zh/take/where-the-map-ends.zh.pdf": "pdf",
        "take/ball.svg": "<svg/>",
    }.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "site"


def opened(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name).decode() for name in archive.namelist()}


def test_every_link_to_a_folder_names_the_file_in_it():
    assert offline.named(PAGE) == (
        '<a class="home" href="../index.html">x</a><a href="../cliffs/index.html#road">x</a>'
        '<a href="#here">x</a><a href="../take/ball.svg" download>x</a>'
        '<a href="https://example.org/a/">x</a><a href="./index.html">x</a>'
        '<link rel="stylesheet" href="../assets/">'
    )


def test_the_zip_holds_the_site_and_how_to_open_it_but_not_itself_nor_what_hosts_ask_for(site):
    found = opened(offline.pack(site, "Open index.html."))
    assert list(found) == [
        "where-the-map-ends/README.txt", "where-the-map-ends/holes/index.html",
        "where-the-map-ends/index.html", "where-the-map-ends/take/ball.svg",
    ]  # fmt: skip
    assert found["where-the-map-ends/README.txt"] == "Open index.html."
    assert "../cliffs/index.html#road" in found["where-the-map-ends/holes/index.html"]


def test_the_same_site_gives_the_same_bytes_on_another_day(site):
    first = offline.pack(site, "x")
    for path in site.rglob("*.html"):
        os.utime(path, (1, 1))
    assert offline.pack(site, "x") == first
