"""Every question is answered, whatever a reader wrote."""

import asyncio
import json
import types
from concurrent.futures import ThreadPoolExecutor

import pytest

from figures_src.demos import desk, editing, paper_ball

TEXT = editing.texts("paper_ball")["paper_ball"]


def wait(coroutine):
    """In a thread of its own: the browser tests leave a running loop in this one."""
    with ThreadPoolExecutor(1) as waiting:
        return json.loads(waiting.submit(lambda: asyncio.run(coroutine)).result())


@pytest.fixture
def opened(packed):
    found = desk.Desk()
    assert "answer" in wait(found.open("paper_ball", packed, json.dumps(paper_ball.WORDS)))
    return found


def edit(opened, text):
    return wait(opened.edit("paper_ball", json.dumps({"paper_ball": text})))


def live(opened):
    return wait(opened.show("paper_ball", "{}"))["answer"]["live"]


def test_what_the_reader_wrote_is_played_and_its_words_are_shown(opened):
    text = TEXT.replace('"at": "', '"at": "Mine: ')
    assert edit(opened, text)["answer"]["words"]["at"].startswith("Mine: ")
    assert live(opened).startswith("Mine: ")


def test_words_that_the_reader_left_alone_stay_those_of_the_language(packed):
    found = desk.Desk()
    wait(found.open("paper_ball", packed, json.dumps(paper_ball.WORDS | {"turn": "转动"})))
    assert edit(found, TEXT + "\n# mine\n")["answer"]["words"]["turn"] == "转动"


def test_the_python_is_told_as_it_was_written_whatever_plays(opened):
    edit(opened, TEXT.replace('"at": "', '"at": "Mine: '))
    assert wait(opened.texts("paper_ball"))["answer"] == editing.texts("paper_ball")


def test_a_change_that_does_not_open_leaves_the_last_one_playing(opened):
    first = live(opened)
    said = edit(opened, "1 / 0")["trouble"]
    assert (said["kind"], said["line"]) == ("crash", 1)
    assert live(opened) == first


@pytest.mark.parametrize("end", ["sys.exit()", "raise KeyboardInterrupt", "f = lambda: f()\nf()"])
def test_no_way_to_end_goes_unanswered(opened, end):
    assert edit(opened, f"import sys\n{end}\n")["trouble"]["kind"] == "crash"


def test_a_scene_that_raises_is_told_by_its_line(opened):
    edit(opened, TEXT + "\n\ndef scene(state, weights, words):\n    return 1 / 0\n")
    said = wait(opened.show("paper_ball", "{}"))["trouble"]
    assert said["line"] == len(TEXT.splitlines()) + 4


def test_what_leads_out_of_python_is_no_module_any_more(monkeypatch):
    modules = {"js": 1, "js.self": 2, "pyodide_js": 3, "pyodide.http": 4, "json": 5, "jsmine": 6}
    monkeypatch.setattr(desk, "sys", types.SimpleNamespace(modules=modules))
    desk.alone()
    assert list(modules) == ["json", "jsmine"]
