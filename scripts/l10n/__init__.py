"""Languages: what is translated, what has moved since, and what does not match.

A page is whole Markdown in docs/<code>. Beside it lies a ledger, written by the machine, that
holds every block of the source as the translator saw it. Nothing here trains, draws or builds.

    registry   docs/languages.yml, one row per language
    blocks     a page of our Markdown dialect, cut into blocks that know their lines
    ledger     the source as the translator saw it; what is missing or has moved since
    parity     what must be the same in both pages: ids, code, math, numbers, links
    originals  the English of figures, demos and verdicts, read from their scripts
    catalogue  its translations, one gettext file per language
    glossary   terms that have one translation
    interface  the words of the site around the pages
"""
