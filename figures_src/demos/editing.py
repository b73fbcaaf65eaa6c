"""The reader's changes to a demo: modules made of a text, and errors told in a few words.

A changed module stands in for the one of the same name while a demo is imported, and for that
demo only. Others keep the modules they have.
"""

import ast
import importlib
import importlib.abc
import importlib.util
import linecache
import sys
import traceback
from contextlib import contextmanager
from pathlib import PurePath

PACKAGE = "figures_src.demos"
CHANGED = PurePath("changed")  # a place for texts that lie nowhere
PLACES = (PurePath(__file__).parent, CHANGED)
SERVANTS = {
    "stage",
    "desk",
    "editing",
}  # of every demo; where these fail, somebody else is to blame


class Changed(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Finds the package's modules in {module: text} first."""

    def __init__(self, texts):
        self.texts = texts

    def find_spec(self, fullname, path, target=None):
        package, _, module = fullname.rpartition(".")
        if package != PACKAGE or module not in self.texts:
            return None
        return importlib.util.spec_from_loader(fullname, self)

    def get_source(self, fullname):
        return self.texts[fullname.rpartition(".")[2]]

    def get_code(self, fullname):
        text = self.get_source(fullname)
        place = str(CHANGED / f"{fullname.rpartition('.')[2]}.py")
        linecache.cache[place] = len(text), None, text.splitlines(keepends=True), place
        return self.source_to_code(text, place)


@contextmanager
def changed(texts):
    """Within it the package's modules are imported anew, those of {module: text} from their texts.

    Raises whatever the texts raise; afterwards every module is again what it was before.
    """
    package = importlib.import_module(PACKAGE)
    before = {name: found for name, found in sys.modules.items() if ours(name)}
    named = dict(vars(package))
    finder = Changed(texts)
    forget(package)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        forget(package)
        sys.modules.update(before)
        vars(package).update(named)


def ours(name):
    return name.startswith(f"{PACKAGE}.")


def forget(package):
    """All of the package's modules leave; those who use them keep them."""
    for name in [name for name in sys.modules if ours(name)]:
        del sys.modules[name]
        vars(package).pop(name.rpartition(".")[2], None)


def texts(demo):
    """{module: Python} of a demo's own file, first, and of what it shares with others."""
    found, asked = {}, [demo]
    for module in asked:
        if module not in found:
            name = f"{PACKAGE}.{module}"
            found[module] = importlib.import_module(name).__loader__.get_source(name)
            asked += sorted(imported(found[module]) - SERVANTS)
    return found


def imported(text):
    """The modules of this package that a text imports."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.ImportFrom):
            continue
        if node.module == PACKAGE:
            found |= {alias.name for alias in node.names}
        elif ours(node.module or ""):
            found.add(node.module.rpartition(".")[2])
    return found


def told(error):
    """What a page says of an error: {kind, what, file, line, message}.

    kind: "absent" where a module is imported that is not here, otherwise "crash"; what: the
    module's name, or the error; file and line: the innermost of the demos' own, or "" and 0;
    message: the trace, from the first of the demos' own on
    """
    absent = isinstance(error, ModuleNotFoundError) and error.name
    frames = [(own(file_of(here)), here.tb_lineno) for here in tracebacks(error)]
    if isinstance(error, SyntaxError):
        frames.append((own(error.filename or ""), error.lineno or 0))
    file, line = next(((file, line) for file, line in reversed(frames) if file), ("", 0))
    return {
        "kind": "absent" if absent else "crash",
        "what": error.name if absent else f"{type(error).__name__}: {error}",
        "file": file, "line": line,
        "message": trace(error),
    }  # fmt: skip


def tracebacks(error):
    """Those of an error, outermost first."""
    here = error.__traceback__
    while here:
        yield here
        here = here.tb_next


def trace(error):
    """The error as Python prints it, without the frames before the demos' own."""
    first = next((here for here in tracebacks(error) if own(file_of(here))), None)
    return "".join(traceback.format_exception(type(error), error, first))


def file_of(here):
    return here.tb_frame.f_code.co_filename


def own(file):
    """The module of a file of the demos' own; "" of any other."""
    path = PurePath(file)
    return path.stem if path.parent in PLACES and path.stem not in SERVANTS else ""
