"""A kept function computes by itself, and asks the store when there is one."""

import pytest

from figures_src import kept


@kept.kept
def double(number):
    """Twice."""
    return {"answer": 2 * number}


@pytest.fixture
def store():
    calls = []

    def answer(function, arguments):
        calls.append((function.__name__, arguments))
        return function(*arguments)

    kept.use(answer)
    yield calls
    kept.use(None)


def test_without_a_store_it_just_computes():
    assert double(3) == {"answer": 6}


def test_a_store_is_told_the_function_and_its_arguments(store):
    assert double(4) == {"answer": 8}
    assert store == [("double", (4,))]


def test_it_keeps_its_name_and_its_words():
    assert double.__name__ == "double" and double.__doc__ == "Twice."
