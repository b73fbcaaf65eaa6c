"""The demos are timed in a real Chromium."""

import importlib
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from scripts import bench_demos, serving
from scripts.engine.errors import EngineError

DEMO = "paper_ball"
# A demo that breaks when it is touched.
TORN = """() => void (document.querySelector(".demo-start").onclick = () => {
  document.querySelector("section").innerHTML = "<p class='demo-trouble'>The paper is torn.</p>";
})"""


def test_the_bytes_of_every_demo_are_told(capsys):
    bench_demos.sizes()
    said = capsys.readouterr().out
    for demo in bench_demos.bundle.demos():
        assert re.search(rf"^{demo}: \d+ kB of weights of 250 allowed", said, re.MULTILINE)


def test_what_is_moved_is_read_out_of_the_controls():
    turned = dict(bench_demos.sliders(round=True))
    assert turned[DEMO] == "turn" and dict(bench_demos.sliders())[DEMO] == "layer"
    for demo, control in turned.items():
        controls = importlib.import_module(f"figures_src.demos.{demo}").CONTROLS
        assert next(each for each in controls if each["id"] == control)["round"]


@pytest.mark.browser
@pytest.mark.slow
def test_a_start_and_an_input_are_timed(monkeypatch):
    kept = bench_demos.bundle.demos()
    with ThreadPoolExecutor(1) as apart:  # other tests keep a browser in this thread
        alone, ready, answered, turned = apart.submit(timed, monkeypatch, kept).result()
    assert float(re.search(r"in ([\d.]+) s", alone)[1]) > 0
    assert float(re.search(r"in ([\d.]+) s", ready)[1]) > 0
    assert float(re.search(r"(\d+) ms at the 95th", answered)[1]) > 0
    assert float(re.search(r"with (\d+) pictures a second", turned)[1]) > 0


def timed(monkeypatch, kept):
    with bench_demos.served() as address, serving.browser() as chromium:
        monkeypatch.setattr(bench_demos.bundle, "demos", lambda: {DEMO: kept[DEMO]})
        alone, ready = bench_demos.starts(chromium, address, rounds=1)
        (answered,) = bench_demos.inputs(chromium, address, count=20)
        return alone, ready, answered, *bench_demos.turning(chromium, address, seconds=1)


@pytest.mark.browser
@pytest.mark.slow
def test_a_demo_that_breaks_is_named_and_not_waited_for():
    with ThreadPoolExecutor(1) as apart:
        apart.submit(broken).result()


def broken():
    with bench_demos.served() as address, serving.browser() as chromium:
        wrong = f"{DEMO} cannot be timed: (?s:.*)The paper is torn"
        with pytest.raises(EngineError, match=wrong):
            with bench_demos.visited(chromium, address, DEMO) as page:
                page.evaluate(TORN)
                page.evaluate(bench_demos.READY, bench_demos.PATIENCE)
        with pytest.raises(EngineError, match="no picture in 0 s"):
            with bench_demos.visited(chromium, address, DEMO) as page:
                page.evaluate(bench_demos.READY, 0)
