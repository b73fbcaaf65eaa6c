"""Every module and the search carry their hash; styles stay open, for pages read from a folder."""

import pytest

from scripts.site import sealing

PAGE = """<link rel="stylesheet" href="../assets/a.css"><script src="../assets/colours.js"></script>
<button data-script="../assets/a.js"></button>
<script type="module" src="../assets/a.js"></script>"""
# printf "let a = 1;\n" | openssl dgst -sha384 -binary | base64
HASH = "sha384-jYHyquNi0AecRHxMvGaQfk1Caico9ih/vcg/1Teie1ttyvdSfNrD5c/nFNvgmDPO"


@pytest.fixture
def site(tmp_path):
    for name, text in {"assets/a.js": "let a = 1;\n", "holes/index.html": PAGE}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_modules_and_the_search_carry_the_hash_of_their_file(site):
    sealing.seal(site)
    text = (site / "holes/index.html").read_text(encoding="utf-8")
    assert f'<script type="module" src="../assets/a.js" integrity="{HASH}">' in text
    assert f'data-script="../assets/a.js" data-integrity="{HASH}">' in text


def test_what_must_open_from_a_folder_is_not_sealed(site):
    sealing.seal(site)
    text = (site / "holes/index.html").read_text(encoding="utf-8")
    assert text.startswith(PAGE[: PAGE.index("<button")])


def test_an_address_from_the_root_is_found_too(site):
    page = site / "404.html"
    assert sealing.place(site, page, "/assets/a.js") == site / "assets/a.js"


def test_of_a_site_below_a_path_the_address_begins_with_that_path(site, monkeypatch):
    """mkdocs gives 404.html addresses from the root of the host, which knows no way up."""
    monkeypatch.setenv("SITE_URL", "https://example.org/map")
    (site / "404.html").write_text('<script type="module" src="/map/assets/a.js"></script>')
    sealing.seal(site)
    assert f'src="/map/assets/a.js" integrity="{HASH}"' in (site / "404.html").read_text()
