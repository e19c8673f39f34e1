from dataclasses import replace

from answer.confidence import CONFIDENCE_FEATURES, FAR_LOGITS, confidence_features
from answer.features import Candidate
from answer.question import parse_question
from answer.span_reader import SentenceSpan
from tests.answer.candidates import read_of

QUESTION = "How many looms does Ardon have?"


def of(ranked: list[Candidate], name: str) -> float:
    asked = parse_question(QUESTION)
    found = confidence_features(asked, ranked, [item.hit for item in ranked], {}, frozenset())
    return float(found[CONFIDENCE_FEATURES.index(name)])


def candidates(*sentences: str) -> list[Candidate]:
    return read_of(QUESTION, *(("a.md", None, sentence) for sentence in sentences))[1]


def with_logit(item: Candidate, logit: float) -> Candidate:
    return replace(item, span=SentenceSpan(start=0, end=4, logit=logit))


def test_two_that_find_nothing_differ_by_how_sure_that_is() -> None:
    (item,) = candidates("Ardon has 40 looms.")
    assert of([with_logit(item, -14.0)], "reader_best") == -14.0
    assert of([with_logit(item, -22.0)], "reader_best") == -22.0
    assert of([with_logit(item, -90.0)], "reader_best") == -FAR_LOGITS


def test_the_best_logit_of_any_sentence_counts_and_none_is_zero() -> None:
    one, other = candidates("Ardon has 40 looms.", "Norval has a park.")
    assert of([with_logit(one, -3.0), with_logit(other, 5.0)], "reader_best") == 5.0
    assert of([one, other], "reader_best") == 0.0


def test_a_longer_sentence_has_a_greater_length() -> None:
    short, long = candidates("Ardon has 40 looms.", "Ardon, which lies by the river and has a fair each year, has 40 looms.")
    assert 0 < of([short], "length") < of([long], "length")
