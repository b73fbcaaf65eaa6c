"""Every host's file says every header, and what may be kept for ever."""

import re
from pathlib import Path

import material
import pytest

from scripts.site import hosting, policy


@pytest.mark.parametrize("name", ["_headers", ".htaccess", "_nginx.conf"])
def test_every_host_sends_the_same_headers(tmp_path, name):
    hosting.write(tmp_path)
    text = (tmp_path / name).read_text(encoding="utf-8")
    for header, value in policy.headers().items():
        assert re.search(rf"{header}:? \"?{re.escape(value)}", text), header


def test_what_is_kept_for_ever_has_a_hash_in_its_name():
    folder = Path(material.__file__).parent / "templates/assets/javascripts"
    scripts = [path.name for path in folder.rglob("*.js") if path.parent.name != "lunr"]
    hashed = [name for name in scripts if re.search(hosting.HASHED, name)]
    assert any(name.startswith("bundle.") for name in hashed)
    assert not [name for name in scripts if name not in hashed and ".min" not in name]
    assert not re.search(hosting.HASHED, "essay.css")


def test_a_place_of_nginx_with_a_header_of_its_own_would_lose_the_others():
    inside = re.findall(r"\{(.*)\}", hosting.nginx())
    assert inside and not [place for place in inside if "add_header" in place]
