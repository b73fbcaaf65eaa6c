def test_each_figure_is_fresh_or_told_what_changed_and_how_it_is_reached(measured):
    assert measured.run("why").stdout_text == "calm is fresh\nwave is fresh\n"
    measured.change("figures_src/measuring/deep.py", "1 * value", "2 * value")
    measured.change("figures_src/figures/calm.py", "points: int = 50", "points: int = 60")
    assert measured.run("why").stdout_text.splitlines() == [
        "calm is stale:",
        "  Setup.points 50 → 60",
        "wave is stale:",
        "  figures_src/measuring/deep.py changed, reached through figures_src/figures/wave.py → "
        "figures_src/measuring/heights.py → figures_src/measuring/deep.py",
    ]


def test_a_dynamic_import_is_refused_with_file_and_line(measured):
    measured.change("figures_src/measuring/deep.py", "return 1", "return __import__('math').pi")
    process = measured.run("why", "ONLY=wave")
    assert process.returncode == 1
    assert "wave: figures_src/measuring/deep.py:2: __import__(...) hides" in process.said


def test_an_unknown_figure_stops(measured):
    process = measured.run("why", "ONLY=wafe")
    assert process.returncode == 2 and "did you mean 'wave'" in process.stderr_text
