"""What is wrong is said in one line that names the place, and YAML keeps its lines."""

import pytest

from scripts.l10n.problem import L10nError, Problem, read_yaml


def written(tmp_path, text):
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    return read_yaml(tmp_path, "a.yml")


def test_a_problem_reads_as_place_level_fault_and_mend():
    assert str(Problem("a.md", 3, "no id", "add one")) == "a.md:3: error: no id — add one"
    assert str(Problem("a.md", 0, "gone")) == "a.md: error: gone"


def test_every_key_knows_its_line(tmp_path):
    rows, lines = written(tmp_path, "a: 1\nb:\n  c: 2\n")
    assert rows == {"a": 1, "b": {"c": 2}}
    assert lines == {("a",): 1, ("b",): 2, ("b", "c"): 3}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\na: 2\n", "a.yml:2: error: `a` is said twice"),
        ("a: 1\nno: 2\n", "a.yml:2: error: put `no` in quotes"),
        ("- a\n", "a.yml:1: error: expected"),
        ("a: 1\nb: [\n", "a.yml:3: error: this is not YAML"),
    ],
)
def test_bad_yaml_is_refused_with_its_line(tmp_path, text, place):
    with pytest.raises(L10nError) as stop:
        written(tmp_path, text)
    assert str(stop.value).startswith(place)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(L10nError, match="a.yml: error: there is no such file"):
        read_yaml(tmp_path, "a.yml")
