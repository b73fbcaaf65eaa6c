import os

from scripts.engine.memo import Memo, while_unchanged


def old_file(root, text="x"):
    path = root / "a.py"
    path.write_text(text)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    return path


def test_a_file_that_did_not_change_is_read_once(tmp_path):
    path, asked = old_file(tmp_path), []
    for _ in range(2):
        memo = Memo(tmp_path)
        assert memo.get(path, "size", lambda: asked.append(1) or 1) == 1
        memo.save()
    assert len(asked) == 1


def test_a_changed_file_is_read_again_even_at_the_same_size_and_time(tmp_path):
    path, memo = old_file(tmp_path), Memo(tmp_path)
    memo.get(path, "text", path.read_text)
    old_file(tmp_path, "y")
    assert memo.get(path, "text", path.read_text) == "y"


def test_a_file_changed_just_now_is_not_remembered(tmp_path):
    (tmp_path / "a.py").write_text("x")
    memo = Memo(tmp_path)
    memo.get(tmp_path / "a.py", "text", lambda: 1)
    assert not memo.dirty


def test_a_damaged_memo_is_forgotten(tmp_path):
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "memo.json").write_text('{"format": 1, "ke')
    assert Memo(tmp_path).get(old_file(tmp_path), "one", lambda: 1) == 1


def test_in_one_process_a_file_is_read_again_only_when_it_changed(tmp_path):
    told = []

    @while_unchanged(lambda path, ending: path, 4)
    def read(path, ending):
        told.append(path.read_text() + ending if path.exists() else "absent")
        return told[-1]

    path = tmp_path / "a.py"
    for text in ("absent", "x!", "y!"):
        if text != "absent":
            old_file(tmp_path, text[0])  # of one size and one time
        assert read(path, "!") == read(path, "!") == text
    assert read(path, "?") == "y?" and told == ["absent", "x!", "y!", "y?"]
