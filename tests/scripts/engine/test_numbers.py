import pytest

from scripts.engine import numbers


@pytest.mark.parametrize(
    ("value", "spec", "locale", "text"),
    [
        (0.934, ".0%", "en", "93%"),
        (0.934, ".1%", "zh_Hans_CN", "93.4%"),
        (0.934, ".0%", "fr", "93\u202f%"),
        (1234.5, ".2f", "en", "1234.50"),
        (1234567, ",d", "en", "1,234,567"),
        (1234567, ",d", "de", "1.234.567"),
        (0.93, ".2f", "de", "0,93"),
        (-0.5, "+.1f", "en", "−0.5"),
        (0.5, "+.1f", "en", "+0.5"),
        (12.0, "d", "en", "12"),
        (0.012345, ".3g", "en", "0.0123"),
        (40.0, ".3g", "en", "40"),
        (0.00123, ".1e", "en", "1.2 × 10⁻³"),
        (4.258e-14, ".3g", "en", "4.26 × 10⁻¹⁴"),
        (1e-6, ".3g", "de", "1 × 10⁻⁶"),
    ],
)
def test_numbers_are_written_the_way_of_the_language(value, spec, locale, text):
    assert numbers.write(value, spec, locale).replace("\xa0", "\u202f") == text


@pytest.mark.parametrize("spec", ["", "%d", ".0", "0.2f", ".2x"])
def test_an_unknown_format_stops_and_tells_the_known(spec):
    with pytest.raises(numbers.FormatError, match="known"):
        numbers.write(0.5, spec, "en")


def test_what_is_not_finite_cannot_be_written():
    with pytest.raises(numbers.FormatError):
        numbers.write(float("nan"), ".2f", "en")


def test_a_number_of_numpy_is_written_as_any_other():
    numpy = pytest.importorskip("numpy")
    assert numbers.write(numpy.float64(0.5), ".0%", "en") == numbers.write(0.5, ".0%", "en")
