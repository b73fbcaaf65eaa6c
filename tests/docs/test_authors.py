"""The guide for authors shows what is there: the shortest demo, quoted from its own file."""

import re

from scripts.engine.files import ROOT
from scripts.l10n import registry
from scripts.site.demos import demos

QUOTED = re.compile(r'^--8<-- "figures_src/demos/(\w+)\.py"$', re.M)


def guide(language):
    return (ROOT / "docs" / language / "authors.md").read_text(encoding="utf-8")


def test_it_quotes_the_shortest_demo_in_every_language():
    files = {name: ROOT / f"figures_src/demos/{name}.py" for name in demos(ROOT)}
    lines = {
        name: len(file.read_text(encoding="utf-8").splitlines()) for name, file in files.items()
    }
    shortest = min(lines, key=lines.get)
    for language in registry.read(ROOT):
        if (ROOT / "docs" / language / "authors.md").exists():
            assert QUOTED.findall(guide(language)) == [shortest], f"quote {shortest} in {language}"


def test_it_names_everything_that_a_demo_must_offer():
    contract = (ROOT / "figures_src/demos/__init__.py").read_text(encoding="utf-8")
    offered = re.findall(r"^    (\w+) {2,}", contract, re.M)
    assert len(offered) >= 6
    for name in set(offered) - {"MODELS"}:
        assert re.search(rf"^`{name}`\n:", guide("en"), re.M), name
