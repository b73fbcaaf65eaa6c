def test_some_seeds_or_new_ones_may_be_asked_for(measured):
    for seeds in ("0-1", "7-9"):
        process = measured.run("reproduce", "ONLY=calm", f"SEEDS={seeds}")
        assert process.returncode == 0, process.said
        assert process.stdout_text.rstrip().endswith("3 passed, 0 failed")


def test_an_unknown_option_stops(measured):
    process = measured.run("reproduce", "SEED=1")
    assert process.returncode == 2 and "did you mean 'SEEDS'" in process.stderr_text
