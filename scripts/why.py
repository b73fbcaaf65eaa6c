"""Why a figure is stale, or that it is fresh: python -m scripts.why [ONLY=a,b]

For each stale figure: the file or part that changed and the imports that lead to it, or the
field of its Setup, old → new. Measures nothing. Exit status: 0, or 1 where a figure has no answer.
"""

from scripts.engine import options, plan, source
from scripts.engine.files import ROOT
from scripts.engine.memo import Memo

OPTIONS = {"ONLY": "figures, separated by commas; all by default"}


def main(given, root=ROOT):
    memo, status = Memo(root), 0
    for name in source.chosen(given["ONLY"], root):
        each = plan.plan(name, memo)
        print("\n".join(answer(each)))
        status |= bool(each.error)
    memo.save()
    return status


def answer(each):
    """What there is to say about one figure, as lines."""
    if each.error:
        return [f"{each.figure}: {each.error}"]
    told = []
    if each.stale:
        told += [f"{each.figure} is stale:", *(f"  {reason}" for reason in each.stale)]
    if each.unexported:
        told += [f"{each.figure}: its networks are stale:"]
        told += [f"  {reason}" for reason in each.unexported]
    if each.rejudge:
        told += [f"{each.figure}: measured, but its CLAIMS changed: to be judged again"]
    return told or [f"{each.figure} is fresh"]


if __name__ == "__main__":
    options.run(main, __doc__, OPTIONS)
