import pytest

from scripts import bench
from scripts.engine.errors import EngineError
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
