"""What is stale, and why. Reads sources and committed measurements; imports nothing heavy."""

import dataclasses
from dataclasses import dataclass

from scripts.engine import judge, networks, source, waist
from scripts.engine.errors import EngineError

SEEDS = (0, 1, 2, 3, 4)


@dataclass
class Plan:
    """What one figure needs.

    seeds: to be measured together; stale: reasons to measure, () where the measurement is fresh
    rejudge: only the verdicts are out of date; error: why nothing can be said
    offer: closure of what it exports, None where it offers no networks; unexported: reasons to
    export, () where the committed networks are fresh
    """

    figure: str
    closure: source.Closure | None = None
    seeds: tuple = SEEDS
    stale: tuple = ()
    rejudge: bool = False
    error: str = ""
    offer: source.Closure | None = None
    unexported: tuple = ()


def plan(figure, memo, seeds=()):
    """The `Plan` of a figure. seeds: those asked for, () for whatever is committed, or five."""
    each = plan_of_measurement(figure, memo, seeds)
    if each.error or not networks.offered(figure, memo):
        return each
    try:
        offer = networks.reached(figure, memo)
    except EngineError as error:
        return dataclasses.replace(each, error=str(error))
    unexported = tuple(reasons_to_export(figure, offer, memo))
    return dataclasses.replace(each, offer=offer, unexported=unexported)


def plan_of_measurement(figure, memo, seeds):
    path = source.figure_path(figure, memo.root)
    try:
        reached = source.closure(path, source.MEASURE, memo)
        judged = judge.fingerprint(figure, memo)
    except EngineError as error:
        return Plan(figure, error=str(error))
    try:
        measured = waist.read(figure, memo.root)
    except waist.WaistError as error:
        return Plan(figure, reached, seeds or SEEDS, (str(error),))
    wanted = seeds or (measured.seeds if len(measured.seeds) >= len(SEEDS) else SEEDS)
    stale = tuple(reasons(measured, reached, wanted, memo.root))
    return Plan(figure, reached, wanted, stale, not stale and judged != measured.judged)


def reasons(measured, reached, seeds, root):
    """One line for each thing that makes a measurement stale."""
    if measured.fingerprint != reached.fingerprint:
        fields = list(setup_changes(measured, root))
        told = f"{reached.start}::Setup changed"
        yield from fields
        yield from (
            line for line in source_changes(measured.sources, reached) if not fields or line != told
        )
    if sorted(measured.seeds) != sorted(seeds):
        yield f"it has seeds {listed(measured.seeds)}, wanted are {listed(seeds)}"


def reasons_to_export(figure, offer, memo):
    """One line for each thing that makes the networks of a figure stale."""
    try:
        kept = networks.record(figure, memo.root)
    except EngineError as error:
        yield str(error)
        return
    yield from source_changes(kept.sources, offer)
    yield from networks.damage(figure, kept, memo)


def source_changes(before, reached):
    """ "a/b.py changed, reached through figure → helper → b" for every difference."""
    for name, value in sorted(reached.parts.items()):
        if before.get(name) != value:
            what = "changed" if name in before else "is new"
            yield f"{name} {what}{through(reached.chain(name))}"
    for name in sorted(set(before) - set(reached.parts)):
        yield f"{name} is no longer reached"


def through(chain):
    return f", reached through {' → '.join(chain)}" if len(chain) > 1 else ""


def setup_changes(measured, root):
    """ "Setup.steps 300 → 400" for every field that differs."""
    path = source.figure_path(measured.figure, root)
    try:
        setup = dataclasses.asdict(source.load(path, {"Setup"}, root).Setup())
    except Exception:  # a Setup that cannot be made is reported when it is measured
        return
    for name in sorted({*setup, *measured.setup}):
        old, new = (plain(values.get(name, "absent")) for values in (measured.setup, setup))
        if old != new:
            yield f"Setup.{name} {old} → {new}"


def plain(value):
    return list(map(plain, value)) if isinstance(value, list | tuple) else value


def listed(seeds):
    """0-4 where there are no gaps, else 0,2,7."""
    ordered = sorted(seeds)
    if len(ordered) > 2 and ordered == list(range(ordered[0], ordered[-1] + 1)):
        return f"{ordered[0]}-{ordered[-1]}"
    return ",".join(map(str, ordered))
