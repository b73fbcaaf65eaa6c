"""A figure's script as a page: "How this figure was made".

The script is the notebook. jupytext cuts it into cells, the docstring becomes prose, and the
outputs are those that are kept: the drawing, the numbers, the verdicts. Nothing is executed.
Cutting takes longer than all else, so the cells of a script are kept in build/cells.
"""

import ast
import json
import re
from html import escape
from importlib.metadata import version
from pathlib import Path

import nbformat
from nbformat import v4

from scripts.engine import files, waist
from scripts.l10n import registry
from scripts.site import figures
from scripts.site.page import Page
from scripts.site.shelf import Shelf

KEPT = "build/cells"
CARRIED = re.compile(
    r"<style\b.*?</style>|<script\b.*?</script>|<clipboard-copy\b.*?</clipboard-copy>|<!--.*?-->"
    r'|<div class="clipboard-copy-txt".*?</div>',  # the code once more, for the button
    re.DOTALL,
)


def write(root: Path, code: str) -> list[Path]:
    """Writes build/notebooks/<code>/how/<figure>.ipynb for every measured figure."""
    shelf, folder = Shelf(root), root / "build/notebooks" / code / "how"
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for path in sorted((root / waist.FOLDER).glob("*.json")):
        page = Page([], shelf, code, f"figures_src/figures/{path.stem}.py", url="how/figure/")
        written.append(folder / f"{path.stem}.ipynb")
        text = nbformat.writes(notebook(page, path.stem))
        written[-1].write_text(text, encoding="utf-8")
    for stale in set(folder.glob("*.ipynb")) - set(written):
        stale.unlink()
    return written


def notebook(page: Page, figure: str) -> nbformat.NotebookNode:
    """The script of a figure with its kept outputs, in the language of a page."""
    source = (page.shelf.root / page.path).read_text(encoding="utf-8")
    drawn = page.quote(0, page.shelf.drawing, figure, page.language)
    prose, code = parted(source)
    parts = cells(code, page.shelf.root)
    for cell in parts:
        if cell.cell_type == "code":
            cell.outputs = outputs(page, figure, drawn, cell.source)
    kicker = f'<p class="kicker">{escape(page.words["how_made"])}</p>'
    title = f"{kicker}\n\n# {drawn.words['title']}"
    told = v4.new_markdown_cell(f"{title}\n\n{_said(page, prose)}")
    result = v4.new_notebook(cells=[told, *parts])
    for number, cell in enumerate(result.cells):
        cell.id = f"cell-{number}"
    result.metadata["kernelspec"] = {"name": "python3", "language": "python", "display_name": "3"}
    return result


def parted(source: str) -> tuple[str, str]:
    """(docstring, everything after it) of a script."""
    tree = ast.parse(source)
    end = tree.body[0].end_lineno if ast.get_docstring(tree) else 0
    return ast.get_docstring(tree) or "", "\n".join(source.splitlines()[end:]).strip() + "\n"


def cells(code: str, root: Path) -> list:
    """The cells of a script."""
    name = files.digest(f"{version('jupytext')} {SOURCE} {code}")[:32]
    kept = files.kept(root / KEPT / f"{name}.json", lambda: json.dumps(cut(code)).encode())
    return nbformat.from_dict(json.loads(kept))


def cut(code: str) -> list:
    import jupytext

    return together(jupytext.reads(code, fmt="py:light").cells)


def together(cells: list) -> list:
    """The imports of a script in one cell instead of one for each of their blocks."""
    joined = []
    for cell in cells:
        if joined and _imports(cell) and _imports(joined[-1]):
            joined[-1].source += f"\n\n{cell.source}"
        else:
            joined.append(cell)
    return joined


def _imports(cell) -> bool:
    if cell.cell_type != "code":
        return False
    return all(
        isinstance(part, ast.Import | ast.ImportFrom) for part in ast.parse(cell.source).body
    )


def outputs(page, figure, drawn, code: str) -> list:
    """What a cell gave when it was run: verdicts below CLAIMS, drawing and numbers below draw."""
    measured = page.shelf.measured(figure)
    if re.search(r"^CLAIMS\b", code, re.MULTILINE) and measured.claims:
        return [_shown(verdicts(page, measured))]
    if re.search(r"^def draw\(", code, re.MULTILINE):
        figure_html = f'<div class="figure">{figures.drawing(drawn)}</div>'
        return [_shown(figure_html), _shown(figures.table(page, measured))]
    return []


def verdicts(page, measured) -> str:
    """The verdict of every claim of a figure, as a table."""
    from scripts.l10n import interface

    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        f"<td>{escape(interface.verdict(claim['verdict'], page.language, page.shelf.root))}</td>"
        f"<td><code>{escape(claim['number'])}</code></td></tr>"
        for name, claim in measured.claims.items()
    )
    keys = ("evidence_claim", "evidence_verdict", "number")
    head = "".join(f'<th scope="col">{escape(page.words[key])}</th>' for key in keys)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def bare(html: str) -> str:
    """A notebook page without the styles and scripts that every one of them carries (595 kB), and
    without a second copy of its code, which the search would find twice.

    A Chinese heading gets an id of no letters there; none at all is what HTML allows.
    """
    return CARRIED.sub("", html).replace(' id=""', "")


def _said(page, prose: str) -> str:
    """The docstring; on a translated page it says that it is in the source's language."""
    body = prose.partition("\n")[2].strip()
    source = registry.source(page.shelf.root)
    if page.language == source.code:
        return body
    return f'<div lang="{source.html}" markdown="1">\n\n{body}\n\n</div>'


def _shown(html: str):
    return v4.new_output("display_data", data={"text/html": html})


SOURCE = files.digest(Path(__file__).read_bytes())[:8]
