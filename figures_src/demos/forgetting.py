"""The best summary of a table with two answers, exactly, in plain Python.

The same problem as in `figures_src.measuring.bottleneck`: the largest I(Z;Y) − β·I(X;Z), by the
rounds of Blahut and Arimoto. They are slow where a word is about to vanish, so that two rounds
are drawn out into one long step, in logarithms (Varadhan and Roland 2008,
doi:10.1111/j.1467-9469.2007.00585.x). A table is a list of (p(x, 0), p(x, 1)), one for each x.
"""

from math import exp, log, log2

LEAST = 1e-300  # instead of nought, below a logarithm
STILL, ROUNDS = 1e-12, 400  # when no probability moves by more than this, and at most so often


def table(wall, cell):
    """p(x, ill) of four kinds of patients, two signs: the wall agrees with the illness in a share
    `wall` of cases, the cell in a share `cell`; in the order 00, 01, 10, 11 of wall and cell."""
    signs = [(w, c) for w in (0, 1) for c in (0, 1)]
    return [
        tuple(0.5 * (wall if w == ill else 1 - wall) * (cell if c == ill else 1 - cell)
              for ill in (0, 1)) for w, c in signs
    ]  # fmt: skip


def best(joint, price):
    """p(z|x) of the best summary, a row for each x; price: β > 0."""
    count = len(joint)
    logs = [[log(0.96 * (x == z) + 0.04 / count) for z in range(count)] for x in range(count)]
    for _ in range(ROUNDS):
        once = _round(joint, price, logs)
        twice = _round(joint, price, once)
        moved = max(
            abs(exp(a) - exp(b)) for p, q in zip(once, twice, strict=True)
            for a, b in zip(p, q, strict=True)
        )  # fmt: skip
        logs = _round(joint, price, _drawn_out(logs, once, twice))
        if moved < STILL:
            break
    return [[exp(chosen) for chosen in row] for row in logs]


def _round(joint, price, logs):
    """log p(z|x) after one round."""
    words = [[exp(chosen) for chosen in row] for row in logs]
    meant = [(sum(answers), *answers) for answers in summarised(joint, words)]
    common = [log(max(both, LEAST)) for both, _, _ in meant]
    healthy, ill = ([log(max(part[k], LEAST) / max(part[0], LEAST)) / price for part in meant]
                    for k in (1, 2))  # fmt: skip
    return [_row(*answers, common, healthy, ill) for answers in joint]


def _row(no, yes, common, healthy, ill):
    no, yes = no / (no + yes), yes / (no + yes)
    chosen = [c + no * h + yes * i for c, h, i in zip(common, healthy, ill, strict=True)]
    most = max(chosen)
    total = most + log(sum(exp(each - most) for each in chosen))
    return [max(each - total, -700.0) for each in chosen]


def _drawn_out(start, once, twice):
    """Along the two steps as far as they seem to lead; their length from how they shrink."""
    steps = [[(b - a, c - 2 * b + a) for a, b, c in zip(*rows, strict=True)]
             for rows in zip(start, once, twice, strict=True)]  # fmt: skip
    first, bend = (sum(each[k] ** 2 for row in steps for each in row) ** 0.5 for k in (0, 1))
    far = max(1.0, first / bend) if bend > 0 else 1.0
    return [
        [max(-700.0, min(0.0, a + 2 * far * step + far * far * turn))
         for a, (step, turn) in zip(row, moves, strict=True)]
        for row, moves in zip(start, steps, strict=True)
    ]  # fmt: skip


def summarised(joint, words):
    """(p(z, 0), p(z, 1)) of every word z."""
    return [
        tuple(sum(row[z] * answers[k] for row, answers in zip(words, joint, strict=True))
              for k in (0, 1)) for z in range(len(words[0]))
    ]  # fmt: skip


def held(joint, words, side):
    """Bits that the summary holds of a sign; side: 0 or 1 for each x."""
    split = [
        (sum(answers) * (1 - s), sum(answers) * s) for answers, s in zip(joint, side, strict=True)
    ]
    return information(summarised(split, words))


def information(rows):
    """Mutual information, bits, of a table of pairs."""
    columns = [sum(row[k] for row in rows) for k in (0, 1)]
    return max(0.0, sum(
        share * log2(share / (sum(row) * column))
        for row in rows for share, column in zip(row, columns, strict=True) if share > 0
    ))  # fmt: skip


def right(told, there):
    """Share of right answers where words mean `there` and are read as `told`; by lot if equal."""
    found = 0.0
    for (no, yes), (healthy, ill) in zip(told, there, strict=True):
        even = abs(no - yes) < 1e-9
        found += (healthy + ill) / 2 if even else (ill if yes > no else healthy)
    return found
