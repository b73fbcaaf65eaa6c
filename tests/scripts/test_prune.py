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
