import random
import sys

import numpy as np
import pytest
import torch

from scripts.engine import surroundings

RNG = np.random  # the global one, which libraries draw from


def drawn():
    return random.random(), RNG.random(), torch.rand(()).item()


@pytest.fixture(autouse=True)
def as_before():
    """The threads and switches that other tests count on."""
    threads, strict = torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()
    filled = torch.utils.deterministic.fill_uninitialized_memory
    with surroundings.undisturbed(0):
        yield
    torch.set_num_threads(threads)
    torch.use_deterministic_algorithms(strict)
    torch.utils.deterministic.fill_uninitialized_memory = filled


def test_the_same_seed_gives_the_same_draws_from_every_global_generator():
    surroundings.quiet(3)
    first = drawn()
    surroundings.quiet(3)
    assert drawn() == first
    surroundings.quiet(4)
    assert not set(drawn()) & set(first)


def test_what_is_drawn_inside_is_not_missed_outside():
    surroundings.quiet(3)
    expected = drawn()
    surroundings.quiet(3)
    with surroundings.undisturbed(9):
        inside = drawn()
    assert drawn() == expected
    with surroundings.undisturbed(9):
        assert drawn() == inside != expected


def test_random_states_come_back_after_an_error():
    surroundings.quiet(3)
    expected = drawn()
    surroundings.quiet(3)
    with pytest.raises(ZeroDivisionError), surroundings.undisturbed(9):
        drawn()
        raise ZeroDivisionError
    assert drawn() == expected


def test_versions_are_told_also_of_packages_that_nothing_has_imported_yet(monkeypatch):
    monkeypatch.delitem(sys.modules, "polib", raising=False)
    found = surroundings.versions({"numpy", "polib", "json", "no_such_package"})
    assert set(found) == {"python", "numpy", "polib", "kernels"}
    assert found["numpy"] == np.__version__


def test_what_the_processor_lets_torch_calculate_with_is_told():
    known = surroundings.versions({"torch"})["kernels"]
    assert known == torch.backends.cpu.get_cpu_capability()
    assert known in surroundings.versions({"numpy", "torch"})["kernels"].split()
    assert surroundings.versions({"polib"}).keys() == {"python", "polib"}
