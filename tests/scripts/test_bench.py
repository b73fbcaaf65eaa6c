import pytest

from scripts import bench
from scripts.engine.errors import EngineError, UsageError
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


@pytest.fixture
def told(monkeypatch, tmp_path):
    """What ran of a bench whose parts only say their names; its site has one page, /cliffs/."""
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    (tmp_path / "site/cliffs").mkdir(parents=True)
    for name in ("site/index.html", "site/cliffs/index.html"):
        (tmp_path / name).touch()
    ran = []
    for name in bench.PARTS:
        monkeypatch.setitem(bench.PARTS, name, lambda name=name: ran.append(name))
    monkeypatch.setattr(bench.bench_pages, "main", lambda given: ran.append(given["ONLY"]) or 1)
    return ran


@pytest.mark.parametrize(
    ("only", "ran"),
    [
        ("demos,preview", ["preview", "demos"]),
        ("cliffs", ["cliffs"]),
        ("pages", [""]),
        ("shares", ["shares"]),
        ("pool,cliffs", ["pool", "cliffs"]),
    ],
)
def test_parts_and_pages_can_be_chosen(told, only, ran):
    status = bench.main({"ONLY": only})
    assert told == ran and status == (1 if {"cliffs", ""} & set(ran) else 0)


def test_without_a_choice_every_part_runs_but_the_one_that_measures_everything(told):
    bench.main({"ONLY": ""})
    assert told == [name if name != "pages" else "" for name in bench.PARTS if name != "shares"]


def test_a_site_that_is_missing_and_a_name_that_is_none_stop_before_anything_is_timed(told):
    with pytest.raises(UsageError, match="ONLY=clifs is no page.*did you mean 'cliffs'"):
        bench.main({"ONLY": "pool,clifs"})
    (bench.ROOT / "site/index.html").unlink()
    with pytest.raises(EngineError, match="make site makes it"):
        bench.main({"ONLY": ""})
    assert told == []
