def test_nothing_to_prune_is_no_error_and_a_url_is_refused(repository):
    process = repository.run("prune")
    assert process.returncode == 0 and "0 entries removed (0 kB), 0 stay" in process.said
    process = repository.run("prune", "STORE=memory://team")
    assert process.returncode == 2 and "expiry rule" in process.said


def test_another_folder_can_be_pruned(repository, tmp_path):
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "old-1.json").write_text("{}")
    said = repository.run("prune", f"STORE={tmp_path}/team").said
    assert "1 entries removed" in said and not list((tmp_path / "team").glob("old-1*"))


def test_what_is_packed_goes_but_not_with_the_store_of_a_team(repository, tmp_path):
    names = ("pictures/a.webp", "lights/a.npz", "cards/en-a.png", "cells/a.json", "snapshots/a")
    places = [repository.path(f"build/{name}") for name in names]
    for path in places:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    repository.run("prune", f"STORE={tmp_path}/team")
    assert all(path.exists() for path in places)
    said = repository.run("prune").said
    assert said.count(": 1 files removed") == 5 and not any(path.exists() for path in places)
