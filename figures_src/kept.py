"""Expensive things several figures share: computed once where somebody keeps them.

A function marked `@kept` answers the same for the same arguments and returns a dictionary of
arrays or tensors. The engine may put a store in place; without one it just computes, and
nothing here knows where or how things are kept.
"""

import functools

_store = None


def use(store):
    """Let `store(function, arguments)` answer for every kept function; None to compute again."""
    global _store
    _store = store


def kept(function):
    """Mark a function whose answer is worth keeping.

    Its arguments are plain values (numbers, words, tuples); in a drawing, arrays too.
    """

    @functools.wraps(function)
    def answer(*arguments):
        return function(*arguments) if _store is None else _store(function, arguments)

    return answer
