import pytest


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("ONYL=wave", "unknown option 'ONYL=wave' (did you mean 'ONLY'?)"),
        ("ONLY=wafe", "no figure is called 'wafe' (did you mean 'wave'?)"),
        ("SEEDS=4-0", "SEEDS=4-0 is neither a range"),
        ("WORKERS=no", "WORKERS=no is not a whole number"),
        ("LANGUAGES=fr", "no language is called 'fr'"),
    ],
)
def test_a_wrong_request_is_one_line_and_changes_nothing(repository, option, told):
    process = repository.run("make_figures", option)
    assert process.returncode == 2
    assert process.stderr_text.startswith(f"error: {told}")
    assert process.stderr_text.count("\n") == 1
    assert not repository.measured()


def test_help_lists_the_options(repository):
    process = repository.run("make_figures", "--help")
    assert process.returncode == 0
    assert all(f"{name}=" in process.stdout_text for name in ("ONLY", "SEEDS", "WORKERS"))


def test_only_the_figures_and_seeds_asked_for_are_measured(repository):
    process = repository.run("make_figures", "ONLY=wave", "SEEDS=2-3", "LANGUAGES=en")
    assert process.returncode == 0
    assert sorted(repository.measured()) == ["wave.json", "wave.npz"]
    assert b'"seeds": [2, 3]' in repository.measured()["wave.json"]
    assert not repository.path("build/figures/zh").exists()


def test_a_broken_registry_of_languages_is_named_with_its_line(repository):
    repository.change("docs/languages.yml", "babel: en", "babel: xx")
    process = repository.run("make_figures")
    assert process.returncode == 1 and "docs/languages.yml:1" in process.stderr_text
    assert "Traceback" not in process.said
