"""Only what code does is counted, not how it is laid out."""

import importlib.util

from figures_src import training
from figures_src.measuring import brevity

SOURCE = '''"""A docstring

of three lines."""

# a comment
def double(number):
    """Twice."""
    return (
        number
        * 2
    )
'''


def test_comments_docstrings_and_layout_do_not_count(tmp_path):
    path = tmp_path / "short.py"
    path.write_text(SOURCE)
    spec = importlib.util.spec_from_file_location("short", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert brevity.code_lines(module) == 2


def test_a_trainer_needs_more_than_a_handful_of_lines():
    assert 5 < brevity.code_lines(training) < 40
