"""A hole is named and stops; silence of the database is told, and is not taken for an answer."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from scripts import audit
from scripts.engine.errors import EngineError

LOCKED = {
    "packages": {
        "": {"name": "essay"},
        "node_modules/@fontsource/noto": {"version": "5.3.0"},
        "node_modules/a/node_modules/b": {"version": "1.0.0"},
        "node_modules/old-b": {"name": "b", "version": "0.9.0"},
    }
}


@pytest.fixture
def root(tmp_path):
    lock = "# pins\nPyYAML==6.0.3\njinja2==2.4.1\n"
    (tmp_path / "requirements.lock").write_text(lock, encoding="utf-8")
    (tmp_path / "package-lock.json").write_text(json.dumps(LOCKED), encoding="utf-8")
    return tmp_path


@pytest.fixture
def service():
    """A database that knows one hole; `answer` and `status` may change what it says."""

    class Database(BaseHTTPRequestHandler):
        def do_POST(self):  # noqa: N802 - the library's name
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
            server.asked = asked
            self.send_response(server.status)
            self.end_headers()
            self.wfile.write(json.dumps(server.answer(asked)).encode())

        def log_message(self, *args):
            pass

    def answer(asked):
        old = {"package": {"ecosystem": "PyPI", "name": "jinja2"}, "version": "2.4.1"}
        return {"results": [{"vulns": [{"id": "GHSA-1"}]} if q == old else {} for q in asked]}

    server = HTTPServer(("127.0.0.1", 0), Database)
    server.answer, server.status = answer, 200
    server.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_every_pin_of_both_kinds_is_asked_for(root, service):
    audit.main({}, root, service.address)
    asked = [(q["package"]["ecosystem"], q["package"]["name"], q["version"]) for q in service.asked]
    assert asked == [
        ("PyPI", "PyYAML", "6.0.3"),
        ("PyPI", "jinja2", "2.4.1"),
        ("npm", "@fontsource/noto", "5.3.0"),
        ("npm", "b", "1.0.0"),
        ("npm", "b", "0.9.0"),
    ]


def test_a_hole_is_named_and_stops(root, service, capsys):
    assert audit.main({}, root, service.address) == 1
    said = capsys.readouterr().out
    assert "PyPI jinja2 2.4.1: https://osv.dev/vulnerability/GHSA-1" in said


def test_a_hole_that_was_weighed_does_not_stop(root, service, monkeypatch, capsys):
    monkeypatch.setitem(audit.ACCEPTED, "GHSA-1", "only its sandbox, which we do not use")
    assert audit.main({}, root, service.address) == 0
    assert "0 known holes, 1 accepted" in capsys.readouterr().out


def test_a_database_that_cannot_be_reached_is_told_in_words_and_does_not_stop(root, capsys):
    assert audit.main({}, root, "http://127.0.0.1:1/") == 0
    captured = capsys.readouterr()
    assert "not reachable" in captured.err and "NOTHING WAS CHECKED" in captured.err
    assert "0 known holes" not in captured.out


def test_half_an_answer_is_no_answer(root, service, capsys):
    service.answer = lambda asked: {"results": []}
    assert audit.main({}, root, service.address) == 0
    assert "NOTHING WAS CHECKED" in capsys.readouterr().err


@pytest.mark.parametrize("status", [400, 404])
def test_a_question_that_is_refused_is_an_error_and_not_silence(root, service, status):
    service.status = status
    with pytest.raises(EngineError, match=f"refuses the question.*{status}"):
        audit.main({}, root, service.address)


@pytest.mark.parametrize("status", [429, 503])
def test_a_database_that_is_busy_or_broken_does_not_stop(root, service, status, capsys):
    service.status = status
    assert audit.main({}, root, service.address) == 0
    assert "NOTHING WAS CHECKED" in capsys.readouterr().err
