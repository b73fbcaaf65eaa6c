"""What Python does before its memory is kept for readers; it runs in Pyodide, see snapshot.mjs."""

import gc
import importlib
import importlib.util
import marshal
import pkgutil
import random
import sys
import zipfile
import zipimport

PACKAGE = "figures_src.demos"


def wake(demos):
    """Import every module of the demos from the wheel at `demos`."""
    sys.path.append(demos)
    package = importlib.import_module(PACKAGE)
    for module in pkgutil.iter_modules(package.__path__, f"{PACKAGE}."):
        importlib.import_module(module.name)


def compiled(library):
    """{path in a zip: bytes} of all that has been imported from the zip at `library`.

    Compiled by this very Python, as another version could not (so pyodide-build is no help), and
    without the docstrings: neither they nor what compiling leaves behind is to lie in the memory
    that is kept.
    """
    found = {}
    for name, module in list(sys.modules.items()):
        spec = getattr(module, "__spec__", None)
        if getattr(getattr(spec, "loader", None), "archive", None) != library:
            continue
        code = compile(spec.loader.get_source(name), spec.origin, "exec", 0, True, optimize=2)
        path = f"{spec.origin.removeprefix(library).lstrip('/')}c"
        found[path] = pyc(code)
    return found


def pyc(code):
    """Code as the bytes of a .pyc that belongs to no source file: never checked against one."""
    unchecked = (1).to_bytes(4, "little") + bytes(8)
    return importlib.util.MAGIC_NUMBER + unchecked + marshal.dumps(code)


def pack(files, path):
    """Write {path in a zip: bytes} as a zip, without packing it any smaller."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), files[name])


def settle():
    """Forget what lay in the compiled library, and whatever chance there has been."""
    zipimport._zip_directory_cache.clear()  # read anew once there is a library
    random.seed(0)
    gc.collect()
