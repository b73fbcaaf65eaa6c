"""Measured anew against what is committed: every number within a tolerance, verdicts exactly.

The tolerance of a number is what its figure states in TOLERANCE, else what seeds differ by
anyway: half their range, at least 2 % of the middle and at least 0.001. On the same machine and
versions the values are equal to the last bit, and the report says of how many that is true.
"""

from dataclasses import asdict, dataclass

from scripts.engine import judge, source, summary


@dataclass(frozen=True)
class Row:
    """One thing compared. moved: how far, in units of the tolerance; equal: of `of` seeds."""

    figure: str
    name: str
    committed: object
    again: object
    tolerance: float | None
    moved: float
    equal: int
    of: int
    passed: bool


def compare(measured, numbers, seeds, claims, tolerances):
    """Rows for every number and every verdict of a figure.

    measured: the committed `Measured`; numbers: {name: summary} of this run; seeds: of this run
    claims: {id: Claim}; tolerances: {name: absolute}, those the figure states
    """
    rows = [
        number_row(measured, name, numbers.get(name), seeds, tolerances.get(name))
        for name in measured.numbers
    ]
    rows += [
        Row(measured.figure, name, "not committed", numbers[name]["middle"], None, 0, 0, 0, False)
        for name in sorted(set(numbers) - set(measured.numbers))
    ]
    return [*rows, *verdict_rows(measured, joined(measured, numbers, seeds), claims)]


def number_row(measured, name, again, seeds, stated):
    """One number: seed by seed where the seeds are among the committed ones, else its middle."""
    before = measured.numbers[name]
    allowed = tolerance(before) if stated is None else stated
    if again is None:
        return Row(measured.figure, name, before.middle, "absent", allowed, 0, 0, 0, False)
    known = dict(zip(measured.seeds, before.seeds, strict=True))
    pairs = [
        (known[seed], value)
        for seed, value in zip(seeds, again["seeds"], strict=True)
        if seed in known
    ]
    if set(seeds) == set(measured.seeds) or not pairs:
        gap = abs(again["middle"] - before.middle)
    else:
        gap = max(abs(old - new) for old, new in pairs)
    if not pairs:  # seeds never used before: inside the interval, or near it
        gap = max(before.low - again["middle"], again["middle"] - before.high, 0)
    equal = sum(old == new for old, new in pairs)
    moved = gap / allowed if allowed else float(gap > 0)
    return Row(
        measured.figure, name, before.middle, again["middle"], allowed, moved, equal, len(pairs),
        gap <= allowed,
    )  # fmt: skip


def tolerance(number):
    """What one number may move, from the spread of its seeds."""
    spread = max(number.seeds) - min(number.seeds)
    return max(spread / 2, 0.02 * abs(number.middle), 1e-3)


def joined(measured, numbers, seeds):
    """Numbers to judge by: this run's, and the committed ones of seeds that did not run."""
    if not set(seeds) < set(measured.seeds):
        return numbers
    found = {}
    for name in set(numbers) & set(measured.numbers):
        before = measured.numbers[name]
        known = dict(zip(measured.seeds, summary.counted(before.seeds, before.of), strict=True))
        again = numbers[name]
        known |= dict(zip(seeds, summary.counted(again["seeds"], again.get("of")), strict=True))
        found[name] = summary.summarise([known[seed] for seed in measured.seeds])
    return found


def verdict_rows(measured, numbers, claims):
    again = judge.judge(claims, numbers, measured.figure)
    for name in sorted({*again, *measured.claims}):
        old, new = (found.get(name, {}).get("verdict", "absent") for found in
                    (measured.claims, again))  # fmt: skip
        same = old == new
        yield Row(measured.figure, f"claim {name}", old, new, None, 0, int(same), 1, same)


def tolerances(figure, root):
    """TOLERANCE of a figure, {} where it states none."""
    path = source.figure_path(figure, root)
    if "TOLERANCE" not in path.read_text(encoding="utf-8"):
        return {}
    return source.load(path, {"TOLERANCE"}, root).TOLERANCE


def table(rows):
    """The rows that failed or moved, in columns of text."""
    lines = []
    for row in rows:
        if row.passed and row.equal == row.of:
            continue
        mark = "ok " if row.passed else "OFF"
        allowed = "" if row.tolerance is None else f" ± {row.tolerance:.3g}"
        seeds = f"{row.equal} of {row.of} seeds bit-equal" if row.of else "no seed in common"
        lines.append(
            f"{mark} {row.figure}.{row.name}: {row.committed}{allowed} → {row.again} ({seeds})"
        )
    return lines


def report(rows, failures):
    """What build/reproduce/report.json holds."""
    return {
        "passed": sum(row.passed for row in rows),
        "failed": sum(not row.passed for row in rows) + len(failures),
        "failures": failures,
        "rows": [asdict(row) for row in rows],
    }
