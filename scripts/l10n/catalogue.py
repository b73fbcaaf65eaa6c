"""The words inside figures and demos: figures_src/words/<code>.po, in step with every script.

In a catalogue msgctxt is that of `originals.Word`, msgid the English, msgstr the translation. A
missing translation shows English; a broken hole is an error, because it would stop the drawing.
"""

from pathlib import Path

import polib

from scripts.engine import memo
from scripts.l10n.interface import holes
from scripts.l10n.originals import english, outcome
from scripts.l10n.problem import WARNING, L10nError, Problem
from scripts.l10n.registry import ROOT


def file(code: str) -> str:
    return f"figures_src/words/{code}.po"


def read(code: str, root: Path = ROOT) -> polib.POFile:
    """A catalogue; an absent one is empty. Raises L10nError where it cannot be read."""
    path = root / file(code)
    if not path.exists():
        return _empty(code)
    try:
        return polib.pofile(path, encoding="utf-8", wrapwidth=92)
    except (OSError, UnicodeDecodeError) as error:
        raise L10nError(file(code), 0, f"this is no gettext catalogue: {error}") from None


def translations(code: str, root: Path = ROOT) -> dict[str, str]:
    """What may be shown: translations of the English as it stands now, by context."""
    now = {context: word.text for context, word in english(root).items()}
    return usable(code, now, root)


def usable(code: str, now: dict[str, str], root: Path = ROOT) -> dict[str, str]:
    """The translations of English texts {context: text} that are of these very texts."""
    return {
        context: text
        for context, (english, text) in _done(code, root).items()
        if context in now and english == now[context]
    }


@memo.while_unchanged(lambda code, root: root / file(code), 8)
def _done(code, root):
    """{context: (English, translation)} of all that is translated."""
    usable = (entry for entry in read(code, root) if _usable(entry))
    return {entry.msgctxt: (entry.msgid, entry.msgstr) for entry in usable}


def flips(figure: str, claim: str, said: str, code: str, root: Path = ROOT) -> str:
    """What would turn a verdict in a language, or "" where nobody has translated it.

    said: the English, as it was written beside the measurement
    """
    context = outcome(figure, claim)
    return usable(code, {context: said}, root).get(context, "")


def words(name: str, code: str, root: Path = ROOT) -> dict[str, str]:
    """Every word of a figure ("paper_ball") or demo ("demo.paper_ball"), English where it must be.

    Holes are not filled. Raises L10nError where no script of that name has words.
    """
    now, done = english(root), translations(code, root)
    found = {
        context.rpartition(".")[2]: done.get(context, word.text)
        for context, word in now.items()
        if context.rpartition(".")[0] == name
    }
    if not found:
        raise L10nError("figures_src", 0, f"no figure or demo `{name}` has WORDS")
    return found


def problems(code: str, root: Path = ROOT) -> list[Problem]:
    """Words without translation or out of step (warnings), and broken holes (errors)."""
    now, book = english(root), read(code, root)
    mend = f"make l10n WORDS={code}"
    kept = {entry.msgctxt for entry in book if not entry.obsolete}
    found = [
        Problem(file(code), 0, f"`{context}` is missing", mend, WARNING)
        for context in now
        if context not in kept
    ]
    for entry in (entry for entry in book if not entry.obsolete):
        what, level, mend_it = _entry_problem(entry, now, mend)
        if what:
            found.append(Problem(file(code), entry.linenum, what, mend_it, level))
    return found


def _entry_problem(entry, now, mend):
    name = f"`{entry.msgctxt}`"
    if entry.msgctxt not in now:
        return f"no figure or demo says {name} any more", WARNING, mend
    if entry.msgid != now[entry.msgctxt].text:
        word = now[entry.msgctxt]
        return f"the English of {name} changed at {word.file}:{word.line}", WARNING, mend
    if not entry.msgstr:
        return f"{name} is not translated", WARNING, ""
    if "fuzzy" in entry.flags:
        return f"{name} was translated from an earlier English", WARNING, "revise it, drop `fuzzy`"
    try:
        if holes(entry.msgstr) == holes(entry.msgid):
            return "", "", ""
        what = f"{name} has the holes {holes(entry.msgstr)}, English has {holes(entry.msgid)}"
    except ValueError as error:
        what = f"{name} has a broken hole: {error}"
    return what, "error", "copy each {hole} as it is"


def update(code: str, root: Path = ROOT) -> dict[str, int]:
    """Bring a catalogue in step: new words empty, changed ones fuzzy, unused ones dropped."""
    old = {entry.msgctxt: entry for entry in read(code, root) if not entry.obsolete}
    book, counts = _empty(code), {"new": 0, "changed": 0, "dropped": 0}
    for context, word in english(root).items():
        entry = old.pop(context, None)
        if entry is None:
            counts["new"] += 1
            entry = polib.POEntry(msgctxt=context, msgid=word.text)
        elif entry.msgid != word.text:
            counts["changed"] += 1
            entry = _changed(entry, word.text)
        entry.occurrences = [(word.file, "")]
        book.append(entry)
    counts["dropped"] = len(old)
    _write(root / file(code), book)
    return counts


def _changed(entry, text):
    """The translation stays for the translator to revise; readers see English until then."""
    fuzzy = ["fuzzy"] if entry.msgstr else []
    return polib.POEntry(
        msgctxt=entry.msgctxt,
        msgid=text,
        msgstr=entry.msgstr,
        flags=fuzzy,
        previous_msgid=entry.msgid if fuzzy else None,
        tcomment=entry.tcomment,
    )


def _usable(entry):
    return entry.msgstr and "fuzzy" not in entry.flags and not entry.obsolete


def _empty(code):
    book = polib.POFile(wrapwidth=92)
    book.metadata = {
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return book


def _write(path, book):
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_suffix(".tmp")
    scratch.write_text(f"{book}\n", encoding="utf-8")
    scratch.replace(path)
