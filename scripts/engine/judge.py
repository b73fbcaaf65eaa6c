"""Verdicts: what each claim's decisive number says, on the rounded numbers everybody can see."""

from scripts.engine import files, source
from scripts.engine.errors import EngineError, did_you_mean


def claims(figure, root):
    """The CLAIMS of a figure, as written in its script."""
    return source.load(source.figure_path(figure, root), source.JUDGE, root).CLAIMS


def fingerprint(figure, memo):
    """What verdicts hang on besides the measured seeds: CLAIMS, and how seeds are summed up."""
    path = source.figure_path(figure, memo.root)
    pens = memo.root / "scripts/engine/summary.py"
    parts = [source.closure(path, source.JUDGE, memo), source.closure(pens, None, memo)]
    return files.digest("\n".join(part.fingerprint for part in parts))[:20]


def judge(claims, numbers, figure=""):
    """{id: verdict and what it rests on} of all claims.

    claims: {id: Claim}; numbers: {name: {"middle", "seeds", …}} as in the committed JSON.
    Raises EngineError where a claim names a number that was not measured.
    """
    return {name: judged(name, claim, numbers, figure) for name, claim in sorted(claims.items())}


def judged(name, claim, numbers, figure):
    if claim.number not in numbers:
        near = did_you_mean(claim.number, numbers)
        raise EngineError(
            f"figures_src/figures/{figure}.py: claim {name} rests on '{claim.number}', "
            f"which measure does not return{near}"
        )
    entry = numbers[claim.number]
    side = claim.margin(entry["middle"]) > 0
    return {
        "verdict": claim.verdict(entry["middle"]),
        "number": claim.number,
        "value": entry["middle"],
        "stands": claim.stands,
        "threshold": claim.threshold,
        "margin": float(f"{claim.margin(entry['middle']):.4g}") + 0.0,
        "flips": claim.flips,
        "seeds_agreeing": sum((claim.margin(value) > 0) == side for value in entry["seeds"]),
    }
