"""What a no-op costs is timed on figures that are all fresh and drawn."""

from scripts import bench_no_op
from scripts.engine import drawings, plan
from scripts.engine.memo import Memo


def test_the_twenty_figures_of_a_no_op_are_fresh_and_drawn(measured, tmp_path, monkeypatch):
    monkeypatch.setattr(bench_no_op, "ROOT", measured.root)
    names = bench_no_op.copied(tmp_path / "copy", ["calm", "wave"])
    assert len(names) == len(set(names)) == bench_no_op.FIGURES
    memo = Memo(tmp_path / "copy")
    drawn = drawings.Drawings(memo)
    assert not [name for name in names if plan.plan(name, memo).stale or drawn.stale(name)]
