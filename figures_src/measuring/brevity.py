"""How long is a piece of code, when only what it does is counted?"""

import ast
import inspect


def code_lines(module):
    """Lines of a module's code, one per statement, without comments, docstrings and gaps."""
    tree = ast.parse(inspect.getsource(module))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(
            node
        ):
            node.body = node.body[1:]
    return sum(bool(line.strip()) for line in ast.unparse(tree).splitlines())
