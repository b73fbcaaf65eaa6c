"""Front matter that MkDocs would forgive stops the build with its line."""

import pytest

from scripts.site.errors import PageError
from scripts.site.frontmatter import read, write

WHOLE = "title: A\ndescription: B\n"


def test_front_matter_and_body_come_apart_and_together():
    meta, body = read(f"---\n{WHOLE}---\n# Head\n", "a.md")
    assert meta == {"title": "A", "description": "B"} and body == "# Head\n"
    assert read(write(meta, body), "a.md") == (meta, body)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("---\ntitle: A\n", r"a\.md:1: .*no end"),
        ("---\ntitle: A: B\n---\n", r"a\.md:2: .*not YAML"),
        ("---\n- a\n---\n", "no list of key"),
        ("---\ntitle: A\n---\n", "no description"),
        (f"---\n{WHOLE}l10n:\n  machine: maybe\n---\n", r"a\.md:5: .*says nothing"),
        (f"---\n{WHOLE}l10n:\n  translators: [Ann]\n---\n", r"a\.md:5: .*no name"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(written, told):
    with pytest.raises(PageError, match=told):
        read(written, "a.md")
