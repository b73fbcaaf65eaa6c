"""The preview finds a free port and notices what is saved."""

import socket
import time

import pytest
from watchdog.events import FileModifiedEvent

from scripts import serve_site
from scripts.site.errors import PageError


def test_a_port_in_use_gives_way_to_the_next():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve_site.free_port(str(port)) > port


@pytest.mark.parametrize("port", ["x", "0", "99999"])
def test_what_is_no_port_is_refused(port):
    with pytest.raises(SystemExit, match="is no port"):
        serve_site.free_port(port)


def test_options_are_read_and_unknown_ones_refused():
    assert serve_site.options(["LANGUAGE=zh", "PORT=9000"]) == {"LANGUAGE": "zh", "PORT": "9000"}
    with pytest.raises(SystemExit, match="unknown option 'LANG'"):
        serve_site.options(["LANG=zh"])


def test_a_save_is_noticed_once_after_it_is_over(tmp_path):
    saves = serve_site.Saves(tmp_path)
    assert not saves.settled()
    saves.on_any_event(FileModifiedEvent(str(tmp_path / "docs/en/index.md")))
    assert not saves.settled()
    time.sleep(serve_site.PAUSE + 0.05)
    assert saves.settled() == {"docs/en/index.md"} and not saves.settled()


def test_what_python_and_half_written_files_leave_is_no_save(tmp_path):
    saves = serve_site.Saves(tmp_path)
    for name in ("figures_src/__pycache__/claim.pyc", "docs/measured/.wave.json.1.tmp"):
        saves.on_any_event(FileModifiedEvent(str(tmp_path / name)))
    assert not saves.names


def test_a_mistake_while_previewing_is_told_and_survived(capsys):
    class Broken:
        def show(self, saved, shown):
            raise PageError("docs/en/a.md", 1, "wrong", "mend it")

    serve_site.again(Broken(), set())
    assert "docs/en/a.md:1: wrong" in capsys.readouterr().err
