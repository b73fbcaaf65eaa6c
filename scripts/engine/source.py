"""What a figure is made of: a slice of its own file, and everything that slice imports here.

`closure` finds it, `Closure.fingerprint` names its content, and `load` executes exactly the
slice that was fingerprinted. So `draw` never needs torch, `measure` never needs matplotlib, and
no dependency is ever listed by hand.
"""

import ast
import sys
import types
from dataclasses import dataclass, field
from pathlib import Path

from scripts.engine import syntax
from scripts.engine.files import ROOT, digest
from scripts.engine.syntax import SourceError

MEASURE = frozenset({"Setup", "measure"})
DRAW = frozenset({"WORDS", "draw"})
JUDGE = frozenset({"CLAIMS"})
FIGURES = "figures_src/figures"
SHORT = 12  # hexadecimal digits kept of a digest: 48 bits tell a few thousand sources apart

__all__ = ["DRAW", "JUDGE", "MEASURE", "Closure", "SourceError", "closure", "figure_path", "load"]


@dataclass
class Closure:
    """All sources that a slice reaches.

    parts: {"a/b.py" or "a/b.py::name": digest}, the name for a part of the sliced file
    parents: {"a/b.py": the file whose import led to it}
    outside: top-level names of the packages imported from outside the repository
    """

    start: str
    parts: dict = field(default_factory=dict)
    parents: dict = field(default_factory=dict)
    outside: set = field(default_factory=set)

    @property
    def fingerprint(self):
        text = "\n".join(f"{name} {value}" for name, value in sorted(self.parts.items()))
        return digest(text)[:20]

    @property
    def files(self):
        return {name.partition("::")[0] for name in self.parts}

    def chain(self, name):
        """The files from the figure to `name`, each importing the next."""
        path, chain = name.partition("::")[0], []
        while path:
            chain.append(path)
            path = self.parents.get(path)
        return chain[::-1]


def figure_path(figure, root=ROOT):
    """The script of a figure, which may not exist."""
    return Path(root) / FIGURES / f"{figure}.py"


def closure(path, roots, memo):
    """What the names `roots` of the file `path` reach, as a `Closure`, the same in a whole run."""
    if (path, roots) not in memo.run:
        memo.run[path, roots] = followed(path, roots, memo)
    return memo.run[path, roots]


def followed(path, roots, memo):
    root = memo.root
    start = path.relative_to(root).as_posix()
    found, seen, todo = Closure(start), set(), [(start, roots, None)]
    while todo:
        name, names, parent = todo.pop(0)
        if (name, names) in seen:
            continue
        seen.add((name, names))
        found.parents.setdefault(name, parent)
        record = read(root, name, names, memo)
        found.parts.update(record["parts"])
        for data, line in record.get("data", ()):
            found.parts[data] = content(root, data, f"{name}:{line}", memo)
            found.parents.setdefault(data, name)
        for level, module, wanted in record["imports"]:
            files = executed(root, name, level, module, tuple(wanted), memo)
            todo += [(file, None, name) for file in files]
            if not files and not level:
                found.outside.add(module.split(".")[0])
    return found


def read(root, name, roots, memo):
    """{"parts": digests, "imports": [[level, module, names]]} of one file, remembered."""
    if (name, roots) not in memo.run:
        question = ",".join(sorted(roots)) if roots else "whole"
        memo.run[name, roots] = memo.get(root / name, question, lambda: reading(root, name, roots))
    return memo.run[name, roots]


def reading(root, name, roots):
    tree, table = syntax.parse(root / name, name)
    if roots:
        statements = syntax.slice_of(tree, table, roots)
    else:
        statements = [node for node in tree.body if not syntax.is_docstring(node)]
    found = syntax.imports(statements, name)
    texts = {}
    for node in statements:
        label = f"{name}::{syntax.label(node)}" if roots else name
        texts[label] = f"{texts.get(label, '')}{syntax.normal(node)}\n"
    data = syntax.strings(tree, "DATA")
    parts = {label: digest(text)[:SHORT] for label, text in texts.items()}
    return {
        "parts": parts or {name: digest("")[:SHORT]},
        "imports": [[item.level, item.module, list(item.names)] for item in found],
        **({"data": data} if data else {}),
    }


def content(root, name, place, memo):
    """Digest of a file that a script declares in `DATA = ("docs/coast.csv",)`."""
    path = root / name
    if not path.is_file() or not path.resolve().is_relative_to(root.resolve()):
        raise SourceError(f"{place}: DATA names '{name}', which is no file of this repository")
    return memo.get(path, "content", lambda: digest(path.read_bytes())[:SHORT])


def executed(root, name, level, module, wanted, memo):
    """`resolve`, asked once in a run for what many files import."""
    asked = (name if level else "", level, module, wanted)
    if asked not in memo.run:
        memo.run[asked] = resolve(root, name, level, module, wanted, memo)
    return memo.run[asked]


def resolve(root, name, level, module, wanted, memo):
    """The files of this repository that an import executes, [] for one from outside.

    A star imports what the package lists in `__all__`, and that may be modules.
    """
    base = tuple(Path(name).parts[:-1]) if level else ()
    base = base[: len(base) - (level - 1)] if level > 1 else base
    parts = base + tuple(part for part in module.split(".") if part)
    steps = [parts[:length] for length in range(1, len(parts) + 1)]
    package = module_file(parts, memo) if "*" in wanted else None
    if package:
        wanted = memo.get(root / package, "__all__", lambda: listed(root, package))
    found = [module_file(step, memo) for step in steps + [(*parts, item) for item in wanted]]
    return [file for file in dict.fromkeys(found) if file]


def listed(root, name):
    """The names in `__all__` of a file."""
    tree, _ = syntax.parse(root / name, name)
    return [word for word, _ in syntax.strings(tree, "__all__")]


def module_file(parts, memo):
    """The file of a package or module, None where there is none; looked for once in a run."""
    if parts not in memo.run:
        names = "/".join((*parts, "__init__.py")), f"{'/'.join(parts)}.py"
        there = (name for name in names if (memo.root / name).is_file())
        memo.run[parts] = next(there, None)
    return memo.run[parts]


def load(path, roots, root=ROOT):
    """Execute the slice of `path` that `roots` reach; returns the module.

    Raises SourceError where one of the roots is missing. Tracebacks keep file and line.
    """
    name = path.relative_to(root).as_posix()
    tree, table = syntax.parse(path, name)
    statements = syntax.slice_of(tree, table, roots)
    defined = set().union(*map(syntax.bound, statements))
    if missing := sorted(set(roots) - defined):
        raise SourceError(f"{name}:1: {' and '.join(missing)} missing; see make figure NAME=x")
    dotted = name.removesuffix(".py").replace("/", ".")
    module = types.ModuleType(f"{dotted}:{'+'.join(sorted(roots))}")
    module.__file__, module.__package__ = str(path), dotted.rpartition(".")[0]
    sys.modules[module.__name__] = module
    if sys.path[0] != str(root):
        sys.path.insert(0, str(root))
    code = compile(ast.Module(statements, []), str(path), "exec")
    exec(code, module.__dict__)
    return module


def line_of(path, name):
    """The line that binds `name` at the top of a file, 1 where there is none."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if name in syntax.bound(node):
            return node.lineno
    return 1


def figures(root=ROOT):
    """Names of all figures, sorted."""
    scripts = (Path(root) / FIGURES).glob("*.py")
    return sorted(path.stem for path in scripts if not path.stem.startswith("_"))


def chosen(only, root=ROOT):
    """The figures named in `only` ("a,b"), all where it is empty; an unknown one stops."""
    from scripts.engine.errors import UsageError, did_you_mean

    known = figures(root)
    names = [name.strip() for name in only.split(",") if name.strip()] if only else known
    for name in names:
        if name not in known:
            raise UsageError(f"no figure is called '{name}'{did_you_mean(name, known)}")
    return names
