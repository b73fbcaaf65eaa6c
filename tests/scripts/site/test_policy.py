"""One policy: nothing inline, nothing from elsewhere, no text that becomes code."""

from scripts.site import policy


def test_a_page_takes_nothing_from_elsewhere_and_nothing_inline():
    said = policy.meta()
    assert said.startswith("default-src 'none'; ")
    assert "unsafe-inline" not in said and "'unsafe-eval'" not in said
    assert "http" not in said and "*" not in said


def test_webassembly_may_run_and_a_worker_may_begin_from_a_blob():
    rules = policy.RULES
    assert rules["script-src"].split() == ["'self'", "'wasm-unsafe-eval'"]
    assert rules["worker-src"].split() == ["'self'", "blob:"]


def test_frames_are_refused_where_a_browser_listens():
    assert "frame-ancestors" not in policy.meta()
    told = policy.headers()["Content-Security-Policy"]
    assert told == policy.meta() + "; frame-ancestors 'none'"
