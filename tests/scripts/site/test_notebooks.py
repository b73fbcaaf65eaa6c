"""A figure's script is its own notebook, with the outputs that are kept."""

from scripts.site import notebooks
from scripts.site.notebooks import bare, cells, parted, write

SCRIPT = '''"""The ball.

It opens, and *this* is told.
"""

import math

import numpy

CLAIMS = {"B8": None}


def draw(measured, words, page):
    return math.pi
'''


def test_the_docstring_becomes_prose_and_the_rest_cells(repository):
    import nbformat

    script = repository / "figures_src/figures/paper_ball.py"
    script.parent.mkdir()
    script.write_text(SCRIPT, encoding="utf-8")
    (path,) = write(repository, "zh")
    cells = nbformat.read(path, as_version=4).cells
    assert "# The ball" in cells[0].source and 'lang="en"' in cells[0].source
    assert cells[1].source == "import math\n\nimport numpy"
    shown = [output.data["text/html"] for cell in cells[1:] for output in cell.outputs]
    assert "在此成立" in shown[0] and "纸团展开。" in shown[1] and "flat_end" in shown[2]


def test_a_script_is_cut_into_cells_once_for_all_languages(repository, monkeypatch):
    code, asked = "import math\n\nimport numpy\n\nx = 1\n", []
    first = cells(code, repository)
    monkeypatch.setattr(notebooks, "cut", lambda code: asked.append(code))
    assert cells(code, repository) == first and not asked
    assert [cell.source for cell in first] == ["import math\n\nimport numpy", "x = 1"]


def test_notebooks_of_figures_that_are_gone_go_too(repository):
    folder = repository / "build/notebooks/en/how"
    folder.mkdir(parents=True)
    (folder / "gone.ipynb").touch()
    script = repository / "figures_src/figures/paper_ball.py"
    script.parent.mkdir()
    script.write_text(SCRIPT, encoding="utf-8")
    assert [path.name for path in write(repository, "en")] == ["paper_ball.ipynb"]
    assert not (folder / "gone.ipynb").exists()


def test_a_script_parts_into_its_docstring_and_the_rest():
    assert parted('"""One.\n\nTwo."""\nx = 1\n') == ("One.\n\nTwo.", "x = 1\n")
    assert parted("x = 1\n") == ("", "x = 1\n")


def test_pages_carry_no_styles_and_no_scripts():
    html = "<style>a</style><p>kept</p><script>import('https://x')</script>"
    assert bare(html) == "<p>kept</p>"
    twice = '<pre>a &lt; b</pre><div class="clipboard-copy-txt" id="cell-1">a &lt; b</div>'
    assert bare(twice) == "<pre>a &lt; b</pre>"
    assert bare('<h1 id="">纸团</h1>') == "<h1>纸团</h1>", "an empty id is no HTML"
