"""Build the site: every language, or one of them, into site/.

python -m scripts.build_site [LANGUAGE=zh]

SITE_URL=https://… in the environment writes full addresses for search engines.
"""

import sys
import time

from scripts.engine.errors import EngineError
from scripts.l10n import registry
from scripts.l10n.problem import L10nError
from scripts.site import building
from scripts.site.errors import PageError
from scripts.site.shelf import ROOT


def main(words):
    if {"-h", "--help"} & set(words):
        return print(__doc__)
    begun = time.monotonic()
    try:
        site = building.build(ROOT, chosen(words))
    except (PageError, building.Stopped, EngineError, L10nError) as error:
        sys.exit(f"{error}\nNothing was written: site/ is as it was.")
    spent = time.monotonic() - begun
    print(f"{site.name}/ holds the site, built in {spent:.0f} s. To read it:")
    print(
        f"  python -m http.server --directory {site.name} 8000    then open http://localhost:8000"
    )
    return None


def chosen(words) -> list[str]:
    """Codes of the languages to build, from the words of the command line."""
    for word in words:
        key, _, value = word.partition("=")
        if key != "LANGUAGE" or not value:
            sys.exit(f"unknown option {word!r}: known is LANGUAGE=code. Mend: make site")
    codes = [word.partition("=")[2] for word in words]
    return [registry.find(code).code for code in codes] or list(registry.read())


if __name__ == "__main__":
    main(sys.argv[1:])
