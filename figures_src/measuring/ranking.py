"""Does a score tell two kinds of cases apart? Ranks only, so units do not matter."""

import numpy as np


def auc(scores, events):
    """Chance that an event scores higher than a non-event, ties counting half; NaN without both.

    scores (n,), events (n,) truths. The area under the ROC curve (Hanley and McNeil 1982).
    """
    scores, events = np.asarray(scores, dtype=float), np.asarray(events, dtype=bool)
    yes, no = np.sort(scores[events]), np.sort(scores[~events])
    if not len(yes) or not len(no):
        return np.nan
    below = np.searchsorted(no, yes, "left") + np.searchsorted(no, yes, "right")
    return float(below.sum() / (2 * len(yes) * len(no)))


def auc_within(scores, events, groups):
    """The same chance for two cases of one group, over all such pairs of all groups.

    What the groups have in common, here the length of a step, cannot help.
    """
    scores, events, groups = map(np.asarray, (scores, events, groups))
    total = pairs = 0.0
    for group in np.unique(groups):
        here = groups == group
        count = int(events[here].sum()) * int((~events[here]).sum())
        if count:
            total += count * auc(scores[here], events[here])
            pairs += count
    return total / pairs if pairs else np.nan
