"""The demos' wheel is a wheel, and the same one every time."""

import base64
import hashlib
import io
import subprocess
import sys
import zipfile

from scripts.demos import wheel
from scripts.engine.files import ROOT


def opened():
    return zipfile.ZipFile(io.BytesIO(wheel.wheel(ROOT)))


def test_it_is_the_same_bytes_every_time():
    assert wheel.wheel(ROOT) == wheel.wheel(ROOT)
    assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in opened().infolist())


def test_it_holds_every_demo_and_no_other_room():
    names = [name for name in opened().namelist() if ".dist-info/" not in name]
    files = sorted((ROOT / "figures_src/demos").glob("*.py"))
    expected = [path.relative_to(ROOT).as_posix() for path in files]
    assert names == ["figures_src/__init__.py", *expected]


def test_its_record_names_every_file_with_its_hash():
    archive = opened()
    record = next(name for name in archive.namelist() if name.endswith("RECORD"))
    rows = [row.rsplit(",", 2) for row in archive.read(record).decode().splitlines()]
    assert [name for name, *_ in rows] == archive.namelist()
    for name, hashed, size in rows[:-1]:
        data = archive.read(name)
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        assert (hashed, int(size)) == (f"sha256={digest}", len(data))


def test_python_runs_a_demo_from_it_alone(tmp_path):
    path = tmp_path / wheel.FILE
    path.write_bytes(wheel.wheel(ROOT))
    script = f"import sys; sys.path[:] = [{str(path)!r}, *sys.path[1:]]; "
    script += "from figures_src.demos import stage; print(stage.__file__)"
    done = subprocess.run([sys.executable, "-IS", "-c", script], capture_output=True, text=True)
    assert done.stdout.startswith(str(path)), done.stderr
