"""Where the translations stand, and how a page of one begins and is brought up to date.

make l10n                     pages missing or outdated, parity, words, glossary; 1 on errors
make l10n START=zh/page.md    begin a page: a copy of its source with a header and a ledger
make l10n SYNC=zh/page.md     show what changed in the source, then record it as translated
make l10n DIFF=zh/page.md     show what changed in the source, beside the translation
make l10n FIX=zh/page.md      mend what is the same in every language: ids, code, names, links
make l10n ACCEPT=page.md REASON="a comma"
                              the last edit of the source is trivial: no translation has to follow
make l10n EXPORT=zh           pages as PO files in build/l10n/zh, for Weblate, Poedit, OmegaT
make l10n IMPORT=file.po      put the translations of such a file into their page
make l10n WORDS=zh            bring the words of figures and demos in step with their scripts
"""

import sys
from itertools import groupby
from pathlib import Path

from scripts.engine import options
from scripts.l10n import catalogue, desk, exchange, mending, registry, report, trivial
from scripts.l10n.problem import ERROR, L10nError

VERBS = {
    "START": "a page to begin, as zh/index.md",
    "SYNC": "a page whose translation is up to date again",
    "DIFF": "a page whose source has changed",
    "FIX": "a page in which a machine shall mend what it can",
    "ACCEPT": "a page of the source whose last edit is trivial",
    "REASON": "why it is trivial",
    "EXPORT": "a language whose pages become PO files",
    "IMPORT": "a PO file to put back into its page",
    "WORDS": "a language whose words of figures are brought in step",
}

WARNINGS_SHOWN = 10  # of one file; a language that has just begun has a hundred


def main(given: dict[str, str], root: Path = registry.ROOT) -> int:
    """Exit status: 1 where something is wrong that a reader would see, else 0."""
    try:
        if given["START"]:
            print(desk.start(root, given["START"]))
        elif given["SYNC"]:
            print(desk.sync(root, given["SYNC"]))
        elif given["DIFF"]:
            print(desk.diff(root, given["DIFF"]))
        elif given["FIX"]:
            print(mending.mend(root, given["FIX"]))
        elif given["ACCEPT"]:
            print(trivial.accept(root, given["ACCEPT"], given["REASON"]))
        elif given["EXPORT"]:
            print(exchange.export(root, given["EXPORT"]))
        elif given["IMPORT"]:
            print(exchange.bring_back(root, given["IMPORT"]))
        elif given["WORDS"]:
            print(update(given["WORDS"], root))
        else:
            return show(root)
    except L10nError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def show(root: Path) -> int:
    """Print where every page stands and what is wrong."""
    statuses, problems = report.check(root)
    print(report.table(statuses))
    for file, group in groupby(problems, lambda problem: (problem.level, problem.file)):
        listed = list(group)
        shown = listed if file[0] == ERROR else listed[:WARNINGS_SHOWN]
        print("\n".join(map(str, shown)))
        if len(listed) > len(shown):
            print(f"{file[1]}: {len(listed) - len(shown)} more warnings")
    errors = sum(problem.level == ERROR for problem in problems)
    print(f"{errors} errors, {len(problems) - errors} warnings")
    return 1 if errors else 0


def update(code: str, root: Path) -> str:
    """Bring one catalogue in step and say what happened."""
    if registry.find(code, root).source:
        raise L10nError(registry.FILE, 0, f"`{code}` is the source, its words stand in the scripts")
    counts = catalogue.update(code, root)
    told = ", ".join(f"{number} {what}" for what, number in counts.items())
    return f"{catalogue.file(code)}: {told}"


if __name__ == "__main__":
    options.run(main, __doc__, VERBS)
