"""The bench reads every page of the essay, and tells which bar a page misses."""

import gzip
import urllib.request

import pytest

from scripts import bench_pages, serving
from scripts.bench_pages import Cost
from scripts.engine.errors import EngineError, UsageError

GOOD = Cost(290_000, 0.0, (97, 100, 100, 100))


def test_a_page_inside_every_bar_misses_none():
    assert GOOD.misses == []


@pytest.mark.parametrize(
    ("cost", "missed"),
    [
        (Cost(300_001, 0.0, (95, 100, 100, 100)), ["300 kB"]),
        (Cost(1, 0.004, (95, 100, 100, 100)), ["shift 0.004"]),
        (Cost(1, 0.0, (94, 100, 100, 99)), ["performance 94", "seo 99"]),
    ],
)
def test_each_bar_can_be_missed(cost, missed):
    assert cost.misses == missed
    assert ", ".join(missed) in bench_pages.line("cliffs/", cost)


def test_the_bench_reads_a_report_of_lighthouse():
    report = {
        "audits": {
            "network-requests": {
                "details": {"items": [{"transferSize": 1000}, {"transferSize": 200}, {}]}
            },
            "cumulative-layout-shift": {"numericValue": 0.01},
        },
        "categories": {
            name: {"score": score}
            for name, score in zip(bench_pages.CATEGORIES, (0.96, 1, None, 1), strict=True)
        },
    }
    assert bench_pages.cost(report) == Cost(1200, 0.01, (96, 100, 0, 100))


def test_the_pages_of_the_essay_are_those_of_every_language(tmp_path):
    for name in ("", "cliffs", "zh", "zh/cliffs", "how/ball", "zh/how/ball", "assets/demo"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "index.html").touch()
    assert bench_pages.pages(tmp_path) == ["cliffs/", "", "zh/cliffs/", "zh/"]


def test_pages_are_chosen_by_name_and_a_name_that_is_none_is_refused(tmp_path):
    for name in ("", "cliffs", "zh/cliffs"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "index.html").touch()
    assert bench_pages.chosen(tmp_path, "zh/cliffs/,index") == ["zh/cliffs/", ""]
    assert bench_pages.chosen(tmp_path) == ["cliffs/", "", "zh/cliffs/"]
    with pytest.raises(UsageError, match="ONLY=clifs.*did you mean 'cliffs'"):
        bench_pages.chosen(tmp_path, "clifs")


def test_text_is_served_compressed_and_fonts_as_they_are(tmp_path):
    (tmp_path / "index.html").write_text("<p>map</p>" * 99, encoding="utf-8")
    (tmp_path / "face.woff2").write_bytes(b"face")
    with serving.served(tmp_path, bench_pages.Compressing) as address:
        page = urllib.request.urlopen(address)
        assert page.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(page.read()).startswith(b"<p>map</p>")
        face = urllib.request.urlopen(f"{address}face.woff2")
        assert face.headers["Content-Encoding"] is None and face.read() == b"face"


def test_a_missing_lighthouse_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(bench_pages, "ROOT", tmp_path)
    monkeypatch.setattr(bench_pages.find_browser, "find", lambda: "chromium")
    with pytest.raises(EngineError, match="npm ci"):
        bench_pages.audit("http://127.0.0.1/")
