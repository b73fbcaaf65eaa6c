"""Numbers the way a language writes them, from the short formats that pages and drawings use."""

import math
import re
from functools import lru_cache

from scripts.engine.errors import EngineError

SPEC = re.compile(r"(?P<sign>\+?)(?P<group>,?)(?:\.(?P<digits>\d))?(?P<kind>[%fdge])")
SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class FormatError(EngineError, ValueError):
    """A format that is not one of `.0%  .2f  ,d  .3g  .1e`, each with an optional leading +."""


def write(value, spec, locale):
    """`value` as text: write(0.934, ".0%", "fr") is "93 %".

    spec: .0% percent · .2f decimals · d whole · .3g significant digits · .1e power of ten;
    "," groups thousands, a leading "+" writes the sign of positive numbers too.
    locale: as Babel spells it. Raises FormatError on an unknown spec or a value not finite.
    """
    found = SPEC.fullmatch(spec)
    if not found:
        raise FormatError(f"'{spec}' is no number format (known: .0% .2f ,d .3g .1e)")
    if not math.isfinite(value):
        raise FormatError(f"{value} cannot be written as a number")
    digits = int(found["digits"]) if found["digits"] else 6 if found["kind"] in "fe%" else 0
    text = WRITERS[found["kind"]](value, digits, found["group"], locale)
    plus = "+" if found["sign"] and value > 0 else ""
    return plus + text.replace("-", "−")


def percent(value, digits, group, locale):
    from babel.numbers import format_percent

    return format_percent(exact(value), pattern(digits, group, percent_of(locale)), locale=locale)


def decimal(value, digits, group, locale):
    from babel.numbers import format_decimal

    return format_decimal(exact(value), pattern(digits, group, "{}"), locale=locale)


def whole(value, digits, group, locale):
    return decimal(value, 0, group, locale)


def significant(value, digits, group, locale):
    """As many decimals as `digits` significant ones leave, without trailing zeros.

    What would be mostly zeros, closer to 0 than 0.0001, is written as a power of ten.
    """
    from babel.numbers import format_decimal

    shown = float(f"{value:.{digits or 6}g}")
    if 0 < abs(shown) < 1e-4:
        decimals = len(repr(abs(shown)).partition("e")[0].partition(".")[2])
        return power(shown, decimals, group, locale)
    head = "#,##0" if group else "0"
    return format_decimal(exact(shown), f"{head}.{'#' * 12}", locale=locale)


def power(value, digits, group, locale):
    mantissa, _, exponent = f"{value:.{digits}e}".partition("e")
    raised = str(int(exponent)).translate(SUPERSCRIPT)
    return f"{decimal(float(mantissa), digits, '', locale)} × 10{raised}"


WRITERS = {"%": percent, "f": decimal, "d": whole, "g": significant, "e": power}


def exact(value):
    """The shortest decimal that is this number, so that Babel rounds what we mean."""
    from decimal import Decimal

    return Decimal(repr(float(value)) if isinstance(value, float) else str(value))


def pattern(digits, group, around):
    head = "#,##0" if group else "0"
    return around.format(head + (f".{'0' * digits}" if digits else ""))


@lru_cache
def percent_of(locale):
    """Where a language puts its percent sign, as "{}%" or "{} %"."""
    from babel import Locale

    known = Locale.parse(locale).percent_formats[None].pattern
    return re.sub(r"[#,0.]+", "{}", known)
