import ast
import symtable

import pytest

from scripts.engine import syntax

MODULE = '''
"""A module."""
import numpy as np, torch
from a.b import one, two
LIMIT = 3
TABLE = {}
TABLE["x"] = LIMIT

def ink(axes):
    return one(axes)

def measure(setup, ink=None):
    ink = [ink for ink in TABLE]
    return two(ink, np.pi)

class Setup:
    size: int = 2
'''


def sliced(roots, text=MODULE):
    table = symtable.symtable(text, "m.py", "exec")
    return "\n".join(map(ast.unparse, syntax.slice_of(ast.parse(text), table, roots)))


def normal(text):
    return [syntax.normal(node) for node in ast.parse(text).body if not syntax.is_docstring(node)]


def test_a_slice_holds_what_its_roots_reach_and_nothing_else():
    found = sliced({"measure"})
    assert "import numpy as np" in found and "torch" not in found
    assert "from a.b import two" in found and "one(" not in found
    assert "LIMIT = 3" in found and "TABLE['x'] = LIMIT" in found
    assert "class Setup" not in found


def test_a_local_variable_does_not_drag_in_a_function_of_the_same_name():
    assert "def ink" not in sliced({"measure"})


def test_statements_with_an_effect_and_star_imports_are_always_kept():
    found = sliced({"x"}, "from a import *\nregister()\nx = 1\ny = 2\n")
    assert found == "from a import *\nregister()\nx = 1"


def test_comments_formatting_and_docstrings_do_not_count():
    one = 'def f(x):\n    """Says."""\n    # why\n    return  (x+1)\n'
    assert normal(one) == normal("def f(x):\n    return x + 1")
    assert normal(one) != normal("def f(x):\n    return x + 2")


@pytest.mark.parametrize(
    "line",
    [
        "module = importlib.import_module('a')",
        "module = __import__('a')",
        "from importlib import import_module as fetch",
        "runpy.run_path('a.py')",
        "spec = util.spec_from_file_location('a', 'a.py')",
    ],
)
def test_a_dynamic_import_is_refused_with_its_line_and_the_mend(line):
    with pytest.raises(syntax.SourceError, match="^fig.py:2: .*; write a plain import"):
        syntax.imports(ast.parse(f"\n{line}").body, "fig.py")


@pytest.mark.parametrize("line", ["exec(text)", "x = eval('y')"])
def test_code_in_a_string_is_refused_with_its_line_and_the_mend(line):
    with pytest.raises(syntax.SourceError, match="^fig.py:2: .*; write the code itself"):
        syntax.imports(ast.parse(f"\n{line}").body, "fig.py")


def test_a_method_called_eval_is_nothing_dynamic():
    assert syntax.imports(ast.parse("model.eval()\nre.compile('a')").body, "fig.py") == []


def test_the_words_of_a_binding_are_found_with_their_lines():
    tree = ast.parse("A = 'x'\nDATA = ('a.csv',\n  'b.csv')\ndef DATA_():\n    return 'c'\n")
    assert syntax.strings(tree, "DATA") == [("a.csv", 2), ("b.csv", 3)]
    assert syntax.strings(tree, "NONE") == []


def test_a_syntax_error_names_file_and_line(tmp_path):
    (tmp_path / "a.py").write_text("x = 1\nx = = 2\n")
    with pytest.raises(syntax.SourceError, match="^a.py:2: "):
        syntax.parse(tmp_path / "a.py", "a.py")
