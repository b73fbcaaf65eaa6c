"""Python source as the engine sees it: top-level statements, the names that tie them together.

Comments, formatting and docstrings do not count. Names are resolved by the compiler's own
symbol tables, so a local variable never drags in a top-level function of the same name.
"""

import ast
import symtable
from dataclasses import dataclass

from scripts.engine.errors import EngineError

# Calls by which a module, or code, is reached that no reader of the source can name.
DYNAMIC = {
    "__import__", "import_module", "reload", "exec_module", "load_module", "run_path",
    "run_module", "spec_from_file_location", "SourceFileLoader",
}  # fmt: skip
HIDDEN = {"exec", "eval"}  # as plain names only: model.eval() is something else


class SourceError(EngineError):
    """A source file the engine cannot answer for; the message starts with file:line."""


@dataclass(frozen=True)
class Import:
    """One import: `from ..a import b` is level 2, module "a", names ("b",)."""

    level: int
    module: str
    names: tuple[str, ...]


def parse(path, shown):
    """The tree and the symbol table of a file; `shown` is its name in messages."""
    try:
        text = path.read_text(encoding="utf-8")
        return ast.parse(text, str(path)), symtable.symtable(text, str(path), "exec")
    except SyntaxError as error:
        raise SourceError(f"{shown}:{error.lineno}: {error.msg}") from None


def slice_of(tree, table, roots):
    """The top-level statements that the names `roots` reach, in order, imports narrowed.

    Statements that only have an effect, and `import *`, are always kept: leaving them out could
    change what the others mean.
    """
    statements = [node for node in tree.body if not is_docstring(node)]
    binders = binders_of(statements)
    kept, todo = {}, list(roots)
    for number, node in enumerate(statements):
        if not bound(node) or is_star(node) or is_future(node):
            kept[number] = {"*"}
            todo += uses(node, table)
    seen = set()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        for number in binders.get(name, ()):
            if number not in kept:
                todo += uses(statements[number], table)
            kept.setdefault(number, set()).add(name)
    return [narrowed(statements[number], kept[number]) for number in sorted(kept)]


def binders_of(statements):
    """{name: numbers of the statements that bind or change it}."""
    binders = {}
    for number, node in enumerate(statements):
        for name in bound(node):
            binders.setdefault(name, []).append(number)
    return binders


def bound(node):
    """The top-level names a statement binds or changes."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    names = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Import | ast.ImportFrom):
            names |= {alias_name(alias) for alias in part.names}
        elif isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(part.name)
        elif isinstance(part, ast.Name | ast.Attribute | ast.Subscript):
            if isinstance(part.ctx, ast.Store | ast.Del):
                names.add(owner(part))
    return names - {None}


def owner(node):
    """The name at the root of `name.part[0]`, None for anything else."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def alias_name(alias):
    """The name that `import a.b` or `import a as b` binds."""
    return alias.asname or alias.name.split(".")[0]


def uses(node, table):
    """The top-level names a statement needs, now or when it is called."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    header = [*node.decorator_list]
    if isinstance(node, ast.ClassDef):
        header += [*node.bases, *node.keywords]
    else:
        header += [node.args] + ([node.returns] if node.returns else [])
    names = {part.id for item in header for part in ast.walk(item) if isinstance(part, ast.Name)}
    for child in table.get_children():
        if child.get_name() == node.name:
            names |= globals_of(child)
    return names


def globals_of(table):
    """Names that a scope, or one inside it, looks up at the top level."""
    names = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_global()}
    return names.union(*map(globals_of, table.get_children()))


def narrowed(node, names):
    """An import with only the aliases in `names`; any other statement as it is."""
    if not isinstance(node, ast.Import | ast.ImportFrom) or "*" in names:
        return node
    node.names = [alias for alias in node.names if alias_name(alias) in names]
    return node


def is_docstring(node):
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def is_star(node):
    return isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)


def is_future(node):
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def imports(statements, shown):
    """Every import inside the statements, at any depth; refuses dynamic ones."""
    found = []
    for part in (part for node in statements for part in ast.walk(node)):
        if isinstance(part, ast.Import):
            found += [Import(0, alias.name, ()) for alias in part.names]
        elif isinstance(part, ast.ImportFrom):
            names = tuple(alias.name for alias in part.names)
            for name in DYNAMIC & set(names):
                refuse(name, "write a plain import", part, shown)
            found.append(Import(part.level, part.module or "", names))
        elif isinstance(part, ast.Call):
            refuse_dynamic(part, shown)
    return found


def refuse_dynamic(call, shown):
    name = getattr(call.func, "id", getattr(call.func, "attr", None))
    if name in DYNAMIC:
        refuse(name, "write a plain import", call, shown)
    if isinstance(call.func, ast.Name) and name in HIDDEN:
        refuse(name, "write the code itself", call, shown)


def refuse(name, mend, node, shown):
    raise SourceError(
        f"{shown}:{node.lineno}: {name}(...) hides what the figure depends on; {mend}"
    )


def strings(tree, name):
    """Words in the top-level statement that binds `name`: [(word, line)], [] without one."""
    return [
        (part.value, part.lineno)
        for node in tree.body
        if name in bound(node) and not isinstance(node, ast.FunctionDef | ast.ClassDef)
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]


def label(node):
    """What a top-level statement is called when we say that it changed."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return "import"
    return min(bound(node), default="statement")


def normal(node):
    """The source of a statement without comments, formatting and docstrings."""
    return ast.unparse(NoDocstrings().visit(node))


class NoDocstrings(ast.NodeTransformer):
    """Drops docstrings, and puts `pass` where nothing else is left."""

    def generic_visit(self, node):
        super().generic_visit(node)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if node.body and is_docstring(node.body[0]):
                node.body = node.body[1:] or [ast.Pass()]
        return node
