"""Sentences are counted as if each had been written down."""

from itertools import product

import pytest

from figures_src.worlds import sentences


def written_down(length):
    """Sentences of one length, by trying every sequence of kinds of word."""
    total = 0
    for kinds in product(sentences.WORDS, repeat=length):
        state, ways = 0, 1
        for kind in kinds:
            after = [to for at, word, to in sentences.STEPS if (at, word) == (state, kind)]
            if not after:
                break
            state, ways = after[0], ways * sentences.WORDS[kind]
        else:
            total += ways * (state == sentences.OVER)
    return total


def test_the_counts_are_those_of_writing_every_sentence_down():
    assert sentences.counts(7) == [written_down(n) for n in range(1, 8)]


def test_the_shortest_has_five_words_and_there_is_no_longest():
    counts = sentences.counts(30)
    assert counts[:4] == [0] * 4 and counts[4] == 2 * 7 * 6 * 2 * 7
    assert all(later > 0 for later in counts[4:])


def test_the_growth_is_that_of_long_sentences():
    counts = sentences.counts(200)
    assert counts[-1] / counts[-2] == pytest.approx(sentences.growth(), rel=0.02)
