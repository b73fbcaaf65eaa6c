"""Measured anew against what is committed: every number within a tolerance, verdicts exactly.

The tolerance of a number is what its figure states in TOLERANCE, else what seeds differ by
anyway: their range, or as far as the interval reaches from the middle where that is farther; at
least 2 % of the middle and at least 0.001. On the same kind of machine and with the same versions
the values are equal to the last bit, and the report says of how many that is true.

It is the whole range, since on a processor that rounds otherwise (`kernels` of
`surroundings.versions`) a network is as good as one from another seed: there values and middles
move, and verdicts do not.

What is committed must also follow from itself: middles, intervals and verdicts from the values of
the seeds. And where every number comes out equal, the arrays that drawings show must too.
"""

from dataclasses import asdict, dataclass

from scripts.engine import judge, source, summary
from scripts.engine.errors import EngineError, did_you_mean


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
    note: str = ""


def compare(measured, numbers, seeds, claims, tolerances):
    """Rows for every number and every verdict of a figure.

    measured: the committed `Measured`; numbers: {name: summary} of this run; seeds: of this run
    claims: {id: Claim}; tolerances: {name: absolute}, those the figure states
    """
    checked(tolerances, measured.numbers, measured.figure)
    rows = [
        number_row(measured, name, numbers.get(name), seeds, tolerances.get(name))
        for name in measured.numbers
    ]
    rows += [
        Row(measured.figure, name, "not committed", numbers[name]["middle"], None, 0, 0, 0, False)
        for name in sorted(set(numbers) - set(measured.numbers))
    ]
    rows += verdict_rows(measured, joined(measured, numbers, seeds), claims)
    return [*rows, *edited_rows(measured, claims)]


def edited_rows(measured, claims):
    """A failed row for each committed value that the committed seeds do not give."""
    numbers = {
        name: summary.summarise(summary.counted(number.seeds, number.of))
        for name, number in measured.numbers.items()
    }
    verdicts = judge.judge(claims, numbers, measured.figure)
    pairs = [
        (f"{name}.{part}", getattr(measured.numbers[name], part), found[part])
        for name, found in numbers.items()
        for part in ("middle", "low", "high")
    ] + [
        (f"claim {name}.{part}", value, verdicts.get(name, {}).get(part, "absent"))
        for name, entry in measured.claims.items()
        for part, value in entry.items()
    ]
    note = "what the committed seeds give; edited by hand?"
    return [
        Row(measured.figure, name, old, new, None, 0, 0, 0, False, note)
        for name, old, new in pairs
        if old != new
    ]


def array_rows(measured, arrays, rows):
    """Rows for the arrays of a run with the committed seeds, after `rows`, those of its numbers.

    arrays: {"series.x" or "exhibit.x": array}. A series may differ by a thousandth of its largest
    value where all numbers are equal; anywhere else, and for an exhibit, it is only told.
    """
    import numpy as np

    strict = all(row.equal == row.of for row in rows)
    for kind, kept in (("series", measured.series), ("exhibit", measured.exhibit)):
        for name in kept:
            before, again = kept[name], arrays.get(f"{kind}.{name}")
            fits = again is not None and before.shape == again.shape
            equal = fits and np.array_equal(before, again, equal_nan=before.dtype.kind == "f")
            near = fits and (equal or not (strict and kind == "series") or close(before, again))
            told = "equal" if equal else "differs" if fits else "of another shape"
            yield Row(measured.figure, f"{kind}.{name}", "as drawn", told, None, 0, int(equal), 1,
                      bool(near))  # fmt: skip


def close(before, again):
    import numpy as np

    scale = float(np.nanmax(np.abs(before), initial=0.0))
    return np.allclose(before, again, rtol=0, atol=1e-3 * scale, equal_nan=True)


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
    if not set(seeds) <= set(known):  # seeds never used before: inside the interval, or near it
        outside = max(before.low - again["middle"], again["middle"] - before.high, 0)
        gap = max([outside, *(abs(old - new) for old, new in pairs)])
    equal = sum(old == new for old, new in pairs)
    moved = gap / allowed if allowed else float(gap > 0)
    return Row(
        measured.figure, name, before.middle, again["middle"], allowed, moved, equal, len(pairs),
        gap <= allowed,
    )  # fmt: skip


def tolerance(number):
    """What one number may move, from its seeds alone: their spread, and their interval's reach."""
    spread = max(number.seeds) - min(number.seeds)
    # Not the committed middle and interval, which would do: who edits them must not gain room.
    found = summary.summarise(summary.counted(number.seeds, number.of))
    reach = max(found["high"] - found["middle"], found["middle"] - found["low"])
    return max(spread, reach, 0.02 * abs(found["middle"]), 1e-3)


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


def checked(tolerances, numbers, figure):
    """The stated tolerances; EngineError where one is for a number that is not measured."""
    for name in tolerances:
        if name not in numbers:
            near = did_you_mean(name, numbers)
            raise EngineError(f"{source.FIGURES}/{figure}.py: TOLERANCE names '{name}'{near}")
    return tolerances


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
            f"{mark} {row.figure}.{row.name}: {row.committed}{allowed} → {row.again} "
            f"({row.note or seeds})"
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
