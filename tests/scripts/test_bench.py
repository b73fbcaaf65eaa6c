import pytest

from scripts import bench
from scripts.engine import drawings, plan
from scripts.engine.errors import EngineError
from scripts.engine.memo import Memo
from scripts.engine.workers import Task


@pytest.mark.slow
def test_the_pool_is_faster_than_a_process_for_each_task():
    assert bench.pool() < bench.process_per_task()


def test_a_part_that_cannot_run_stops_and_says_why():
    with pytest.raises(EngineError, match="TypeError"):
        bench.results([Task("bad", "", bench.toy, ())], 1)


@pytest.mark.slow
def test_the_renderer_is_timed():
    assert bench.render(bench.ROOT, 8) > 0


@pytest.mark.slow
def test_training_is_set_against_what_the_machine_can_multiply():
    reached, peak = bench.training(bench.ROOT)
    assert reached > 0 and peak > 0


def test_the_twenty_figures_of_a_no_op_are_fresh_and_drawn(measured, tmp_path, monkeypatch):
    monkeypatch.setattr(bench, "ROOT", measured.root)
    names = bench.copied(tmp_path / "copy", ["calm", "wave"])
    assert len(names) == len(set(names)) == bench.FIGURES
    memo = Memo(tmp_path / "copy")
    drawn = drawings.Drawings(memo)
    assert not [name for name in names if plan.plan(name, memo).stale or drawn.stale(name)]
