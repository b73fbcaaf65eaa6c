"""A reader's changes count for one demo and leave the others alone; errors tell their line."""

import importlib
import sys

import pytest

from figures_src.demos import editing, paper_ball, straight_line

TEXTS = editing.texts("paper_ball")


def test_a_demos_texts_are_its_own_file_and_what_it_shares_with_others():
    names = list(TEXTS)
    assert names[0] == "paper_ball"
    assert {"crumple", "sheets", "scene", "straight_line"} <= set(names)
    assert not editing.SERVANTS & set(names)
    assert TEXTS["paper_ball"].startswith('"""The paper ball by hand')


def changed(**texts):
    """The paper ball as it is imported while other texts stand in for its own."""
    with editing.changed(texts):
        return importlib.import_module("figures_src.demos.paper_ball")


def test_a_changed_module_is_found_by_those_who_import_it():
    text = TEXTS["straight_line"] + "\nNEW = 1\n"
    found = changed(straight_line=text)
    assert found is not paper_ball
    assert found.straight_line.NEW == 1


def test_afterwards_every_module_is_what_it_was():
    changed(straight_line=TEXTS["straight_line"] + "\nNEW = 1\n")
    assert importlib.import_module("figures_src.demos.paper_ball") is paper_ball
    from figures_src.demos import straight_line as again

    assert again is straight_line and not hasattr(again, "NEW")


def test_a_text_that_raises_leaves_nothing_behind():
    before = list(sys.meta_path)
    with pytest.raises(ZeroDivisionError):
        changed(paper_ball="1 / 0")
    assert sys.meta_path == before
    assert importlib.import_module("figures_src.demos.paper_ball") is paper_ball


def told(text):
    with pytest.raises(BaseException) as raised:
        changed(paper_ball=text)
    return editing.told(raised.value)


def test_an_error_is_told_by_what_where_and_its_own_trace():
    said = told("x = 0\ny = 1 / x\n")
    assert (said["kind"], said["file"], said["line"]) == ("crash", "paper_ball", 2)
    assert said["what"].startswith("ZeroDivisionError")
    assert "y = 1 / x" in said["message"] and "importlib" not in said["message"]


def test_an_error_in_a_shared_module_is_told_there():
    text = TEXTS["straight_line"].replace("def solve(rows):", "def solve(rows):\n    1 / 0")
    found = changed(straight_line=text)
    with pytest.raises(ZeroDivisionError) as raised:
        found.straight_line.solve([[1.0, 2.0]])
    said = editing.told(raised.value)
    assert (said["file"], said["line"]) == (
        "straight_line",
        text.splitlines().index("    1 / 0") + 1,
    )


def test_a_mistake_in_writing_is_told_by_the_line_where_it_stands():
    said = told("x = 1\n\ndef f(:\n")
    assert (said["file"], said["line"]) == ("paper_ball", 3)
    assert said["what"].startswith("SyntaxError")


def test_a_package_that_is_not_here_is_told_by_its_name():
    said = told("import a_package_that_nobody_bundles\n")
    assert (said["kind"], said["what"]) == ("absent", "a_package_that_nobody_bundles")
    assert said["line"] == 1


def test_an_error_outside_the_demos_has_no_line():
    assert editing.told(ValueError("no"))["line"] == 0
