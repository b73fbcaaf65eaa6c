"""`make figures`: measure what is stale, judge, draw what changed; never lose what is done.

Each finished seed is kept at once, so a killed run continues where it stopped. A figure that
fails does not stop the others; its last good measurement stays.
"""

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from scripts.engine import drawings, files, networks, plan, source, turn, waist
from scripts.engine.errors import EngineError, in_words
from scripts.engine.memo import Memo

NEEDS_PACKAGES = 3  # exit status by which the Makefile knows that it must install something
SECONDS_UNKNOWN = 20.0  # what a seed is expected to take before it was ever measured
SECONDS_DRAWING = 0.8
SECONDS_EXPORTING = 60.0
SWEPT = (
    waist.FOLDER,
    *"build build/store build/partial/* build/figures/*".split(),
    *files.KEPT,
)
EXPORTERS = {"onnx", "onnxscript", "onnxruntime"}


def make(root, only="", seeds=(), workers=None, languages=(), **options):
    """Bring figures up to date; returns the exit status of the command.

    options: store and executor, the texts of STORE= and EXECUTOR=; taken=False leaves out the
    pictures to take away
    """
    root = Path(root)
    with turn.taken(root, "make figures") as unwritable:
        return make_alone(root, only, seeds, workers, languages, unwritable, **options)


def make_alone(root, only, seeds, workers, languages, unwritable, taken=True, **options):
    """`make`, while no other run is at work here. unwritable: why nothing can be written, or ""."""
    memo = Memo(root)
    plans = {name: plan.plan(name, memo, seeds) for name in source.chosen(only, root)}
    work = Work(root, plans, drawings.Drawings(memo, languages, taken), **options)
    if lacking := work.lacking():
        return lacking
    if not unwritable:
        tidy(plans, root)
    elif stale := work.unfinished():
        raise EngineError(f"{unwritable}: {stale} is not up to date")
    work.judge_again()
    tasks = work.first_tasks()
    memo.save()
    if tasks:
        work.run(tasks, workers)
        memo.save()
    return work.report(quiet=not tasks)


def tidy(plans, root):
    """Clear away what killed runs left: half-written files, seeds of complete measurements."""
    for place in SWEPT:
        for folder in root.glob(place):
            files.sweep(folder)
    forget_finished(plans, root)


def forget_finished(plans, root):
    """Clear away the kept seeds of measurements that are complete.

    A run killed between writing a measurement and clearing its seeds leaves them behind.
    """
    for folder in (root / "build" / "partial").glob("*"):
        each = plans.get(folder.name)
        if each and not each.stale and not each.error:
            shutil.rmtree(folder, ignore_errors=True)


class Work:
    """One run: what is planned, what came back, what failed."""

    def __init__(self, root, plans, drawings, store="", executor=""):
        self.root, self.plans, self.drawings = root, plans, drawings
        self.store, self.executor = store, executor
        self.saved, self.remarks = 0.0, set()
        self.parts = {name: {} for name in plans}
        self.failed, self.notes, self.seconds = {}, [], waist.seconds(root)
        for name, each in plans.items():
            if each.error:
                self.failed[name] = [each.error]

    def lacking(self):
        """Exit status 3, and a message, where a stale figure needs a package that is not here."""
        for name, each in self.plans.items():
            reasons = each.stale or each.unexported
            absent = sorted(package for package in self.outside(name) if find_spec(package) is None)
            if reasons and absent:
                print(
                    f"{name} is stale ({reasons[0]}), and making it anew needs "
                    f"{', '.join(absent)}, not installed here: make figures installs it",
                    file=sys.stderr,
                )
                return NEEDS_PACKAGES
        return 0

    def outside(self, name):
        """Packages that are needed to measure and export what is stale of a figure."""
        each, found = self.plans[name], set()
        if each.stale:
            found |= each.closure.outside
        if each.unexported:
            found |= each.offer.outside | EXPORTERS
        return found - sys.stdlib_module_names

    def judge_again(self):
        """Verdicts follow their CLAIMS without any training."""
        for name in [name for name, each in self.plans.items() if each.rejudge]:
            from scripts.engine import publishing  # not above: a no-op pays for no import

            try:
                publishing.judge_again(name, self.root)
                self.notes.append(f"{name}: judged again")
            except Exception as error:
                self.failed[name] = [in_words(error)]

    def unfinished(self):
        """The first figure for which something has to be written, "" where there is none."""
        behind = (
            name
            for name, each in self.plans.items()
            if each.stale
            or each.rejudge
            or each.unexported
            or (not each.error and self.drawings.stale(name))
        )
        return next(behind, "")

    def first_tasks(self):
        """Seeds still to be measured, and drawings of what is fresh."""
        tasks = []
        for name, each in self.plans.items():
            if name not in self.failed:
                tasks += self.seed_tasks(name, each) if each.stale else self.draw_tasks(name)
                tasks += self.export_tasks(name, each)
        return tasks

    def export_tasks(self, name, each):
        """The networks of one figure, where they are out of date."""
        if not each.unexported:
            return []
        from scripts.engine import exporting, store
        from scripts.engine.workers import Task

        place = store.place(self.store, self.root)
        arguments = (name, each.offer.fingerprint, place)
        called = f"{name} exported"
        return [Task(called, name, exporting.export, arguments, SECONDS_EXPORTING, here=True)]

    def seed_tasks(self, name, each):
        from scripts.engine import measuring, store
        from scripts.engine.workers import Task

        place = store.place(self.store, self.root)
        folder, fingerprint = measuring.folder_of(name, self.root), each.closure.fingerprint
        for seed in each.seeds:
            if kept := measuring.kept(folder, seed, fingerprint):
                self.parts[name][seed] = kept
        seconds = self.seconds.get(name, SECONDS_UNKNOWN * len(each.seeds)) / len(each.seeds)
        tasks = [
            Task(f"{name} seed {seed}", name, measuring.measure_seed, arguments, seconds)
            for seed in each.seeds
            if seed not in self.parts[name]
            for arguments in [(name, seed, fingerprint, place)]
        ]
        return tasks or self.publish(name)

    def draw_tasks(self, name):
        """Drawings of one figure that are out of date, one task per language and layout."""
        try:
            stale = self.drawings.stale(name)
        except EngineError as error:
            self.failed.setdefault(name, []).append(str(error))
            return []
        if not stale:
            return []
        from scripts.engine.workers import Task

        return [
            Task(f"{name} drawn for {language}, {layout}", name, drawings.draw_layout, arguments,
                 SECONDS_DRAWING, here=True)
            for language, layout, fingerprint in stale
            for arguments in [(name, language, layout, fingerprint, self.drawings.taken)]
        ]  # fmt: skip

    def run(self, tasks, workers):
        from scripts.engine import executors
        from scripts.engine import workers as pool
        from scripts.engine.progress import Progress

        workers = workers or pool.usual_number()
        self.progress = Progress(tasks, workers)
        executor = "" if all(task.here for task in tasks) else self.executor
        try:
            with executors.reached(executor, self.root, self.sources(), self.progress.say) as away:
                pool.run(tasks, self.done, self.root, workers, self.preload(tasks), away)
        except KeyboardInterrupt:
            self.progress.say("stopped; finished seeds are kept, make figures continues")
            sys.stderr.flush()
            os._exit(130)  # workers end with this process, whatever they are doing
        self.progress.close()

    def sources(self):
        """All files that the measurements at hand reach."""
        return set().union(*(each.closure.files for each in self.plans.values() if each.stale))

    def preload(self, tasks):
        """Outside packages of the figures at hand: imported once, before workers fork."""
        outside = set().union(*(self.outside(task.figure) for task in tasks))
        return sorted(outside) + list(drawings.PRELOAD)

    def done(self, task, result):
        """Take in what a task gave; returns the tasks that follow from it."""
        from scripts.engine import exporting
        from scripts.engine.workers import Failure

        if isinstance(result, Failure):
            self.fail(task, result)
            return []
        if task.function is drawings.draw_layout:
            self.notes += result
            self.progress.done(task)
            return []
        try:
            take = self.take_networks if task.function is exporting.export else self.take_seed
            more = take(task, result)
        except OSError as error:
            self.fail(task, Failure("", in_words(error)))
            return []
        self.progress.add(more)
        return more

    def take_seed(self, task, result):
        from scripts.engine import measuring

        name, seed = task.figure, task.arguments[1]
        measuring.keep(measuring.folder_of(name, self.root), seed, *result)
        self.parts[name][seed] = result
        self.pass_on(result[0])
        self.progress.done(task, f"{result[0]['seconds']:.1f} s")
        if len(self.parts[name]) < len(self.plans[name].seeds):
            return []
        return self.publish(name)

    def take_networks(self, task, result):
        networks.save(task.figure, *result, self.root)
        self.notes.append(f"{task.figure}: its networks are exported")
        self.progress.done(task)
        return []

    def pass_on(self, record):
        """What the store saved, and what it has to say, each once."""
        self.saved += record.get("saved", 0.0)
        for remark in record.get("remarks", ()):
            if remark not in self.remarks:
                self.progress.say(remark)
            self.remarks.add(remark)

    def publish(self, name):
        """Write the waist of a figure whose seeds are all there; returns its drawings."""
        from scripts.engine import measuring, publishing

        try:
            publishing.publish(name, self.plans[name].closure, self.parts[name], self.root)
        except Exception as error:
            self.failed.setdefault(name, []).append(in_words(error))
            if isinstance(error, publishing.VersionsDiffer):
                shutil.rmtree(measuring.folder_of(name, self.root), ignore_errors=True)
            return []
        self.note_use(name)
        shutil.rmtree(measuring.folder_of(name, self.root), ignore_errors=True)
        self.notes.append(f"{name}: measured, {waist.FOLDER}/{name}.json is new")
        return self.draw_tasks(name)

    def note_use(self, name):
        """Tell the store which entries this measurement needed, so that pruning leaves them."""
        from scripts.engine import store

        used = (record.get("used", ()) for record, _ in self.parts[name].values())
        store.note_use(store.place(self.store, self.root)[0], name, set().union(*used))

    def fail(self, task, failure):
        place = f"{failure.where}: " if failure.where else ""
        self.failed.setdefault(task.figure, []).append(f"{task.name}: {place}{failure.what}")
        self.progress.done(task, "FAILED")

    def report(self, quiet):
        """The end of the run in words; returns the exit status."""
        if self.saved >= 1:
            print(f"the store saved {self.saved:.0f} s of one core")
        for note in sorted(set(self.notes)):
            print(note)
        for name, reasons in sorted(self.failed.items()):
            for reason in reasons:
                print(f"FAILED {name}: {reason}", file=sys.stderr)
        if self.failed:
            kept = "; what is committed of them stays as it was"
            print(f"{len(self.failed)} of {len(self.plans)} figures failed{kept}", file=sys.stderr)
            return 1
        if quiet and not self.notes:
            print(f"All {len(self.plans)} figures are up to date.")
        return 0
