"""What a contradiction is said to consist of."""

import pytest

from answer.checking.evidence import given_document, sentences_of
from answer.checking.explaining import contradiction, differing
from answer.comparing.statement import statement_of
from answer.comparing.statements import compare
from ingest.facts.names.lexicon import EMPTY

SENTENCE = "The harbour counted 493 workshops in 2012 and 1,928 workshops in 2021."


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (
            "The harbour counted 2,000 workshops in 2021.",
            "The document gives 1,928 workshops for 2021; the claim says 2,000 workshops.",
        ),
        ("The harbour counted 600 workshops in 2012.", "The document gives 493 workshops for 2012; the claim says 600 workshops."),
        (
            "In 2021 the harbour counted 493 workshops.",
            "The document gives 1,928 workshops for 2021; the claim says 493 workshops.",
        ),
    ],
)
def test_the_value_that_is_named_is_the_one_of_the_claims_own_time(claim: str, said: str) -> None:
    (evidence,) = sentences_of(given_document(SENTENCE), EMPTY)
    claimed = statement_of(claim)
    found = differing(claimed, evidence, compare(claimed, evidence.statement))
    assert contradiction(found, evidence) == said


def test_a_contradiction_that_is_not_sure_is_told_with_reserve() -> None:
    (evidence,) = sentences_of(given_document(SENTENCE), EMPTY)
    assert contradiction((), evidence) == "The document says otherwise; see the quote."
    assert contradiction((), evidence, is_sure=False) == "The document seems to say otherwise, which is not sure; see the quote."
