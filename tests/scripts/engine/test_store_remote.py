import threading

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from scripts.engine import store_remote
from scripts.engine.errors import UsageError
from scripts.engine.store_remote import Remote, Unreachable


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(store_remote, "_dead", {})


@pytest.fixture(params=["memory", "file", "dir"])
def url(request, tmp_path):
    """The same promises from a remote in memory, in a folder, and behind another file system."""
    if request.param == "memory":
        return f"memory://{tmp_path.name}/team"
    if request.param == "file":
        return f"file://{tmp_path}/team of ours"
    return f"dir::file://{tmp_path}/inner"


def test_what_is_put_is_got(url):
    remote = Remote(url)
    assert remote.get("a.json") is None
    remote.put("a.json", b"1")
    remote.put("a.json", b"22")
    assert Remote(url).get("a.json") == b"22"


class Broken(MemoryFileSystem):
    """A remote that says no."""

    protocol = "broken"
    asked = 0

    def cat_file(self, path, **more):
        Broken.asked += 1
        raise PermissionError("Forbidden:\nno key")

    def pipe_file(self, path, value, **more):
        self.cat_file(path)


class Hanging(MemoryFileSystem):
    """A remote that never answers."""

    protocol = "hanging"
    ends = threading.Event()

    def cat_file(self, path, **more):
        Hanging.ends.wait(600)


fsspec.register_implementation("broken", Broken, clobber=True)
fsspec.register_implementation("hanging", Hanging, clobber=True)


def test_one_that_fails_is_told_in_one_line_and_left_alone_for_a_while(monkeypatch):
    Broken.asked = 0
    with pytest.raises(Unreachable, match="Forbidden: no key"):
        Remote("broken://x").get("a")
    with pytest.raises(Unreachable, match="Forbidden: no key"):
        Remote("broken://x").put("a", b"1")
    assert Broken.asked == 1
    monkeypatch.setattr(store_remote, "REST", 0.0)
    with pytest.raises(Unreachable, match="Forbidden"):
        Remote("broken://x").put("a", b"1")


def test_one_that_hangs_is_not_waited_for():
    with pytest.raises(Unreachable, match="no answer within"):
        Remote("hanging://x", patience=0.2).get("a")
    Hanging.ends.set()


def test_a_url_that_can_never_work_stops_at_once():
    with pytest.raises(UsageError, match="STORE=nothing://x"):
        store_remote.check("nothing://x")
    store_remote.check("broken://x")
    store_remote.check("memory://x")
