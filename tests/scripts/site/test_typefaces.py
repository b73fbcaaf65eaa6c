"""The faces of the text hold what the essay writes, and little else."""

import io

from fontTools.ttLib import TTFont

from scripts.site.shelf import ROOT
from scripts.site.typefaces import FACES, cut, face


def test_three_cut_faces_and_their_licences_weigh_little():
    found = cut(ROOT)
    faces = [path for name, path in found.items() if name.endswith(".woff2")]
    assert len(faces) == len(FACES)
    assert sum(path.stat().st_size for path in faces) < 90_000
    assert "SIL OPEN FONT LICENSE" in found["source-serif-4-LICENSE.txt"].read_text().upper()


def test_a_cut_face_has_the_letters_of_the_prose_and_its_weights():
    name = "source-sans-3-latin-wght-normal"
    source = ROOT / f"node_modules/@fontsource-variable/source-sans-3/files/{name}.woff2"
    font = TTFont(io.BytesIO(face(source, (400, 700))))
    assert set(map(ord, "AzçéÖ0–—“”’×−…")) <= set(font.getBestCmap())
    (axis,) = font["fvar"].axes
    assert (axis.minValue, axis.maxValue) == (400, 700)
    then = TTFont(source)["head"].modified
    assert font["head"].modified == then, "cut tomorrow, it would be other bytes"
