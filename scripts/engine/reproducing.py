"""`make reproduce`: everything measured from nothing in a scratch folder, then compared.

docs/measured is read and never written. What kept functions answer lies in a store of this run
alone, empty at first and thrown away: every model is trained anew, and each of them once.
"""

import json
import os
import secrets
import shutil
import sys
from pathlib import Path

from scripts.engine import (
    executors,
    exporting,
    files,
    judge,
    making,
    measuring,
    plan,
    publishing,
    source,
    turn,
    verify,
    waist,
    workers,
)
from scripts.engine.errors import EngineError
from scripts.engine.memo import Memo
from scripts.engine.progress import Progress

SCRATCH = "build/reproduce"


def reproduce(root, only="", seeds=(), processes=None, executor=""):
    """Measure again and compare; returns 0 where everything agrees, 1 where something moved."""
    root = Path(root)
    with turn.taken(root, "make reproduce") as unwritable:
        if unwritable:
            raise EngineError(unwritable)
        return reproduce_alone(root, only, seeds, processes, executor)


def reproduce_alone(root, only, seeds, processes, executor):
    """`reproduce`, while no other run of it is at work here."""
    memo = Memo(root)
    names = source.chosen(only, root)
    shutil.rmtree(root / SCRATCH, ignore_errors=True)
    committed = {name: waist.read(name, root) for name in names}
    plans = {name: fresh(plan.plan(name, memo, committed[name].seeds)) for name in names}
    memo.save()
    wanted = {name: seeds or committed[name].seeds for name in names}
    try:
        parts, networks, failures = measure(root, plans, wanted, processes, committed, executor)
    finally:
        for store in (root / SCRATCH).glob("store-*"):
            shutil.rmtree(store, ignore_errors=True)
    rows = []
    for name in names:
        if set(parts[name]) == set(wanted[name]):
            try:
                rows += compared(root, committed[name], plans[name].closure, parts[name])
            except EngineError as error:
                failures.append(str(error))
    rows += [row for name in networks for row in network_rows(name, networks[name], rows)]
    return told(root, rows, failures)


def fresh(each):
    """A plan, or an EngineError where what is committed belongs to other sources."""
    if reasons := ((each.error,) if each.error else each.stale or each.unexported):
        why = reasons[0]
        raise EngineError(f"{each.figure} is stale ({why}); run make figures first")
    return each


def measure(root, plans, wanted, processes, committed, executor=""):
    """({figure: {seed: result}}, {figure: distances of its networks}, failures in words)."""
    parts, networks, failures, saved = {name: {} for name in plans}, {}, [], []
    # A name of its own: a worker on another machine has no store of that name from before.
    store = root / SCRATCH / f"store-{secrets.token_hex(4)}"
    store.mkdir(parents=True)
    place = (str(store), "")
    tasks = seed_tasks(plans, wanted, committed, place) + export_tasks(plans, place)
    processes = processes or workers.usual_number()
    progress = Progress(tasks, processes)

    def done(task, result):
        if isinstance(result, workers.Failure):
            failures.append(f"{task.name}: {result.where}: {result.what}")
            progress.done(task, "FAILED")
            return
        if task.function is exporting.compared:
            networks[task.figure] = result
            progress.done(task)
            return
        parts[task.figure][task.arguments[1]] = result
        saved.append(result[0]["saved"])
        progress.done(task, f"{result[0]['seconds']:.1f} s")

    outside = set().union(*(each.closure.outside for each in plans.values()))
    sources = set().union(*(each.closure.files for each in plans.values()))
    try:
        with executors.reached(executor, root, sources, progress.say) as away:
            preload = sorted(outside - sys.stdlib_module_names)
            workers.run(tasks, done, root, processes, preload, away)
    except KeyboardInterrupt:
        progress.say("stopped; nothing was compared")
        sys.stderr.flush()
        shutil.rmtree(store, ignore_errors=True)
        os._exit(130)  # workers end with this process, whatever they are doing
    progress.close()
    if sum(saved) >= 1:
        print(f"what figures share was made once, which saved {sum(saved):.0f} s of one core")
    return parts, networks, failures


def seed_tasks(plans, wanted, committed, store):
    """One task for each seed of each figure."""
    return [
        workers.Task(
            f"{name} seed {seed}",
            name,
            measuring.measure_seed,
            (name, seed, plans[name].closure.fingerprint, store),
            (committed[name].seconds or 20.0) / len(committed[name].seeds),
        )
        for name in plans
        for seed in wanted[name]
    ]


def export_tasks(plans, store):
    """One task for the networks of each figure that offers some."""
    return [
        workers.Task(
            f"{name} exported", name, exporting.compared,
            (name, each.offer.fingerprint, store), making.SECONDS_EXPORTING, here=True,
        )
        for name, each in plans.items()
        if each.offer
    ]  # fmt: skip


def network_rows(figure, distances, rows):
    """A row for every output of a figure's networks: the committed ones against those made anew.

    rows: of the figures' numbers. Where one of this figure's moved, rounding took the training
    another way, and a network that was trained anew is another one: that is told, not judged.
    """
    same = all(row.equal == row.of for row in rows if row.figure == figure)
    note = "" if same else "trained anew with other rounding"
    return [
        verify.Row(
            figure, f"network {output}", 0.0, off, exporting.AGAIN, off / exporting.AGAIN,
            int(off == 0), 1, off <= exporting.AGAIN or not same, note,
        )
        for output, off in distances.items()
    ]  # fmt: skip


def compared(root, committed, closure, parts):
    """Keep one figure's new measurement in the scratch folder, and compare it."""
    name = committed.figure
    document, arrays = publishing.merged(name, closure, parts, root)
    waist.save_pair(root / SCRATCH / f"{name}.json", document, waist.packed(arrays))
    if document["versions"] != committed.versions:
        before, now = differing(committed.versions, document["versions"])
        print(f"{name}: measured with {before}, now with {now}")
    claims, stated = judge.claims(name, root), verify.tolerances(name, root)
    rows = verify.compare(committed, document["numbers"], document["seeds"], claims, stated)
    if tuple(document["seeds"]) == committed.seeds:
        rows += verify.array_rows(committed, arrays, list(rows))
    return rows


def differing(*versions):
    """What each of several {package: version} has that not all of them have, as text."""
    names = sorted(set().union(*versions))
    odd = [name for name in names if len({each.get(name) for each in versions}) > 1]
    return [", ".join(f"{name} {each.get(name, 'unknown')}" for name in odd) for each in versions]


def told(root, rows, failures):
    """Print what moved, keep the report, return the exit status."""
    report = verify.report(rows, failures)
    text = json.dumps(report, indent=1, ensure_ascii=False)
    files.write(root / SCRATCH / "report.json", text.encode())
    print("\n".join(verify.table(rows) + [f"FAILED {failure}" for failure in failures]))
    seeds, equal = sum(row.of for row in rows), sum(row.equal for row in rows)
    print(f"{equal} of {seeds} values per seed and verdicts are equal to the last digit kept")
    print(f"{report['passed']} passed, {report['failed']} failed")
    return 1 if report["failed"] else 0
