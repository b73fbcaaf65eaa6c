"""Formulas are MathML when the page arrives."""

import pytest

from scripts.site.errors import PageError


def test_formulas_stand_in_the_line_and_by_themselves(convert):
    assert '<math alttext="x_1" display="inline">' in convert("A point $x_1$ moves.")
    html = convert("$$\nx = \\frac{1}{2}\n$$")
    assert 'display="block"' in html and "<mfrac>" in html and "xmlns" not in html


def test_money_and_code_are_not_formulas(convert):
    assert "<math" not in convert("It costs $5 and $6. Or `$x$`, or \\$x\\$.")


def test_emphasis_inside_a_formula_stays_a_formula(convert):
    assert "<em>" not in convert("$a_i b_i$ and $c*d*e$")


@pytest.mark.parametrize("tex", ["\\frac{1", "\\nosuch{1}", "\\left( x"])
def test_what_is_no_formula_stops_at_its_line(convert, tex):
    with pytest.raises(PageError, match=r"page\.md:3: .*no formula"):
        convert(f"One.\n\nTwo ${tex}$ three.")
