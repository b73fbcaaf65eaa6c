"""Samples tell in whose code a thread is, and leave out nothing that it does."""

import struct
import sys
import time

import pytest

from scripts.engine import sampling
from scripts.engine.errors import EngineError

MAPS = """\
00400000-00500000 r-xp 00000000 fe:00 12 /usr/bin/python3.11
00500000-00600000 rw-p 00000000 fe:00 12 /usr/bin/python3.11
7f0000000000-7f0000001000 r-xp 00000000 fe:00 13 /lib/a folder/libtorch_cpu.so
7f0000002000-7f0000003000 r-xp 00000000 00:00 0
7ffd00000000-7ffd00001000 r-xp 00000000 00:00 0      [vdso]
"""


@pytest.fixture
def samples():
    try:
        with sampling.Samples() as samples:
            busy()
    except EngineError as error:
        pytest.skip(str(error))
    return samples


def busy(seconds=1.0):
    began = time.process_time()
    while time.process_time() - began < seconds:
        pass


def test_a_busy_second_of_plain_python_is_no_arithmetic(samples):
    arithmetic, bindings, rest = samples.shares()
    assert samples.libraries.total() >= 10
    assert arithmetic + bindings < 0.2 and arithmetic + bindings + rest == pytest.approx(1)


def test_multiplying_matrices_is_arithmetic(samples):
    import numpy as np

    matrix = np.ones((400, 400))
    with sampling.Samples() as samples:
        began = time.process_time()
        while time.process_time() - began < 0.5:
            matrix @ matrix
    assert samples.shares()[0] > 0.7


def test_an_address_belongs_to_the_code_that_is_mapped_there():
    places = sampling.mapped(MAPS)
    assert sampling.owner(0x400010, places) == "/usr/bin/python3.11"
    assert sampling.owner(0x500010, places) == ""  # data
    assert sampling.owner(0x7F0000000FFF, places) == "/lib/a folder/libtorch_cpu.so"
    assert sampling.owner(0x7F0000002000, places) == sampling.COMPILED
    assert sampling.kind(sampling.owner(0x7FFD00000000, places)) == "else"
    assert sampling.owner(0, places) == sampling.owner(sys.maxsize, places) == ""


def test_what_was_noted_is_read_and_other_records_are_passed_over():
    record = sampling.RECORD
    written = record.pack(sampling.SAMPLE, 0, 16, 7) + record.pack(2, 0, 24, 8) + bytes(8)
    written += record.pack(sampling.SAMPLE, 0, 16, 9)
    ring = ringed(written, taken=0)
    assert sampling.addresses(ring) == [7, 9]
    assert sampling.addresses(ring) == [], "what was taken out is not taken twice"


def test_notes_that_go_round_are_read_to_their_end():
    """Four fit; two were taken out, and the fourth and the fifth lie before the third."""
    notes = [sampling.RECORD.pack(sampling.SAMPLE, 0, 16, address) for address in (5, 6, 3, 4)]
    ring = ringed(b"".join(notes), taken=2 * 16, written=6 * 16)
    assert sampling.addresses(ring) == [3, 4, 5, 6]


def ringed(notes, taken, written=None):
    """What the kernel shares: a page about the notes, and the notes."""
    page = bytearray(4096)
    for at, value in (
        (sampling.HEAD, len(notes) if written is None else written),
        (sampling.TAIL, taken),
        (sampling.START, 4096),
    ):
        struct.pack_into("=Q", page, at, value)
    return page + notes


def test_a_run_longer_than_there_is_room_for_is_sampled_to_its_end(samples, monkeypatch):
    monkeypatch.setattr(sampling, "PAGES", 1)
    monkeypatch.setattr(sampling, "EACH_SECOND", 2000)
    with sampling.Samples() as kept:  # nothing is taken out before the end
        busy(2)
    monkeypatch.setattr(sampling, "PATIENCE", 0.02)
    with sampling.Samples() as emptied:
        busy(2)
    room = 4096 // sampling.RECORD.size
    if kept.libraries.total() < room - 8:
        pytest.skip("this machine samples too seldom to fill a page")
    assert kept.libraries.total() <= room < emptied.libraries.total()


@pytest.mark.parametrize(
    ("path", "does"),
    [
        ("/a/torch/lib/libtorch_cpu.so", "arithmetic"),
        ("/a/numpy.libs/libscipy_openblas64_-ff651d7f.so", "arithmetic"),
        ("/a/numpy/_core/_multiarray_umath.cpython-311.so", "arithmetic"),
        ("/lib/x86_64-linux-gnu/libm.so.6", "arithmetic"),
        ("/a/torch/lib/libtorch_python.so", "bindings"),
        (sampling.COMPILED, "arithmetic"),
        ("/usr/bin/python3.11", "else"),
        ("", "else"),
    ],
)
def test_libraries_are_told_apart_by_what_they_do(path, does):
    assert sampling.kind(path) == does


def test_where_the_system_does_not_sample_it_is_said(monkeypatch):
    monkeypatch.setattr(sampling.sys, "platform", "plan9")
    with pytest.raises(EngineError, match="only Linux"):
        sampling.opened()
