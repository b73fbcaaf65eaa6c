from pathlib import Path

from scripts.engine.watching import Opened, plain


def test_files_of_this_repository_that_are_read_are_noted_and_others_are_not(tmp_path):
    inside = tmp_path / "house" / "docs" / "a.txt"
    inside.parent.mkdir(parents=True)
    inside.write_text("1")
    (tmp_path / "b.txt").write_text("1")
    opened = Opened(tmp_path / "house")
    inside.read_text()
    (tmp_path / "b.txt").read_text()
    inside.with_name("written.txt").write_text("2")
    assert opened.close() == {"docs/a.txt"}
    inside.with_name("written.txt").read_text()
    assert opened.close() == {"docs/a.txt"}


def test_a_compiled_file_goes_by_the_name_of_its_source():
    assert plain(Path("a/__pycache__/b.cpython-311.pyc")) == "a/b.py"


def test_a_file_read_behind_the_engines_back_fails_the_task_and_is_named(repository):
    repository.path("figures_src/data.txt").write_text("1")
    repository.change(
        "figures_src/figures/wave.py", "    time.sleep",
        "    import pathlib\n"
        "    pathlib.Path(__file__).parents[1].joinpath('data.txt').read_text()\n    time.sleep",
    )  # fmt: skip
    process = repository.run("make_figures", "ONLY=wave", "WORKERS=1")
    assert process.returncode == 1
    assert "hidden dependency: figures_src/data.txt" in process.said
