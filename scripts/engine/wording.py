"""The words on a drawing: translated, and with every hole filled by a measured number."""

import re
import string

from scripts.engine import files, memo, numbers, source
from scripts.engine.errors import EngineError, did_you_mean
from scripts.engine.waist import Number

REQUIRED = ("title", "alt", "description")
APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")  # on a keyboard; a page has the sign itself
NAMED = 5  # untranslated words that a warning names


# A preview asks twice for each save.
@memo.while_unchanged(lambda language, root: root / f"figures_src/words/{language}.po", 8)
def digests(language, root):
    """{figure: digest of its entries} of the catalogue of a language."""
    from scripts.l10n import catalogue

    entries = {}
    for entry in catalogue.read(language, root):
        figure = (entry.msgctxt or "").rpartition(".")[0]
        line = f"{entry.msgctxt}|{entry.msgid}|{entry.msgstr}|{entry.flags}|{entry.obsolete}"
        entries.setdefault(figure, []).append(line)
    return {figure: files.digest("\n".join(sorted(lines))) for figure, lines in entries.items()}


def words(figure, english, language, measured, locale, root):
    """({key: final text}, warnings) of a figure in a language.

    english: the figure's WORDS. A word that is not translated, or whose English has changed
    since, stays English and is named in a warning. Raises EngineError with file:line where a
    required word is missing, the alt text has no number, or a hole names none.
    """
    path = source.figure_path(figure, root)
    check(english, path, root)
    known = translations(figure, english, language, root)
    notes = []
    if absent := sorted(key for key in english if key not in known):
        more = f" and {len(absent) - NAMED} more" if len(absent) > NAMED else ""
        notes.append(f"{figure}: {language} shows English for {', '.join(absent[:NAMED])}{more}")
    chosen = {key: known.get(key, text) for key, text in english.items()}
    final = {}
    for key, text in chosen.items():
        try:
            final[key] = filled(text, measured, locale)
        except (EngineError, ValueError) as error:
            line = source.line_of(path, "WORDS")
            place = f"{path.relative_to(root).as_posix()}:{line}"
            raise EngineError(f"{place}: WORDS['{key}'] in {language}: {error}") from None
    return final, notes


def translations(figure, english, language, root):
    """{key: text} that may be shown in a language; the source language is its own."""
    from scripts.l10n import catalogue, registry

    if language == registry.source(root).code:
        return english
    now = {f"{figure}.{key}": text for key, text in english.items()}
    found = catalogue.usable(language, now, root)
    return {context.rpartition(".")[2]: text for context, text in found.items()}


def check(english, path, root):
    """Every figure has a title, a description, and an alt text that states a number."""
    place = f"{path.relative_to(root).as_posix()}:{source.line_of(path, 'WORDS')}"
    for key in REQUIRED:
        if not str(english.get(key, "")).strip():
            raise EngineError(f"{place}: WORDS has no '{key}'; write one sentence")
    if not any(name for _, name, _, _ in string.Formatter().parse(english["alt"])):
        raise EngineError(f"{place}: WORDS['alt'] states no number; give it a hole like {{x:.0%}}")


def filled(text, measured, locale):
    """A text with {name:.0%} replaced by the measured middle, written for the language.

    {name.low:…} and {name.high:…} give the ends of the interval, {setup.field:…} a setting.
    """
    parts = []
    for plain, hole, spec, _ in string.Formatter().parse(text):
        parts.append(APOSTROPHE.sub("’", plain))
        if hole is not None:
            parts.append(numbers.write(value(hole, measured), spec or ".3g", locale))
    return "".join(parts)


def value(hole, measured):
    """The number a hole names."""
    name, _, part = hole.rpartition(".")
    if name == "setup":
        if part not in measured.setup:
            raise EngineError(f"Setup has no '{part}'{did_you_mean(part, measured.setup)}")
        return measured.setup[part]
    if hole in measured.numbers:
        return measured.numbers[hole].middle
    if name in measured.numbers and part in ("middle", "low", "high"):
        entry: Number = measured.numbers[name]
        return getattr(entry, part)
    raise EngineError(f"no number is called '{hole}'{did_you_mean(hole, measured.numbers)}")
