"""A small repository for the site's tests: two languages, one measured and drawn figure."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from scripts.engine import waist
from scripts.site.essay import Essay
from scripts.site.shelf import Shelf

ROOT = Path(__file__).resolve().parents[3]
NUMBERS = {
    "flat_end": {"middle": 0.934, "low": 0.91, "high": 0.95, "seeds": [0.93, 0.934, 0.94]},
    "flipped": {"middle": 0.5, "low": 0.4, "high": 0.6, "seeds": [0.5, 0.4, 0.6], "of": [20] * 3},
}
DAY = "2024-05-06T12:00:00+00:00"
CLAIM = {
    "verdict": "HOLDS HERE", "number": "flat_end", "value": 0.934, "stands": "above",
    "threshold": 0.8, "margin": 0.134, "flips": "it does not open", "seeds_agreeing": 3,
}  # fmt: skip
CLAIMS = """
B2: {source: B, status: untestable, en: Nobody expected it., zh: 没有人料到。}
B8: {source: B, experiment: E2, status: measured, figure: paper_ball, en: It opens., zh: 它展开了。}
B9: {source: B, experiment: E2d, status: measured, figure: paper_ball, en: Not decided.}
D7: {source: D, experiment: E14c, status: open, en: It could hold anything.}
D8: {source: D, status: untestable, en: It is <em>dangerous</em>.}
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} 100" role="img" '
    'aria-labelledby="paper_ball-{n}-title"><title id="paper_ball-{n}-title">{alt}</title>'
    '<text class="fig-text" fill="var(--ink-model, #1f5f8b)">{alt}</text></svg>'
)


@pytest.fixture
def repository(tmp_path):
    """Root of a repository in which paper_ball is measured, and drawn in English and Chinese."""
    for name in ("languages.yml", "glossary.yml", "en/words.yml", "zh/words.yml", "references.bib"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "docs" / name, tmp_path / "docs" / name)
    (tmp_path / "docs/claims.yml").write_text(CLAIMS, encoding="utf-8")
    measure(tmp_path, "paper_ball")
    for code, alt in {"en": "A ball opens.", "zh": "纸团展开。"}.items():
        draw(tmp_path, code, alt)
    demo = tmp_path / "figures_src/demos/paper_ball.py"
    demo.parent.mkdir(parents=True)
    demo.write_text("CONTROLS = ()\n", encoding="utf-8")
    return tmp_path


def measure(root, figure):
    """Commits a small measurement."""
    document = dict.fromkeys(waist.FIELDS, {}) | {
        "figure": figure, "seeds": [0, 1, 2], "numbers": NUMBERS, "claims": {"B8": CLAIM},
        "fingerprint": "0123456789abcdef",
    }  # fmt: skip
    waist.place(figure, root).parent.mkdir(parents=True, exist_ok=True)
    packed = waist.packed({"series.flat": np.zeros((3, 2))})
    waist.save_pair(waist.place(figure, root), document, packed)


def draw(root, code, alt):
    """Puts a drawing where the engine would."""
    folder = root / "build/figures" / code
    folder.mkdir(parents=True, exist_ok=True)
    for name, width in {"wide": 720, "narrow": 340}.items():
        svg = SVG.format(w=width, n=name, alt=alt)
        (folder / f"paper_ball.{name}.svg").write_text(f"<?xml?>\n{svg}", encoding="utf-8")
    (folder / "paper_ball.png").write_bytes(b"a picture")
    words = {"title": "The ball", "alt": alt, "description": f"{alt} Layer by layer."}
    (folder / "paper_ball.words.json").write_text(json.dumps(words), encoding="utf-8")


def git(root, *words, day=DAY):
    environment = {
        **os.environ, "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day,
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
    }  # fmt: skip
    known = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", root, *known, *words], check=True, env=environment)


def commit(root, day):
    git(root, "add", "-A", day=day)
    git(root, "commit", "-q", "-m", "x", day=day)


def cut(root, folder):
    """A clone of the last commit only."""
    git(root, "clone", "-q", "--depth", "1", f"file://{root}", str(folder))
    return folder


def translated(root, flips):
    """A Chinese catalogue in which the outcome that turns B8 is translated."""
    entry = f'msgctxt "paper_ball.flips.B8"\nmsgid "{CLAIM["flips"]}"\nmsgstr "{flips}"\n'
    path = root / "figures_src/words/zh.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'msgid ""\nmsgstr ""\n\n{entry}', encoding="utf-8")


@pytest.fixture
def shelf(repository):
    return Shelf(repository)


@pytest.fixture
def convert(repository, monkeypatch):
    """Markdown of a page -> HTML, as the site does it; the small repository plays no demo."""
    import markdown

    scene = {"size": [640, 480], "live": "Layer 0 of 12"}
    monkeypatch.setattr(Shelf, "first_scene", lambda shelf, demo, language: scene)

    def html(text, language="en", **options):
        essay = Essay(root=str(repository), language=language, page="docs/en/page.md", **options)
        return markdown.markdown(text, extensions=["tables", "toc", "fenced_code", essay])

    return html
