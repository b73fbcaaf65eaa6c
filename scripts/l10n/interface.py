"""The words of the site around the pages: docs/<code>/words.yml, English where a word is missing.

Whoever writes a word fills its holes: `words("zh")["figure"].format(number=1)`.
"""

import string
from pathlib import Path

from scripts.engine import memo
from scripts.l10n import registry
from scripts.l10n.problem import WARNING, L10nError, Problem, read_yaml
from scripts.l10n.registry import ROOT


def file(code: str) -> str:
    return f"docs/{code}/words.yml"


def words(code: str, root: Path = ROOT) -> dict[str, str]:
    """Every word of the site in a language, by key. Raises L10nError for an unknown language."""
    registry.find(code, root)
    english = _read(registry.source(root).code, root)[0]
    return english | {key: word for key, word in own(code, root).items() if key in english}


def own(code: str, root: Path = ROOT) -> dict[str, str]:
    """The words a language has of its own, without those it borrows from English."""
    found = _read(code, root)[0] if (root / file(code)).exists() else {}
    return {key: word for key, word in found.items() if word}


def verdict(text: str, code: str, root: Path = ROOT) -> str:
    """A verdict such as "HOLDS HERE" as the reader's language says it."""
    return words(code, root)[f"verdict_{verdict_key(text, root)}"]


def verdict_key(text: str, root: Path = ROOT) -> str:
    """Under which key a verdict stands: "HOLDS HERE" -> "holds". Raises L10nError for another."""
    source = registry.source(root).code
    for key, word in words(source, root).items():
        if key.startswith("verdict_") and word == text:
            return key.removeprefix("verdict_")
    raise L10nError(file(source), 0, f"no verdict reads `{text}`")


def problems(code: str, root: Path = ROOT) -> list[Problem]:
    """Words that are missing (warnings), unknown, or have other holes than the English ones."""
    english, _ = _read(registry.source(root).code, root)
    if not (root / file(code)).exists():
        return [Problem(file(code), 0, "there is no such file", "copy the English one", WARNING)]
    own, lines = _read(code, root)
    found = [_missing(code, key, word) for key, word in english.items() if not own.get(key)]
    for key, word in own.items():
        line = lines[(key,)]
        if key not in english:
            found.append(Problem(file(code), line, f"`{key}` is no word of the site", "delete it"))
        elif word and holes(word) != holes(english[key]):
            what = f"`{key}` has the holes {holes(word)}, English has {holes(english[key])}"
            found.append(Problem(file(code), line, what))
    return found


def holes(text: str) -> list[str]:
    """The holes of a text with their formats, sorted: "{a} or {b:.0%}" -> ["{a}", "{b:.0%}"]."""
    parts = string.Formatter().parse(text)
    return sorted(
        f"{{{n}{':' + form if form else ''}}}" for _, n, form, _ in parts if n is not None
    )


def _missing(code, key, word):
    return Problem(file(code), 0, f"`{key}` is missing, readers see “{word}”", "", WARNING)


# Every number card, verdict and demo asks for its words.
@memo.while_unchanged(lambda code, root: root / file(code), 16)
def _read(code, root):
    rows, lines = read_yaml(root, file(code))
    for key, word in rows.items():
        if word is not None and not isinstance(word, str):
            raise L10nError(file(code), lines[(key,)], f"`{key}` must be text, put it in quotes")
    return rows, lines
