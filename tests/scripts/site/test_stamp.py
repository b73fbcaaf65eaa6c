"""A stamp changes with every measurement and with nothing else."""

import json

from scripts.site import stamp


def test_the_stamp_changes_with_a_number_and_with_a_name(repository):
    before = stamp.fingerprint(repository)
    note = repository / "docs/measured/seconds.tsv"
    note.write_text("paper_ball\t3\n", encoding="utf-8")
    assert stamp.fingerprint(repository) == before
    path = repository / "docs/measured/paper_ball.json"
    kept = path.read_bytes()
    path.write_bytes(kept.replace(b"0.934", b"0.935"))
    changed = stamp.fingerprint(repository)
    path.write_bytes(kept)
    path.rename(path.with_name("paper_bill.json"))
    assert len({before, changed, stamp.fingerprint(repository)}) == 3


def test_programs_read_the_stamp_and_the_fingerprint_of_every_figure(repository, tmp_path):
    stamp.write(repository, tmp_path / "site")
    told = json.loads((tmp_path / "site/version.json").read_text(encoding="utf-8"))
    assert told == {
        "measurements": stamp.fingerprint(repository),
        "figures": {"paper_ball": "0123456789abcdef"},
    }
