import pytest

from scripts.engine import options
from scripts.engine.errors import UsageError

KNOWN = {"ONLY": "figures", "SEEDS": "seeds"}


def test_options_are_given_the_way_make_passes_them():
    assert options.parse(["ONLY=a,b", "SEEDS="], KNOWN) == {"ONLY": "a,b", "SEEDS": ""}


@pytest.mark.parametrize("argument", ["ONYL=a", "--only", "a"])
def test_an_unknown_option_stops_and_tells_the_known(argument):
    with pytest.raises(UsageError, match="unknown option .*(ONLY|SEEDS)"):
        options.parse([argument], KNOWN)


def test_seeds_are_ranges_or_lists():
    assert options.numbers("0-3", "SEEDS") == (0, 1, 2, 3)
    assert options.numbers("5, 0-1,5", "SEEDS") == (5, 0, 1)
    assert options.numbers("", "SEEDS") == ()


@pytest.mark.parametrize("text", ["a", "3-1", "1-", "-1", "1.5"])
def test_seeds_that_are_none_stop(text):
    with pytest.raises(UsageError, match="SEEDS="):
        options.numbers(text, "SEEDS")


def test_no_means_no():
    assert options.agreed("yes", "DRY")
    assert not options.agreed("no", "DRY") and not options.agreed("", "DRY")
    with pytest.raises(UsageError, match="DRY=maybe is neither yes nor no"):
        options.agreed("maybe", "DRY")


@pytest.mark.parametrize("text", ["0", "two", "-1"])
def test_a_number_of_workers_is_above_zero(text):
    with pytest.raises(UsageError, match="WORKERS"):
        options.count(text, "WORKERS", 2)
