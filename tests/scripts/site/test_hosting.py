"""Every host's file says every header, and what may be kept for ever."""

import re
from pathlib import Path

import material
import pytest

from scripts.site import hosting, policy, unpacking


@pytest.mark.parametrize("name", ["_headers", ".htaccess", "_nginx.conf"])
def test_every_host_sends_the_same_headers(tmp_path, name):
    hosting.write(tmp_path)
    text = (tmp_path / name).read_text(encoding="utf-8")
    for header, value in policy.headers().items():
        assert re.search(rf"{header}:? \"?{re.escape(value)}", text), header


def test_what_is_kept_for_ever_has_a_hash_in_its_name():
    folder = Path(material.__file__).parent / "templates/assets/javascripts"
    scripts = [path.name for path in folder.rglob("*.js")]
    hashed = [name for name in scripts if re.search(hosting.HASHED, name)]
    assert any(name.startswith("bundle.") for name in hashed)
    assert not re.search(hosting.HASHED, "lunr.es.min.js")
    assert not re.search(hosting.HASHED, "essay.css")


def test_where_a_host_knows_folders_only_every_file_of_that_folder_has_a_hash_too(tmp_path):
    scripts, pictures = hosting.HASHED_FOLDERS
    templates = Path(material.__file__).parent / "templates"
    kept = [path.name for path in templates.glob(scripts) if path.suffix != ".map"]
    kept.append(unpacking.write(tmp_path, b"a picture"))
    assert len(kept) > 1 and kept[-1].startswith(pictures.removesuffix("*"))
    assert all(re.search(hosting.HASHED, name) for name in kept)


def test_a_site_below_a_path_shows_its_own_page_for_what_is_not_there(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://example.org/map/")
    assert "ErrorDocument 404 /map/404.html" in hosting.apache()
    assert "error_page 404 /map/404.html;" in hosting.nginx()
    assert hosting.netlify().startswith("/map/*\n") and "\n/map/assets/" in hosting.netlify()
    monkeypatch.delenv("SITE_URL")
    assert "ErrorDocument 404 /404.html" in hosting.apache()


def test_a_place_of_nginx_with_a_header_of_its_own_would_lose_the_others():
    inside = re.findall(r"\{(.*)\}", hosting.nginx())
    assert inside and not [place for place in inside if "add_header" in place]


def test_hosts_that_would_not_by_themselves_send_what_is_long_compressed():
    for text in (hosting.apache(), hosting.nginx()):
        (listed,) = re.findall(r"(?:DEFLATE text/html|gzip_types) (.*?);?\n", text)
        assert {"text/css", "text/javascript", "application/wasm"} <= set(listed.split())
    assert "gzip on;" in hosting.nginx()
