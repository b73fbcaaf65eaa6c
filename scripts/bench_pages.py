"""What each page of the site costs a reader: python -m scripts.bench_pages [ONLY=cliffs,zh/cliffs]

Lighthouse reads every page of the essay as a phone on a slow line would, from a server on this
machine that compresses, and nothing else is asked. One line per page: compressed kilobytes before
any touch, fonts included; how far the layout shifts; the four scores. Exit status: 0, or 1 where
a page misses a bar. Performance is the best of TRIES, since a busy machine can only spoil it.
"""

import gzip
import json
import os
import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from scripts import find_browser, serving
from scripts.engine import options
from scripts.engine.errors import EngineError, UsageError, did_you_mean
from scripts.engine.files import ROOT

BYTES, SHIFT, PERFORMANCE, OTHERS = 300_000, 0.0, 95, 100  # the bars
TRIES = 3
PROGRAM = "node_modules/lighthouse/cli/index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PACKED = (".woff2", ".webp", ".png", ".wasm", ".whl", ".zip")
SPARED = ("how", "take", "assets", "search")  # folders that hold no page of the essay


class Compressing(serving.Quiet):
    """A static host as readers meet it: text is compressed, files may be kept for a year."""

    protocol_version = "HTTP/1.1"

    def send_head(self):
        path = Path(self.translate_path(self.path))
        path = (
            path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        )
        if not path.is_file():
            return super().send_head()
        packed = path.suffix in PACKED
        data = path.read_bytes() if packed else gzip.compress(path.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(data)))
        if not packed:
            self.send_header("Content-Encoding", "gzip")
        kept = "no-cache" if path.suffix == ".html" else "max-age=31536000"
        self.send_header("Cache-Control", kept)
        self.end_headers()
        return BytesIO(data)


@dataclass(frozen=True)
class Cost:
    """One page: compressed bytes, sum of layout shifts, scores out of 100."""

    bytes: int
    shift: float
    scores: tuple[int, ...]

    @property
    def misses(self) -> list[str]:
        """The bars that this page misses, in words."""
        bars = [(f"{self.bytes / 1e3:.0f} kB", self.bytes <= BYTES)]
        bars += [(f"shift {self.shift:.3f}", self.shift <= SHIFT)]
        least = (PERFORMANCE, *[OTHERS] * 3)
        bars += [
            (f"{name} {score}", score >= bar)
            for name, score, bar in zip(CATEGORIES, self.scores, least, strict=True)
        ]
        return [told for told, reached in bars if not reached]


def main(given):
    return 1 if report(ROOT / "site", given["ONLY"]) else 0


def report(site: Path, only: str = "") -> int:
    """Prints one line per page; returns how many miss a bar."""
    names, missed = chosen(site, only), 0
    print("     kB  shift  performance  accessibility  best practices  SEO", flush=True)
    with serving.served(site, Compressing) as address:
        for name in names:
            cost = best(address + name)
            missed += bool(cost.misses)
            print(line(name, cost), flush=True)
    return missed


def chosen(site: Path, only: str = "") -> list[str]:
    """Addresses of the pages that `only` names, of all where it is empty; the opening is "index".

    Raises EngineError where there is no site, UsageError where it has no page of a name.
    """
    if not (site / "index.html").exists():
        raise EngineError("site/index.html: there is no site to measure; make site makes it")
    known = {name.strip("/") or "index": name for name in pages(site)}
    wanted = [name.strip("/") for name in only.split(",") if name] or list(known)
    for name in wanted:
        if name not in known:
            raise UsageError(f"ONLY={name} is no page of the site{did_you_mean(name, known)}")
    return [known[name] for name in wanted]


def line(name: str, cost: Cost) -> str:
    scores = "  ".join(f"{score:>{len(kind)}}" for kind, score in zip(
        CATEGORIES, cost.scores, strict=True))  # fmt: skip
    misses = f"   misses: {', '.join(cost.misses)}" if cost.misses else ""
    return f"{cost.bytes / 1e3:>7.0f}  {cost.shift:>5.3f}  {scores}  /{name}{misses}"


def pages(site: Path) -> list[str]:
    """Address of every page of the essay, below the site."""
    found = []
    for path in sorted(site.rglob("index.html")):
        parts = path.relative_to(site).parts[:-1]
        if not set(parts) & set(SPARED):
            found.append("/".join((*parts, "")) if parts else "")
    return found


def best(address: str) -> Cost:
    """The best performance of a few tries; everything else is the same in each."""
    costs = []
    for _ in range(TRIES):
        costs.append(cost(audit(address)))
        if costs[-1].scores[0] >= PERFORMANCE:
            break
    return max(costs, key=lambda one: one.scores[0])


def audit(address: str) -> dict:
    """Lighthouse's report on a page. Raises EngineError where it or the browser is missing."""
    if not (browser := find_browser.find()):
        raise EngineError(find_browser.MEND)
    if not (ROOT / PROGRAM).exists():
        raise EngineError(f"{PROGRAM}: missing; npm ci installs it")
    flags = "--headless=new --disable-background-networking"
    flags += " --no-sandbox" if os.geteuid() == 0 else ""
    command = ["node", PROGRAM, address, "--output=json", "--quiet", f"--chrome-flags={flags}"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--no-enable-error-reporting"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "CHROME_PATH": browser},
    )
    if done.returncode:
        raise EngineError(f"{address}: Lighthouse stopped: {done.stderr.strip()[-300:]}")
    return json.loads(done.stdout)


def cost(report: dict) -> Cost:
    """What we ask of a report of Lighthouse."""
    asked = report["audits"]["network-requests"]["details"]["items"]
    return Cost(
        sum(request.get("transferSize", 0) for request in asked),
        report["audits"]["cumulative-layout-shift"]["numericValue"],
        tuple(round((report["categories"][name]["score"] or 0) * 100) for name in CATEGORIES),
    )


if __name__ == "__main__":
    options.run(main, __doc__, {"ONLY": "only these pages, as cliffs,zh/cliffs"})
