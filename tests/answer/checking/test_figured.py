"""A claim whose figure allows the sentence's is read with that one too; any other as it stands alone."""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pytest

from answer.checking.evidence import given_document, sentences_of
from answer.checking.figured import in_its_figures
from answer.checking.weighing import weigh
from answer.comparing.statement import statement_of
from ingest.facts.names.lexicon import EMPTY

SHARE = "Ardon's use of foreign capital reached 48.74% of the total of the province."
PLATFORMS = "Ardon gathers two-thirds of the country's trading platforms."
VISITORS = "The Ardon Museum received 312,000 visitors."


@pytest.mark.parametrize(
    ("claim", "sentence", "put"),
    [
        ("Nearly half of the foreign money went to Ardon.", SHARE, "48.74% of the foreign money went to Ardon."),
        ("Two out of every three platforms are in Ardon.", PLATFORMS, "two-thirds of platforms are in Ardon."),
        ("Over 300,000 visitors came to see the museum.", VISITORS, "312,000 visitors came to see the museum."),
    ],
)
def test_the_figure_is_given_as_the_sentence_gives_it(claim: str, sentence: str, put: str) -> None:
    told = in_its_figures(statement_of(claim), sentences_of(given_document(sentence), EMPTY), EMPTY)
    assert told is not None
    assert told.text == put


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Over half of the foreign money went to Ardon.", SHARE),  # it is less
        ("Less than two-thirds of the platforms are in Ardon.", PLATFORMS),  # it is as much
        ("Belmar took in about half as much foreign money as Ardon.", SHARE),  # a multiple
        ("Up to a million visitors came to the museum.", VISITORS),  # far below
        ("Each of the two wings received over 300,000 visitors.", VISITORS),  # of a part
        ("The Ardon Museum received 312,000 visitors.", VISITORS),  # the same
        ("Over 300,000 bricks were laid for the museum.", VISITORS),  # of another thing
        ("The Ardon Museum is new.", VISITORS),
    ],
)
def test_another_figure_is_left_as_it_is(claim: str, sentence: str) -> None:
    assert in_its_figures(statement_of(claim), sentences_of(given_document(sentence), EMPTY), EMPTY) is None


class Model:
    """Supports what has the digits in it."""

    def __init__(self, digits: str) -> None:
        self.digits = digits

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Any:
        return np.array([(0.97, 0.01, 0.02) if self.digits in claim else (0.02, 0.01, 0.97) for claim, _ in pairs])


@pytest.mark.parametrize(("digits", "is_supported"), [("48.74", True), ("half", True), ("53.13", False)])
def test_the_reading_that_is_surer_of_support_counts(digits: str, is_supported: bool) -> None:
    claimed = statement_of("Nearly half of the foreign money that the region had went to Ardon.")
    weighed = weigh(claimed, sentences_of(given_document(SHARE), EMPTY), uses="both", model=cast(Any, Model(digits)))
    assert weighed.reading is not None
    assert (weighed.reading.probabilities[0] > 0.5) is is_supported
