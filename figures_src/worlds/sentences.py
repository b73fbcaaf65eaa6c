"""Sentences of a small grammar, counted exactly.

"the small panda sees a grey cat that bites a dog …": articles, adjectives as many as one likes,
nouns, verbs, and relative clauses without end. A transfer matrix counts the sentences of every
length; its largest eigenvalue is how many times more there are with each further word. Chomsky
and Miller (1958), "Finite state languages", Information and Control 1.
"""

import numpy as np

WORDS = {"article": 2, "adjective": 8, "noun": 7, "verb": 6, "that": 1}
STEPS = (  # (state, word, next state); a sentence may end in state OVER
    (0, "article", 1), (1, "adjective", 1), (1, "noun", 2), (2, "verb", 3),
    (3, "article", 4), (4, "adjective", 4), (4, "noun", 5), (5, "that", 2),
)  # fmt: skip
OVER = 5
VOCABULARY = sum(WORDS.values())


def transfer():
    """How many words lead from state to state: (states, states)."""
    matrix = np.zeros((OVER + 1, OVER + 1), dtype=object)
    for state, word, after in STEPS:
        matrix[state, after] += WORDS[word]
    return matrix


def counts(longest):
    """How many sentences there are of 1 … longest words, exactly."""
    reached, found = np.array([1] + [0] * OVER, dtype=object), []
    for _ in range(longest):
        reached = reached @ transfer()
        found.append(int(reached[OVER]))
    return found


def growth():
    """How many times more sentences there are with each further word, in the long run."""
    return float(np.abs(np.linalg.eigvals(transfer().astype(float))).max())
