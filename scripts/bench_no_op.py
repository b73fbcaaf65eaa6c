"""How long make figures takes where there is nothing to do: python -m scripts.bench_no_op

Timed is the best of three, on a copy of this checkout with twenty figures that are all fresh; where
there are fewer, they are repeated under other names. Exit status: 0.
"""

import itertools
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.engine import drawings, judge, options, plan, source, waist
from scripts.engine.files import ROOT
from scripts.engine.memo import Memo

FIGURES = 20  # how many are timed


def main(given):
    print(f"make figures with nothing to do: {no_op()}", flush=True)
    return 0


def no_op():
    """In words; first where it fails, what is missing."""
    memo = Memo(ROOT)
    drawn = drawings.Drawings(memo)
    fresh = [
        name
        for name in source.figures()
        if not plan.plan(name, memo).stale and not drawn.stale(name)
    ][:FIGURES]
    if not fresh:
        return "not measured, no figure is measured and drawn: make figures first"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "copy"
        names = copied(root, fresh)
        command = [sys.executable, "-m", "scripts.make_figures", f"ONLY={','.join(names)}"]
        time.sleep(2.5)  # a file changed just now is not remembered
        spent = [seconds(command, root) for _ in range(4)]
        best = min(spent[1:])  # the first remembers
    return f"{best:.2f} s for {len(names)} figures"


def copied(root, fresh):
    """A copy of this checkout in which the fresh figures are repeated up to twenty."""
    skip = shutil.ignore_patterns("__pycache__")
    for name in ("scripts", "figures_src", "docs", "build/figures"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, root / name, ignore=skip)
    if (ROOT / "requirements.lock").exists():
        shutil.copy(ROOT / "requirements.lock", root)
    twins = [(name, f"{name}_{number}") for number in range(2, FIGURES + 1) for name in fresh]
    twins = twins[: max(0, FIGURES - len(fresh))]
    for name, twin in twins:
        shutil.copy(source.figure_path(name, root), source.figure_path(twin, root))
        shutil.copy(waist.place(name, root).with_suffix(".npz"),
                    waist.place(twin, root).with_suffix(".npz"))  # fmt: skip
    memo = Memo(root)
    for name, twin in twins:
        adopt(root, memo, name, twin)
    return [*fresh, *(twin for _, twin in twins)]


def adopt(root, memo, name, twin):
    """Give a repeated figure the measurement and the drawings of the first, as its own."""
    document = json.loads(waist.place(name, root).read_bytes())
    reached = source.closure(source.figure_path(twin, root), source.MEASURE, memo)
    document |= {"figure": twin, "sources": reached.parts, "fingerprint": reached.fingerprint,
                 "judged": judge.fingerprint(twin, memo)}  # fmt: skip
    waist.place(twin, root).write_text(json.dumps(document))
    drawn = drawings.Drawings(memo)
    for language, layout in itertools.product(drawn.rows, drawings.LAYOUTS):
        folder, sizes = root / drawings.FOLDER / language, []
        products = (drawings.products(each, layout) for each in (name, twin))
        for old, new in zip(*products, strict=True):
            if (folder / old).exists():
                shutil.copy(folder / old, folder / new)
                sizes.append(str((folder / new).stat().st_size))
        if folder.exists():
            told = " ".join([drawn.fingerprint(twin, language), *sizes])
            (folder / f"{twin}.{layout}.drawn").write_text(told)


def seconds(command, root):
    """How long a command takes, from its start to its end."""
    began = time.perf_counter()
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


if __name__ == "__main__":
    options.run(main, __doc__, {})
