"""The English of figures and demos, read from their scripts without running them.

Words to translate are those of WORDS, and in CLAIMS the outcome that would turn each verdict.
"""

import ast
from dataclasses import dataclass
from pathlib import Path

from scripts.engine import memo
from scripts.l10n.interface import holes
from scripts.l10n.problem import L10nError
from scripts.l10n.registry import ROOT

ROOMS = (("figures_src/figures", ""), ("figures_src/demos", "demo."))
FLIPS = "flips"  # of a Claim: its name, and its place where it is given without one
PLACE = 3


@dataclass(frozen=True)
class Word:
    """An English word of a script. line: where it is written.

    context: as "paper_ball.title", "demo.paper_ball.turn" or "paper_ball.flips.B8"
    """

    context: str
    text: str
    file: str
    line: int


def english(root: Path = ROOT) -> dict[str, Word]:
    """Every word of every figure and demo, by context, in the order of the scripts."""
    found = {}
    for room, prefix in ROOMS:
        for path in sorted((root / room).glob("*.py")):
            script = path.relative_to(root).as_posix()
            for word in _words_in(path, script, prefix):
                found[word.context] = word
    return found


def outcome(figure: str, claim: str) -> str:
    """Context of what would turn a verdict: no word of the drawing, so nothing is drawn anew."""
    return f"{figure}.{FLIPS}.{claim}"


# Every page and every demo of a build asks for all of them.
@memo.while_unchanged(lambda path, script, prefix: path, 256)
def _words_in(path, script, prefix):
    return words_of(path.read_text(encoding="utf-8"), script, prefix)


def words_of(source: str, script: str, prefix: str = "") -> list[Word]:
    """WORDS of one script, then what would turn its verdicts.

    Raises L10nError where they are not written out as plain text.
    """
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise L10nError(script, error.lineno or 0, f"this is not Python: {error.msg}") from None
    name = prefix + Path(script).stem
    words = [_word(f"{name}.{key}", text, script) for key, text in _rows(tree, "WORDS", script)]
    claims = _rows(tree, "CLAIMS", script)
    return words + [_word(outcome(name, key), _flips(claim), script) for key, claim in claims]


def _rows(tree, name, script):
    """(key, node of the value) of a dict that a script writes out under a name."""
    found = next((node.value for node in tree.body if _assigns(node, name)), ast.Dict([], []))
    if not isinstance(found, ast.Dict):
        raise L10nError(script, found.lineno, f"{name} must be written out as {{key: text}}")
    for key, value in zip(found.keys, found.values, strict=True):
        if not isinstance(key, ast.Constant):
            raise L10nError(script, value.lineno, f"a key of {name} must be plain text")
        yield key.value, value


def _assigns(node, name):
    targets = getattr(node, "targets", [getattr(node, "target", None)])
    return any(isinstance(target, ast.Name) and target.id == name for target in targets)


def _flips(claim):
    """The node of the outcome in `Claim(number, stands, threshold, flips)`."""
    given = list(getattr(claim, "args", [])[PLACE:])
    given += [word.value for word in getattr(claim, "keywords", []) if word.arg == FLIPS]
    return given[0] if given else claim


def _word(context, text, script):
    try:
        value = ast.literal_eval(text)
        holes(value)
    except (ValueError, TypeError, AttributeError) as error:
        what = f"a word must be plain text with {{holes}} ({error})"
        raise L10nError(script, text.lineno, what) from None
    return Word(context, value, script, text.lineno)
