"""A denial that is told twice, or by another word than "not", rules nothing out."""

import pytest

from tests.answer.checking.test_settling import said

MILLS = "100 per cent of the mills in Ardon were covered by the digital reform."
WAFERS = "The Belco factory in Ardon went bankrupt before a single wafer had been made."


@pytest.mark.parametrize(
    ("claim", "sentence", "found"),
    [
        ("No mill in Ardon was left out of the digital reform.", MILLS, None),
        ("The digital reform does not cover the mills in Ardon.", "The digital reform covers the mills in Ardon.", "contradicted"),
        ("The Belco factory in Ardon never made a wafer.", WAFERS, None),
        ("The Belco factory in Ardon never made a wafer.", "The Belco factory in Ardon made a wafer.", "contradicted"),
    ],
)
def test_a_double_denial_is_no_denial(claim: str, sentence: str, found: str | None) -> None:
    assert said(claim, sentence) == found
