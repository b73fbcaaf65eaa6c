"""References are whole, and a damaged file says where."""

import pytest

from scripts.site.errors import PageError
from scripts.site.references import read


def test_names_are_shortened_as_they_are_cited(shelf):
    works = shelf.references
    assert works["tanay2016"].short == "Tanay & Griffin 2016"
    assert works["bbc2017"].short == "BBC News 2017"
    assert works["ilyas2019"].address == "https://arxiv.org/abs/1905.02175"


def test_every_work_of_the_essay_can_be_looked_up(shelf):
    for work in shelf.references.values():
        assert work.address.startswith("https://") or (work.venue and not work.address), work.key


@pytest.mark.parametrize(
    ("text", "told"),
    [("@misc{a,\n title = }", r"x\.bib:2: .*not BibTeX"), ("@misc{a, title={T}}", "has no year")],
)
def test_a_damaged_file_says_where(tmp_path, text, told):
    (tmp_path / "x.bib").write_text(text, encoding="utf-8")
    with pytest.raises(PageError, match=told):
        read(tmp_path / "x.bib")
