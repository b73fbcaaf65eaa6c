"""Named arrays out of the bytes of an .npz, decompressed when they are looked at; no pickle."""

import io
import zipfile
from collections.abc import Mapping


class Arrays(Mapping):
    """Arrays of one kind ("series", "exhibit"), decompressed when they are looked at."""

    def __init__(self, figure, kind, data):
        self._figure, self._kind, self._data, self._kept = figure, kind, data, {}
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name.removesuffix(".npy").partition(".") for name in archive.namelist()]
        self._names = [name for start, _, name in names if start == kind]

    def __getitem__(self, name):
        if name not in self._names:
            raise KeyError(f"{self._figure} has no {self._kind} '{name}' (has: {self._names})")
        if name not in self._kept:
            self._kept[name] = unpacked(self._data, f"{self._kind}.{name}")
        return self._kept[name]

    def __iter__(self):
        return iter(self._names)

    def __len__(self):
        return len(self._names)


def unpacked(data, name):
    """One array out of the bytes of an .npz."""
    import numpy as np

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = io.BytesIO(archive.read(f"{name}.npy"))
    return np.lib.format.read_array(content, allow_pickle=False)


def names_in(data):
    """Names of the arrays in the bytes of an .npz."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [name.removesuffix(".npy") for name in archive.namelist()]
