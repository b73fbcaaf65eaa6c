"""A translator's whole way, with the commands that the guide lists and no others."""

import re

from scripts.l10n.__main__ import VERBS, main
from scripts.l10n.registry import ROOT

EMPTY = dict.fromkeys(VERBS, "")


def test_the_guide_lists_five_commands_and_each_is_one_there_is():
    for code in ("en", "zh"):
        guide = (ROOT / "docs" / code / "translations.md").read_text(encoding="utf-8")
        listed = re.findall(r"```text\s+(make [^\n]+)", guide)
        verbs = [command.split()[-1].partition("=")[0] for command in listed]
        assert verbs == ["START", "LANG", "l10n", "SYNC", "DIFF"]


def test_a_page_is_begun_translated_checked_recorded_and_kept_up(essay, edit, capsys):
    chinese = (essay / "docs/zh/ball.md").read_text(encoding="utf-8")
    (essay / "docs/zh/ball.md").unlink()
    assert main(EMPTY | {"START": "zh/ball.md"}, essay) == 0
    (essay / "docs/zh/ball.md").write_text(chinese, encoding="utf-8")
    assert main(EMPTY | {"SYNC": "zh/ball.md"}, essay) == 0
    assert main(EMPTY, essay) == 0
    assert "zh/ball.md  complete" in capsys.readouterr().out
    edit("docs/en/ball.md", "12 layers", "13 layers")
    assert main(EMPTY, essay) == 0, "a source that moves on must not fail a check"
    assert main(EMPTY | {"DIFF": "zh/ball.md"}, essay) == 0
    told = capsys.readouterr().out
    assert "outdated (1 blocks" in told and "[-12-]{+13+}" in told
    edit("docs/zh/ball.md", "共 12 层", "共 13 层")
    assert main(EMPTY | {"SYNC": "zh/ball.md"}, essay) == 0
    assert main(EMPTY, essay) == 0
    assert "zh/ball.md  complete" in capsys.readouterr().out
