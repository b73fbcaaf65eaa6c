"""Begin a language: its row in the registry, its catalogue, its words, its glossary.

make language CODE=fr         as fr, pt-BR or zh-Hant; no page is copied in advance
"""

import importlib.util
import sys
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError
from babel.core import get_global

from scripts.engine import options
from scripts.l10n import catalogue, glossary, interface, registry
from scripts.l10n.problem import L10nError

# The fontsource package whose letters a script needs beyond the page's own fonts.
FONTS = {
    "Arab": "noto-sans-arabic",
    "Deva": "noto-sans-devanagari",
    "Hans": "noto-sans-sc",
    "Hant": "noto-sans-tc",
    "Hebr": "noto-sans-hebrew",
    "Jpan": "noto-sans-jp",
    "Kore": "noto-sans-kr",
    "Thai": "noto-sans-thai",
}
GUIDE = """How to translate into {name}

1. Begin a page, a copy of its source with a header and a ledger:   make l10n START={code}/index.md
2. Translate it in place. What stands in [=…], [@…], $…$, {{#…}} and code stays as it is.
3. See it as you write:                                             make serve LANG={code}
4. See what is missing or does not match, with file and line:       make l10n
5. Record that the page says what its source says:                  make l10n SYNC={code}/index.md

The words of the site are in docs/{code}/words.yml, those inside figures in
figures_src/words/{code}.po (any gettext editor opens it); terms are in docs/glossary.yml. Pages
and words that are not translated yet appear in English. Nothing here needs torch.
"""


def main(given: dict[str, str], root: Path = registry.ROOT) -> int:
    """Exit status: 0 where the language began, 1 where the reason why not is printed."""
    try:
        if not (code := given["CODE"]):
            raise L10nError(registry.FILE, 0, "which language?", "make language CODE=fr")
        print(begin(root, code))
    except L10nError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def begin(root: Path, code: str) -> str:
    """Write everything a language needs; nothing is written where the code is refused."""
    row = yaml.safe_dump(
        {code: described(code)},
        allow_unicode=True,
        default_flow_style=None,
        sort_keys=False,
        width=200,
    )
    if code in registry.read(root):
        raise L10nError(
            registry.FILE, 0, f"`{code}` is already a language", f"make serve LANG={code}"
        )
    glossary.read(root)  # a damaged glossary stops here, before anything is written
    _append(root / registry.FILE, row)
    catalogue.update(code, root)
    folder = root / "docs" / code
    folder.mkdir(parents=True, exist_ok=True)
    name = registry.find(code, root).name
    (folder / "TRANSLATING.txt").write_text(GUIDE.format(code=code, name=name), encoding="utf-8")
    (folder / "words.yml").write_text(_empty_words(root), encoding="utf-8")
    _append(root / glossary.FILE, _stub(root, code, name))
    return (
        f"{name} has begun. Next: make l10n START={code}/index.md, see docs/{code}/TRANSLATING.txt"
    )


def described(code: str) -> dict[str, str]:
    """The registry row of a language, from what Babel knows of it. L10nError for no language."""
    if not registry.CODE.fullmatch(code):
        raise L10nError(registry.FILE, 0, f"`{code}` is not a language code", "as fr or zh-Hant")
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        raise L10nError(registry.FILE, 0, f"Babel knows no language `{code}`") from None
    name = locale.get_display_name(str(locale))
    row = {"name": name[0].upper() + name[1:], "html": code, "theme": theme(code)}
    row |= {"babel": str(locale), "dir": locale.text_direction}
    if font := FONTS.get(script(locale)):
        row["font"] = font
    return row


def theme(code: str) -> str:
    """Material's language pack nearest to a code; English where it has none."""
    packs = Path(importlib.util.find_spec("material").origin).parent
    known = {path.stem for path in packs.glob("templates/partials/languages/*.html")}
    return next((name for name in (code, code.split("-")[0]) if name in known), "en")


def script(locale: Locale) -> str:
    """Four letters of the script a language is written in, as Latn."""
    likely = get_global("likely_subtags").get(str(locale), "")
    return locale.script or next((p for p in likely.split("_") if len(p) == 4 and p.isalpha()), "")


def _append(path, text):
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def _empty_words(root):
    """The words of the site with nothing in them yet; the English stands beside each."""
    english = interface.words(registry.source(root).code, root)
    rows = "".join(f"{key}:  # {word}\n" for key, word in english.items())
    return (
        f"# The words of the site around the pages. Holes in {{braces}} stay as they are.\n{rows}"
    )


def _stub(root, code, name):
    return f"\n# {name}: add `{code}: …` to the terms above that have one translation.\n"


if __name__ == "__main__":
    options.run(main, __doc__, {"CODE": "the language to begin, as fr"})
