"""make l10n: one verb each, exit status 1 on errors, a bad request in one line."""

import subprocess
import sys

import pytest

from scripts.l10n import registry
from scripts.l10n.__main__ import VERBS, main

NOTHING = dict.fromkeys(VERBS, "")


def test_the_check_passes_when_pages_are_recorded_and_fails_before(essay, capsys):
    assert main(NOTHING, essay) == 1
    assert "this page has no ledger" in capsys.readouterr().out
    assert main(NOTHING | {"SYNC": "zh/ball.md"}, essay) == 0
    assert main(NOTHING, essay) == 0
    assert "complete" in capsys.readouterr().out


def test_a_page_is_begun_and_words_are_brought_in_step(essay, capsys):
    (essay / "docs/zh/ball.md").unlink()
    assert main(NOTHING | {"START": "zh/ball.md"}, essay) == 0
    assert main(NOTHING | {"WORDS": "zh"}, essay) == 0
    assert "3 new" in capsys.readouterr().out


@pytest.mark.parametrize(
    "request_", [{"START": "zh/none.md"}, {"SYNC": "fr/ball.md"}, {"WORDS": "en"}, {"WORDS": "xx"}]
)
def test_a_bad_request_is_one_line_and_status_1(essay, capsys, request_):
    assert main(NOTHING | request_, essay) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_hundred_warnings_of_one_file_are_told_in_eleven_lines(essay, capsys):
    words = "".join(f"word_{n}: a\n" for n in range(100))
    (essay / "docs/en/words.yml").write_text(words, encoding="utf-8")
    (essay / "docs/zh/words.yml").write_text("# none yet\n", encoding="utf-8")
    main(NOTHING, essay)
    told = [line for line in capsys.readouterr().out.splitlines() if "zh/words.yml" in line]
    assert len(told) == 11 and told[-1] == "docs/zh/words.yml: 90 more warnings"


def test_an_unknown_option_is_named_on_the_command_line():
    done = subprocess.run(
        [sys.executable, "-m", "scripts.l10n", "SNYC=zh/index.md"],
        capture_output=True, text=True, cwd=registry.ROOT,
    )  # fmt: skip
    assert done.returncode != 0 and "SNYC" in done.stderr and "SYNC" in done.stderr


def test_the_translations_of_the_essay_have_no_errors(capsys):
    assert main(NOTHING) == 0, capsys.readouterr().out
