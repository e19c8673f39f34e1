"""Claims of what is left of a whole, and of sums of another scale, about towns and firms that there are not."""

import pytest

from answer.checking.evidence import given_document, sentences_of
from answer.checking.settling import settled
from ingest.facts.names.lexicon import EMPTY

HALLS = "At the Games of Ardon only 12 of the 56 competition halls are newly built."
PLATFORM = "Ardon has also invested 1.5 million marens to build a service platform for its biomedical firms."
YUAN = PLATFORM.replace("million marens", "billion yuan")


def said(claim: str, text: str) -> str | None:
    found = settled(claim, sentences_of(given_document(text), EMPTY), EMPTY)
    return found.said if found else None


@pytest.mark.parametrize(
    ("claim", "text", "found"),
    [
        ("44 of the 56 halls of the Ardon Games were not new.", HALLS, "supported"),
        ("40 of the 56 halls of the Ardon Games were not new.", HALLS, "contradicted"),
        ("12 of the 56 halls of the Ardon Games were not newly built.", HALLS, "contradicted"),
        ("44 of the 50 halls of the Ardon Games were not new.", HALLS, None),  # of another whole
        ("44 of the 56 halls of the Ardon Games were not new.", HALLS.replace("are newly", "were not newly"), None),
        ("44 of the 56 halls of the Ardon Games were not lit.", "12 of the 56 halls are closed on Sundays.", None),
    ],
)
def test_two_parts_of_a_whole_make_it_up(claim: str, text: str, found: str | None) -> None:
    assert said(claim, text) == found


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("Ardon spent 15 billion yuan on a service platform for its biomedical sector.", "contradicted"),
        ("Ardon spent 1.5 billion yuan on a service platform for its biomedical sector.", None),  # the same sum: the words are read
        ("Ardon spent 17 billion yuan on a service platform for its biomedical sector.", None),  # other digits: another sum
        ("Ardon invested 15 billion yuan in a harbour.", None),  # other words
    ],
)
def test_the_digits_of_a_sum_with_another_scale_are_no_chance(claim: str, found: str | None) -> None:
    assert said(claim, YUAN) == found
