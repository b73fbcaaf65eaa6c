"""The demos are timed in a real Chromium."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from scripts import bench_demos

DEMO = "nested_rings"


def test_the_bytes_of_every_demo_are_told(capsys):
    bench_demos.sizes()
    said = capsys.readouterr().out
    for demo in bench_demos.bundle.demos():
        assert re.search(rf"^{demo}: \d+ kB of weights of 250 allowed", said, re.MULTILINE)


@pytest.mark.browser
@pytest.mark.slow
def test_a_start_and_an_input_are_timed(monkeypatch):
    kept = bench_demos.bundle.demos()
    with ThreadPoolExecutor(1) as apart:  # other tests keep a browser in this thread
        alone, ready, answered = apart.submit(timed, monkeypatch, kept).result()
    assert float(re.search(r"in ([\d.]+) s", alone)[1]) > 0
    assert float(re.search(r"in ([\d.]+) s", ready)[1]) > 0
    assert float(re.search(r"(\d+) ms at the 95th", answered)[1]) > 0


def timed(monkeypatch, kept):
    with bench_demos.served() as address, bench_demos.browser() as chromium:
        monkeypatch.setattr(bench_demos.bundle, "demos", lambda: {DEMO: kept[DEMO]})
        alone, ready = bench_demos.starts(chromium, address, rounds=1)
        return alone, ready, *bench_demos.inputs(chromium, address, count=20)
