import json

import pytest

from scripts.engine import files, networks, plan
from scripts.engine.errors import EngineError
from scripts.engine.memo import Memo

EXPORT = '''
def export(setup, seed):
    return {"tide": height([0.0])}


CLAIMS = {"A1"'''


@pytest.fixture
def offering(measured):
    """A repository in which one figure offers a network that is fresh."""
    measured.change("figures_src/figures/wave.py", 'CLAIMS = {"A1"', EXPORT.lstrip("\n"))
    memo = Memo(measured.root)
    reached = networks.reached("wave", memo)
    made = networks.Record(reached.fingerprint, reached.parts, {}, {"tide": files.digest(b"onnx")})
    assert networks.save("wave", made, {"tide": b"onnx"}, measured.root)
    return measured


def planned(repository, figure="wave"):
    return plan.plan(figure, Memo(repository.root))


def test_offering_a_network_leaves_the_measurement_fresh(offering):
    each = planned(offering)
    assert each.stale == () and each.unexported == () and not each.rejudge
    assert planned(offering, "calm").offer is None


def test_a_change_far_away_makes_the_networks_stale_and_is_named(offering):
    offering.change("figures_src/figures/wave.py", "height([0.0])", "height([1.0])")
    each = planned(offering)
    assert each.stale == ()
    assert each.unexported == ("figures_src/figures/wave.py::export changed",)
    told = offering.run("why", "ONLY=wave").stdout_text
    assert "wave: its networks are stale:" in told and "wave is fresh" not in told
    offering.change("figures_src/measuring/deep.py", "1 * value", "2 * value")
    assert "deep.py changed, reached through" in " ".join(planned(offering).unexported)


@pytest.mark.parametrize("fault", ("lost", "damaged", "unrecorded", "torn"))
def test_what_is_lost_or_damaged_is_noticed(offering, fault):
    path = networks.place("wave", "tide", offering.root)
    record = path.with_name("wave.networks")
    if fault == "lost":
        path.unlink()
    elif fault == "damaged":
        path.write_bytes(b"half")
    elif fault == "unrecorded":
        record.unlink()
    else:
        record.write_text(json.dumps({"fingerprint": "x"}))
    assert planned(offering).unexported
    assert planned(offering).stale == ()


def test_a_network_is_found_by_its_name(offering):
    assert networks.content("wave.tide", offering.root) == b"onnx"
    with pytest.raises(EngineError, match="wave.ebb.onnx: not there; make figures ONLY=wave"):
        networks.content("wave.ebb", offering.root)
