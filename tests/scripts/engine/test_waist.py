import json

import numpy as np
import pytest

from scripts.engine import waist

ENTRY = {"middle": 0.5, "low": 0.4, "high": 0.6, "seeds": [0.4, 0.5, 0.6], "of": [10, 10, 10]}
DOCUMENT = {
    "figure": "wave", "setup": {"points": 3}, "seeds": [0, 1, 2], "numbers": {"up": ENTRY},
    "claims": {}, "fingerprint": "f", "judged": "j", "sources": {}, "versions": {},
}  # fmt: skip
ARRAYS = {"series.wave": np.zeros((3, 4), np.float32), "exhibit.first": np.arange(3)}


def kept(root, document=DOCUMENT):
    path = waist.place("wave", root)
    waist.save_pair(path, document, waist.packed(ARRAYS))
    return path


def test_what_is_written_is_read_again(tmp_path):
    kept(tmp_path)
    measured = waist.read("wave", tmp_path)
    assert measured.number("up").middle == 0.5 and measured.number("up").of == (10, 10, 10)
    assert measured.series["wave"].shape == (3, 4)
    assert list(measured.exhibit) == ["first"] and measured.exhibit["first"][2] == 2
    assert measured.setup == {"points": 3} and measured.seconds is None


def test_the_same_measurement_gives_the_same_bytes(tmp_path):
    path = kept(tmp_path)
    before = path.read_bytes(), path.with_suffix(".npz").read_bytes()
    path.unlink()
    kept(tmp_path)
    assert (path.read_bytes(), path.with_suffix(".npz").read_bytes()) == before
    assert not waist.save_pair(path, DOCUMENT, waist.packed(ARRAYS))


def test_values_per_seed_stand_on_one_line(tmp_path):
    assert '"seeds": [0.4, 0.5, 0.6]' in kept(tmp_path).read_text()


def test_an_unknown_number_names_the_nearest(tmp_path):
    kept(tmp_path)
    with pytest.raises(waist.WaistError, match="wave.json: .*'upp' .did you mean 'up'"):
        waist.read("wave", tmp_path).number("upp")


def test_a_missing_measurement_tells_the_command(tmp_path):
    with pytest.raises(waist.WaistError, match="^docs/measured/wave.json.*make figures ONLY=wave"):
        waist.read("wave", tmp_path)


def halved(path):
    path.write_bytes(path.read_bytes()[:-40])


def altered(path):
    data = bytearray(path.with_suffix(".npz").read_bytes())
    data[60] ^= 1
    path.with_suffix(".npz").write_bytes(data)


def lost(path):
    path.with_suffix(".npz").unlink()


def without_numbers(path):
    path.write_text(json.dumps({"arrays": json.loads(path.read_text())["arrays"]}))


def malformed(path):
    path.write_text(path.read_text().replace('"middle"', '"muddle"'))


@pytest.mark.parametrize("damage", [halved, altered, lost, without_numbers, malformed])
def test_damage_is_noticed_and_the_mend_named(tmp_path, damage):
    damage(kept(tmp_path))
    with pytest.raises(waist.WaistError, match="docs/measured/wave.* make figures ONLY=wave"):
        waist.read("wave", tmp_path)


def test_seconds_are_kept_apart_and_small_differences_are_no_change(tmp_path):
    waist.keep_seconds("wave", 10.04, tmp_path)
    waist.keep_seconds("calm", 1.0, tmp_path)
    waist.keep_seconds("wave", 11.0, tmp_path)
    assert waist.seconds(tmp_path) == {"calm": 1.0, "wave": 10.0}
    waist.keep_seconds("wave", 20.0, tmp_path)
    assert waist.seconds(tmp_path)["wave"] == 20.0


def test_arrays_that_could_execute_are_not_written():
    with pytest.raises(ValueError):
        waist.packed({"series.x": np.array([object()])})
