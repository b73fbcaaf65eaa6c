"""docs/languages.yml: one row per language, because every library spells a language differently."""

import difflib
import re
from dataclasses import dataclass, field, fields
from pathlib import Path

from babel import Locale, UnknownLocaleError

from scripts.engine import memo
from scripts.l10n.problem import L10nError, read_yaml

ROOT = Path(__file__).resolve().parents[2]
FILE = "docs/languages.yml"
CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
ALLOWED = {"dir": ("ltr", "rtl"), "spacing": ("pangu", "none")}


@dataclass(frozen=True)
class Language:
    """A language of the essay.

    code: name of its folder in docs; name: what its readers call it; html: value of <html lang>;
    theme: Material's language pack; babel: locale of numbers and dates; dir: ltr or rtl;
    font: fontsource package its drawings need; source: the others are translated from this one;
    spacing: whether a space stands between Chinese and Latin; team: who answers for it
    """

    code: str
    name: str
    html: str
    theme: str
    babel: str
    dir: str = "ltr"
    font: str = ""
    source: bool = False
    spacing: str = ""
    team: tuple = field(default=())

    @property
    def locale(self) -> Locale:
        return Locale.parse(self.babel)


def read(root: Path = ROOT) -> dict[str, Language]:
    """Every language by code, the source first. Raises L10nError with file and line."""
    return dict(_read(root))


@memo.while_unchanged(lambda root: root / FILE, 16)  # every page, number and label asks for one
def _read(root):
    rows, lines = read_yaml(root, FILE)
    languages = [_language(code, row, lines) for code, row in rows.items()]
    sources = [language.code for language in languages if language.source]
    if len(sources) != 1:
        raise L10nError(FILE, 0, f"one language must say `source: true`, found {sources}")
    languages.sort(key=lambda language: not language.source)
    return {language.code: language for language in languages}


def find(code: str, root: Path = ROOT) -> Language:
    """The language of a code; L10nError with the codes there are, where it is unknown."""
    languages = read(root)
    if code not in languages:
        known = ", ".join(languages)
        raise L10nError(FILE, 0, f"no language `{code}`", f"known: {known}; make language CODE=…")
    return languages[code]


def source(root: Path = ROOT) -> Language:
    return next(iter(read(root).values()))


def translations(root: Path = ROOT) -> list[Language]:
    return [language for language in read(root).values() if not language.source]


def _language(code, row, lines):
    if not isinstance(row, dict):
        raise L10nError(FILE, lines[(code,)], f"`{code}` needs a row {{ name: …, html: … }}")
    if not CODE.fullmatch(code):
        raise L10nError(
            FILE, lines[(code,)], f"`{code}` is not a language code", "as fr or zh-Hant"
        )
    _check_keys(code, row, lines)
    for key, allowed in ALLOWED.items():
        if key in row and row[key] not in allowed:
            what = f"`{key}: {row[key]}` is none of {', '.join(allowed)}"
            raise L10nError(FILE, lines[code, key], what)
    _check_locale(code, row["babel"], lines[code, "babel"])
    return Language(code=code, **row | {"team": tuple(row.get("team", ()))})


def _check_keys(code, row, lines):
    known = [entry.name for entry in fields(Language) if entry.name != "code"]
    for key in row:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            mend = f"did you mean `{near[0]}`?" if near else f"known: {', '.join(known)}"
            raise L10nError(FILE, lines[code, key], f"unknown key `{key}` of `{code}`", mend)
    for key in ("name", "html", "theme", "babel"):
        if not isinstance(row.get(key), str):
            raise L10nError(FILE, lines[(code,)], f"`{code}` needs `{key}`")


def _check_locale(code, locale, line):
    try:
        Locale.parse(locale)
    except (UnknownLocaleError, ValueError) as error:
        raise L10nError(FILE, line, f"`{code}`: Babel knows no locale `{locale}`") from error
