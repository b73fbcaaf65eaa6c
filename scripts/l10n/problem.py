"""What is wrong, where, and what mends it; and YAML that remembers its lines."""

from dataclasses import dataclass
from pathlib import Path

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the first is ten times as fast
ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend.

    file: relative to the repository; line: counted from 1, or 0 for the whole file
    """

    file: str
    line: int
    what: str
    mend: str = ""
    level: str = ERROR

    def __str__(self):
        mend = f" — {self.mend}" if self.mend else ""
        return f"{place(self.file, self.line)}: {self.level}: {self.what}{mend}"


def place(file: str, line: int) -> str:
    """file:line, the way editors jump to it; line 0 is the whole file."""
    return f"{file}:{line}" if line else file


class L10nError(Exception):
    """Work cannot go on; the message names file, line, what is wrong and what mends it."""

    def __init__(self, file, line, what, mend=""):
        self.problem = Problem(str(file), line, what, mend)
        super().__init__(str(self.problem))


def read_yaml(root: Path, file: str) -> tuple[dict, dict[tuple, int]]:
    """The mapping in a YAML file, and the line of every key path, as ("zh", "babel") -> 4.

    Raises L10nError where the file is missing, is no mapping, or says a key twice.
    """
    try:
        text = (root / file).read_text(encoding="utf-8")
        node = yaml.compose(text, LOADER)
    except FileNotFoundError:
        raise L10nError(file, 0, "there is no such file", f"git checkout {file}") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise L10nError(file, line, f"this is not YAML: {error.problem}") from None
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        raise L10nError(file, node.start_mark.line + 1, "expected `key: value` lines")
    lines = {}
    _lines_of(node, (), lines, file)
    return yaml.load(text, LOADER), lines


def _lines_of(node, path, lines, file):
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    for key, value in pairs:
        here = (*path, key.value)
        if here in lines:
            raise L10nError(file, key.start_mark.line + 1, f"`{key.value}` is said twice")
        if key.tag != "tag:yaml.org,2002:str":  # YAML reads a bare `no` as false
            raise L10nError(file, key.start_mark.line + 1, f"put `{key.value}` in quotes")
        lines[here] = key.start_mark.line + 1
        _lines_of(value, here, lines, file)
