"""The lock file knows our wheel and nothing else."""

import hashlib
import json

import pytest

from scripts.demos import runtime, wheel
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT


def test_the_lock_names_one_package_by_its_hash_and_no_address():
    files = runtime.runtime(ROOT, b"a wheel")
    lock = json.loads(files[runtime.LOCK])
    assert list(lock["packages"]) == [wheel.NAME]
    package = lock["packages"][wheel.NAME]
    assert package["sha256"] == hashlib.sha256(b"a wheel").hexdigest()
    assert files[package["file_name"]] == b"a wheel"
    assert b"://" not in files[runtime.LOCK]


def test_the_rest_is_the_runtime_as_npm_brought_it():
    files = runtime.runtime(ROOT, b"")
    for name in runtime.FILES:
        assert files[name] == (ROOT / runtime.FOLDER / name).read_bytes()
    assert json.loads(files[runtime.LOCK])["info"]["platform"].startswith("emscripten")


def test_a_missing_runtime_names_the_file_and_the_mend(tmp_path):
    with pytest.raises(EngineError, match="pyodide-lock.json: is not there; npm ci mends it"):
        runtime.runtime(tmp_path, b"")


def test_a_damaged_lock_names_the_file_and_the_mend():
    for damaged in (b"{", b"{}", b"[]"):
        with pytest.raises(EngineError, match="is damaged .* npm ci mends it"):
            runtime.pruned(damaged, b"")
