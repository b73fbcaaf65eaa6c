"""Publishing: all seeds of a figure together become the waist, verdicts included."""

from pathlib import Path

from scripts.engine import judge, source, summary, waist
from scripts.engine.arrays import names_in, unpacked
from scripts.engine.errors import EngineError
from scripts.engine.memo import Memo


class VersionsDiffer(EngineError):
    """Seeds that were measured with different versions of something: they are no one measurement.

    So it is where a package was upgraded in the middle of a run that was stopped, or where the
    workers of a cluster are not alike.
    """


def merged(figure, closure, parts, root):
    """(document, arrays) of a figure from {seed: (record, npz bytes)}, verdicts included."""
    seeds = sorted(parts)
    records = [parts[seed][0] for seed in seeds]
    alike(figure, [record["versions"] for record in records])
    document = {
        "figure": figure,
        "setup": records[0]["setup"],
        "seeds": seeds,
        "numbers": summaries(figure, records),
        "versions": records[0]["versions"],
        "fingerprint": closure.fingerprint,
        "sources": closure.parts,
    }
    rejudge(document, root)
    return document, stacked(figure, [parts[seed][1] for seed in seeds])


def alike(figure, versions):
    """`VersionsDiffer` where they do, with what they are."""
    for name in sorted(set().union(*versions)):
        found = sorted({each.get(name, "none") for each in versions})
        if len(found) > 1:
            raise VersionsDiffer(
                f"{source.FIGURES}/{figure}.py: its seeds were measured with {name} "
                f"{' and '.join(found)}; make figures measures them anew, with one version each"
            )


def summaries(figure, records):
    """{name: summary} of every number over the seeds."""
    names = set(records[0]["numbers"])
    for record in records:
        if set(record["numbers"]) != names:
            odd = ", ".join(sorted(names ^ set(record["numbers"])))
            raise EngineError(f"{source.FIGURES}/{figure}.py: not every seed measures {odd}")
    found = {}
    for name in names:
        try:
            found[name] = summary.summarise([record["numbers"][name] for record in records])
        except ValueError as error:
            raise EngineError(f"{source.FIGURES}/{figure}.py: '{name}': {error}") from None
    return found


def stacked(figure, packs):
    """Arrays of all seeds: series side by side, the exhibit of the first seed only."""
    import numpy as np

    arrays = {}
    for name in names_in(packs[0]):
        if name.startswith("exhibit."):
            arrays[name] = unpacked(packs[0], name)
            continue
        rows = [unpacked(data, name) for data in packs]
        if len({row.shape for row in rows}) > 1:
            shapes = ", ".join(str(row.shape) for row in rows)
            raise EngineError(f"{source.FIGURES}/{figure}.py: {name} varies in shape: {shapes}")
        arrays[name] = np.stack(rows)
    return arrays


def rejudge(document, root):
    """Sum up the seeds as they are kept, and put the verdicts of CLAIMS into a document."""
    figure = document["figure"]
    document["numbers"] = {
        name: summary.summarise(summary.counted(entry["seeds"], entry.get("of")))
        for name, entry in document["numbers"].items()
    }
    claims = judge.claims(figure, root)
    document["claims"] = judge.judge(claims, document["numbers"], figure)
    document["judged"] = judge.fingerprint(figure, Memo(Path(root)))


def publish(figure, closure, parts, root):
    """Write the waist of a figure from all its seeds; True if any byte changed."""
    document, arrays = merged(figure, closure, parts, root)
    changed = waist.save_pair(waist.place(figure, root), document, waist.packed(arrays))
    waist.keep_seconds(figure, sum(record["seconds"] for record, _ in parts.values()), root)
    return changed


def judge_again(figure, root):
    """Bring only the verdicts of a committed measurement up to date."""
    path = waist.place(figure, root)
    document, data = waist.load_pair(path, f"make figures ONLY={figure}", root)
    rejudge(document, root)
    waist.save_pair(path, document, data)
