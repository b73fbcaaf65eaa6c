import numpy as np
import pytest

from scripts.engine import arrays, waist

DATA = waist.packed({"series.x": np.arange(6).reshape(3, 2), "exhibit.y": np.zeros(2, np.uint8)})


def test_arrays_of_one_kind_are_found_by_name_and_keep_their_type():
    series, exhibit = (arrays.Arrays("wave", kind, DATA) for kind in ("series", "exhibit"))
    assert list(series) == ["x"] and len(exhibit) == 1
    assert series["x"].tolist() == [[0, 1], [2, 3], [4, 5]] and exhibit["y"].dtype == np.uint8
    assert arrays.names_in(DATA) == ["exhibit.y", "series.x"]


def test_an_unknown_array_is_told_with_those_there_are():
    with pytest.raises(KeyError, match="wave has no series 'z'.*x"):
        arrays.Arrays("wave", "series", DATA)["z"]
