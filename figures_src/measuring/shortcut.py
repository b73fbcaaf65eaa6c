"""What answers follow: the cell, or the wall behind it; and how far they are from the truth.

Two signs point to the answer. Exchange one and leave everything else as it is, and it shows
which of them the answer hangs on.
"""

import numpy as np

from figures_src.worlds import slides


def share(hits):
    """How many of how many."""
    return int(hits.sum()), len(hits)


def followed(says, patients):
    """Right answers in each hospital, and what the answers follow: (how many, of how many).

    says, patients: hospital -> answers (n,), 0 or 1, and those they are about: "home"; "swapped"
    and "healed", the same patients with the other wall, with the other cell; "new"; and "third",
    with all rooms in a third colour
    """
    right = {f"{name}": share(says[name] == patients[name].ill)
             for name in ("home", "swapped", "new", "third")}  # fmt: skip
    new = patients["new"]
    return right | {
        "wall_followed": share((says["new"] == new.wall)[new.at_odds]),
        "wall_flips": share(says["swapped"] != says["home"]),
        "cell_flips": share(says["healed"] != says["home"]),
    }


def exact_surprise(patients, wall, cell):
    """Mean −log2 p(ill | wall, cell) of these patients for one who knows the table, bits.

    wall, cell: how well the signs agree with the illness. Its mean over all patients there could
    be is H(Y|X); these few have their own, and what a network lacks is measured from that.
    """
    table = slides.table(wall, cell)
    likely = table / table.sum(1, keepdims=True)
    return float(-np.log2(likely[2 * patients.wall + patients.cell, patients.ill]).mean())
