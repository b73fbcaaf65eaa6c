"""What may go wrong while figures are made, done for real: the table on the page `methods`.

The same promise each time: nothing half-written is ever used, what was good stays, one line says
what to do, and the next run completes with the very bytes of a run that nothing disturbed.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.engine import waist
from tests.scripts.conftest import ended, family, running

FIGURE = "figures_src/figures/wave.py"
KILLS = 50
DRAW = random.SystemRandom().randrange(10**6)  # new moments in every run of the tests


@pytest.fixture(scope="module")
def undisturbed(measured_once):
    """(measurements, drawings) of a run that nothing disturbed."""
    return measured_once.measured(), measured_once.drawn()


def nothing_half_written(repository, undisturbed):
    """Whatever bears a name is whole; a drawing counts where its .drawn says so."""
    measured, drawn = undisturbed
    for name, data in repository.measured().items():
        assert data == measured[name], name
    now = repository.drawn()
    for name, data in now.items():
        assert data == drawn[name], name
    for name in (name for name in now if name.endswith(".drawn")):
        assert name.replace(".drawn", ".svg") in now
        assert "narrow" in name or name.replace("wide.drawn", "words.json") in now


def completes(repository, undisturbed):
    """The next run ends well, with the bytes of an undisturbed one and nothing left over."""
    process = repository.run("make_figures", "WORKERS=2")
    assert process.returncode == 0, process.said
    assert (repository.measured(), repository.drawn()) == undisturbed
    assert not list(repository.path("build/partial").glob("*"))
    assert not [path for path in repository.root.rglob(".*.tmp")]


def begun_again(repository):
    shutil.rmtree(repository.path("docs/measured"), ignore_errors=True)
    shutil.rmtree(repository.path("build"), ignore_errors=True)


def seconds_of_a_run(repository):
    """How long a whole run takes on this machine now, so that moments fall anywhere in it."""
    before = time.monotonic()
    assert repository.run("make_figures", "WORKERS=2").returncode == 0
    begun_again(repository)
    return time.monotonic() - before


@pytest.mark.slow
def test_a_command_killed_at_fifty_random_moments(repository, undisturbed):
    print(f"moments drawn from {DRAW}")
    moments, whole = random.Random(DRAW), seconds_of_a_run(repository)
    left = set()
    for _ in range(KILLS):
        process = repository.start("make_figures", "WORKERS=2")
        time.sleep(moments.uniform(0, whole))
        left |= set(family(process.pid))
        process.kill()
        process.communicate()
        nothing_half_written(repository, undisturbed)
        if repository.drawn().keys() == undisturbed[1].keys():
            begun_again(repository)
    completes(repository, undisturbed)
    assert ended(left)


def a_worker(process, moments):
    """One of the processes that work for a command, None while there is none."""
    parents = {}
    for number in family(process.pid):
        try:
            parents[number] = int(
                Path(f"/proc/{number}/stat").read_text().rsplit(")")[1].split()[1]
            )
        except OSError:
            continue
    workers = [number for number, parent in parents.items() if parent in parents]
    return moments.choice(workers) if workers else None


@pytest.mark.slow
def test_workers_killed_at_fifty_random_moments(repository, undisturbed):
    print(f"moments drawn from {DRAW}")
    moments, whole = random.Random(DRAW), seconds_of_a_run(repository)
    killed = 0
    while killed < KILLS:
        process = repository.start("make_figures", "WORKERS=2")
        while process.poll() is None:
            time.sleep(moments.uniform(0, whole / 4))
            worker = a_worker(process, moments)
            if worker and running(worker):
                os.kill(worker, signal.SIGKILL)
                killed += 1
                nothing_half_written(repository, undisturbed)
        repository.finish(process)
        if process.returncode == 0:
            assert (repository.measured(), repository.drawn()) == undisturbed
            begun_again(repository)
        else:  # a task is given up at its third death; the next run takes it up again
            assert "its process was killed" in process.stderr_text, process.said
            assert "Traceback" not in process.stdout_text
            nothing_half_written(repository, undisturbed)
    completes(repository, undisturbed)


def limited(size):
    """Words before a command that let no file grow beyond `size` bytes: a disk that is full."""
    code = (
        "import os, resource, sys; "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size})); "
        "os.execvp(sys.argv[1], sys.argv[1:])"
    )
    return (sys.executable, "-c", code)


def grown(repository):
    """The same repository after an edit that makes every product larger."""
    repository.change(FIGURE, "points: int = 50", "points: int = 5000")
    repository.change(FIGURE, "page.figure(200)", "page.figure(220)")


@pytest.fixture(scope="module")
def regrown(measured_once, tmp_path_factory, repository_at):
    """(measurements, drawings) of the edited repository, undisturbed."""
    place = tmp_path_factory.mktemp("grown") / "house"
    shutil.copytree(measured_once.root, place)
    made = repository_at(place)
    grown(made)
    assert made.run("make_figures").returncode == 0
    return made.measured(), made.drawn()


@pytest.mark.parametrize("size", [600, 2_000, 12_000, 60_000])
def test_a_full_disk_loses_nothing_and_says_so(measured, regrown, size):
    before = measured.measured()
    grown(measured)
    process = measured.run("make_figures", before=limited(size))
    assert process.returncode == 1 and "File too large" in process.stderr_text
    assert "Traceback" not in process.said
    now = measured.measured()
    assert now in (before, regrown[0]), "half of a measurement"
    assert waist.read("wave", measured.root)
    completes(measured, regrown)


def on_a_small_disk(repository):
    """Words before a command that put docs/measured on a disk of its own with 24 kB, and back."""
    script = (
        "cp -r docs/measured kept && mount -t tmpfs -o size=24k none docs/measured && "
        'cp kept/* docs/measured && rm -r kept && "$@"; status=$?; '
        "ls -A docs/measured > left; mkdir after; cp docs/measured/* after; exit $status"
    )
    for namespace in ("-m", "-rm"):
        words = ("unshare", namespace)
        try:
            subprocess.run([*words, "mount", "-t", "tmpfs", "none", "/mnt"], check=True,
                           capture_output=True)  # fmt: skip
        except (OSError, subprocess.CalledProcessError):
            continue
        return (*words, "sh", "-c", script, "sh")
    pytest.skip("no file system may be mounted here; a limit on file sizes stood in for it above")


def test_a_disk_that_is_really_full_keeps_the_last_good_measurement(measured, regrown):
    before = measured.measured()
    grown(measured)
    process = measured.run("make_figures", before=on_a_small_disk(measured))
    assert process.returncode == 1, process.said
    assert "FAILED wave: No space left on device" in process.stderr_text
    after = {path.name: path.read_bytes() for path in measured.path("after").iterdir()}
    assert {name: after[name] for name in before} == before
    assert ".tmp" not in measured.path("left").read_text()
    for name in ("after", "left"):
        place = measured.path(name)
        shutil.rmtree(place) if place.is_dir() else place.unlink()
    completes(measured, regrown)


@pytest.mark.parametrize("name", ["wave.json", "wave.npz", "calm.json"])
def test_a_measured_file_damaged_anywhere_is_noticed_and_made_anew(measured, undisturbed, name):
    path, moments = measured.path(f"docs/measured/{name}"), random.Random(DRAW)
    whole = path.read_bytes()
    for _ in range(20):
        path.write_bytes(whole[: moments.randrange(len(whole) - 1)])  # a lost line end harms nobody
        with pytest.raises(waist.WaistError, match=f"make figures ONLY={path.stem}"):
            waist.read(path.stem, measured.root)
    completes(measured, undisturbed)


def test_of_two_runs_at_once_the_second_waits_and_finds_all_done(repository, undisturbed):
    first = busy(repository)
    second = repository.start("make_figures", "WORKERS=2")
    told = second.stderr.readline()
    assert f"already runs in this checkout (process {first.pid}, since" in told
    first.send_signal(signal.SIGCONT)
    assert repository.finish(first).returncode == 0, first.said
    assert repository.finish(second).returncode == 0, second.said
    assert second.stdout_text == "All 2 figures are up to date.\n"
    assert (repository.measured(), repository.drawn()) == undisturbed


def test_whoever_waits_for_a_killed_run_takes_over(repository, undisturbed):
    first = busy(repository)
    second = repository.start("make_figures", "WORKERS=2")
    assert "already runs" in second.stderr.readline()
    first.kill()
    first.communicate()
    assert repository.finish(second).returncode == 0, second.said
    assert (repository.measured(), repository.drawn()) == undisturbed


def test_whoever_waits_may_give_up_without_a_trace(repository):
    first = busy(repository)
    second = repository.start("make_figures")
    assert "already runs" in second.stderr.readline()
    second.send_signal(signal.SIGINT)
    assert repository.finish(second).returncode == 130
    assert "Traceback" not in second.said and first.poll() is None
    first.kill()
    first.communicate()


def busy(repository):
    """A run that has taken its turn, and stands still until SIGCONT."""
    process = repository.start("make_figures", "WORKERS=2")
    lock = repository.path("build/make-figures.lock")
    while not lock.exists() or not lock.read_bytes():
        assert process.poll() is None
        time.sleep(0.005)
    process.send_signal(signal.SIGSTOP)  # so that whoever comes second is sure to meet it
    return process


# Without its privilege root may write where a mode forbids it no more than anybody else.
UNPRIVILEGED = """
import ctypes, os, sys
DROP, OVERRIDE_MODES, SEARCH, OWN = 24, 1, 2, 3
libc = ctypes.CDLL(None, use_errno=True)
if os.geteuid() == 0:
    for capability in (OVERRIDE_MODES, SEARCH, OWN):
        assert libc.prctl(DROP, capability, 0, 0, 0) == 0, "a privilege cannot be given up here"
os.execvp(sys.argv[1], sys.argv[1:])
"""


@pytest.fixture
def read_only(measured):
    """A measured repository nobody may write to, and what to put before a command in it."""
    everything = [measured.root, *measured.root.rglob("*")]

    def locked(writable=False):
        for path in everything:
            if path.exists() and not path.is_symlink():
                path.chmod(
                    path.stat().st_mode | 0o200 if writable else path.stat().st_mode & ~0o222
                )
        return (sys.executable, "-c", UNPRIVILEGED)

    yield measured, locked
    locked(writable=True)


def test_a_read_only_checkout_that_is_fresh_is_told_so(read_only, undisturbed):
    repository, locked = read_only
    for verb in ("make_figures", "why"):
        process = repository.run(verb, before=locked())
        assert process.returncode == 0 and not process.stderr_text, process.said
    assert (repository.measured(), repository.drawn()) == undisturbed


@pytest.mark.parametrize(
    ("old", "new"), [("points: int = 50", "points: int = 60"), ("figure(200)", "figure(220)"),
                     ("threshold=0.5", "threshold=0.6")],
)  # fmt: skip
def test_a_read_only_checkout_that_is_stale_stops_with_one_line(read_only, undisturbed, old, new):
    repository, locked = read_only
    repository.change(FIGURE, old, new)
    process = repository.run("make_figures", before=locked())
    assert process.returncode == 1
    assert process.stderr_text == (
        "error: this checkout cannot be written (build/: Permission denied); make figures has to: "
        "wave is not up to date\n"
    )
    assert (repository.measured(), repository.drawn()) == undisturbed


def test_a_clone_may_lie_in_any_folder(repository_at, measured_once, tmp_path, undisturbed):
    place = tmp_path / "ein Haus, für 地図 & 'Kekse' $HOME"
    shutil.copytree(measured_once.root, place)
    repository = repository_at(place)
    assert repository.run("make_figures").stdout_text == "All 2 figures are up to date.\n"
    assert repository.run("why").stdout_text == "calm is fresh\nwave is fresh\n"
    process = repository.run("reproduce", "SEEDS=0-1")
    assert process.returncode == 0, process.said
    begun_again(repository)
    completes(repository, undisturbed)


BACKWARDS = """
import itertools, time
HOURS = itertools.count(1)
NOW, NOW_NS = time.time, time.time_ns
time.time = lambda: NOW() - 3600 * next(HOURS)
time.time_ns = lambda: NOW_NS() - 3600 * 10**9 * next(HOURS)
"""


def with_clock_backwards(repository):
    """Every process of this repository sees each look at the clock an hour before the last."""
    repository.path("sitecustomize.py").write_text(BACKWARDS)
    shown = "import time; print(time.time() > time.time() > time.time())"
    again = subprocess.run([sys.executable, "-c", shown], cwd=repository.root, capture_output=True,
                           env={**os.environ, "PYTHONPATH": str(repository.root)})  # fmt: skip
    assert again.stdout == b"True\n"


def dated(repository, moments):
    """Every file gets a date of its own, from 1980 to 2080."""
    for path in repository.root.rglob("*"):
        os.utime(path, (moments.randrange(315532800, 3471292800),) * 2)


def test_a_clock_that_runs_backwards_makes_nothing_stale_and_hides_nothing(measured, undisturbed):
    with_clock_backwards(measured)
    moments = random.Random(DRAW)
    for _ in range(3):
        dated(measured, moments)
        assert measured.run("make_figures").stdout_text == "All 2 figures are up to date.\n"
    for old, new in (("1 * value", "2 * value"), ("2 * value", "1 * value")):
        path = measured.path("figures_src/measuring/deep.py")
        before = path.stat()
        measured.change("figures_src/measuring/deep.py", old, new)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))  # same size, same date
        stale = "deep.py changed" in measured.run("why", "ONLY=wave").stdout_text
        assert stale == (new == "2 * value")
    begun_again(measured)
    completes(measured, undisturbed)
