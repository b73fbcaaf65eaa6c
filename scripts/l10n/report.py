"""Where every language stands: pages, parity, words of figures and of the site, glossary."""

from dataclasses import replace
from pathlib import Path

from scripts.l10n import catalogue, glossary, interface, ledger, pages, parity, registry, typography
from scripts.l10n.ledger import Status
from scripts.l10n.problem import ERROR, L10nError, Problem


def check(root: Path) -> tuple[list[Status], list[Problem]]:
    """Status of every page in every language, and all that is wrong, errors first."""
    statuses, found = [], []
    terms = _kept(found, glossary.read, root) or []
    for language in registry.translations(root):
        found += _kept(found, _words, root, language.code, terms) or []
        for name in pages.every_name(root, language.code):
            if page := _kept(found, pages.read, root, language.code, name):
                statuses += filter(None, [_kept(found, ledger.status, root, page)])
                found += _page(root, page, terms)
    found.sort(key=lambda problem: (problem.level != ERROR, problem.file, problem.line))
    return statuses, found


def table(statuses: list[Status]) -> str:
    """One line per page and language, aligned."""
    rows = [(f"{status.page.code}/{status.page.name}", str(status)) for status in statuses]
    width = max((len(name) for name, _ in rows), default=0)
    return "\n".join(f"  {name:<{width}}  {state}" for name, state in rows)


def _kept(found, work, *arguments):
    """What the work returns; where it stops, None, and why it stopped joins the problems."""
    try:
        return work(*arguments)
    except L10nError as error:
        found.append(error.problem)
        return None


def _words(root, code, terms):
    """Words of the site, of figures and of demos."""
    found = interface.problems(code, root) + catalogue.problems(code, root)
    return found + glossary.problems(glossary.catalogue_pairs(code, root), code, terms)


def _page(root, page, terms):
    """What is wrong with one translated page, whether or not it is behind its source."""
    if not page.has_source:
        what = f"its source {page.source_file} is gone"
        return [Problem(page.file, 0, what, "move or delete it, and its ledger")]
    if not page.exists:
        return []
    seen = _as_translated(root, page)
    found = glossary.problems(glossary.page_pairs(seen), page.code, terms)
    if not (root / page.ledger_file).exists():
        mend = f"make l10n SYNC={page.code}/{page.name}"
        found.append(Problem(page.file, 0, "this page has no ledger", mend))
    found += typography.problems(page, registry.find(page.code, root))
    return found + parity.problems(seen)


def _as_translated(root, page):
    """A page is held to the source its translator saw: when the source moves on, no check fails."""
    if not list(ledger.status(root, page).changes):
        return page
    return replace(page, source=tuple(ledger.read(root, page)))
