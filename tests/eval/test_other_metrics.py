"""Spans, citations, labels, conflicts, times: by hand, and other libraries on random cases."""

from __future__ import annotations

from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import balanced_accuracy_score
from sklearn.metrics import confusion_matrix as sklearn_confusion_matrix

from eval.contract import ConflictValue, Span
from eval.metrics.citation_precision import citation_precision
from eval.metrics.citation_recall import citation_recall
from eval.metrics.conflicts import is_newest_first, is_shown
from eval.metrics.confusion import balanced_accuracy, confusion_matrix
from eval.metrics.exact_match import exact_match
from eval.metrics.percentiles import percentile
from eval.metrics.token_f1 import token_f1
from eval.rows import Evidence, GoldValue
from eval.spans import covered_share, first_rank, is_cited, places, resolves


def span(start: int, end: int, document: str = "d", quote: str | None = None) -> Span:
    return Span(document=document, start=start, end=end, quote=quote)


@pytest.mark.parametrize(
    ("short_answer", "accepted", "exact", "f1"),
    [
        ("The Eiffel Tower!", ["eiffel tower"], 1.0, 1.0),
        ("in 1957", ["1957"], 0.0, 2 / 3),  # precision 1/2, recall 1
        ("red green blue", ["green", "red blue"], 0.0, 4 / 5),  # the better of 1/2 and 4/5
        ("", ["x"], 0.0, 0.0),
        ("the", ["a"], 1.0, 1.0),
    ],
)
def test_exact_match_and_token_f1(short_answer: str, accepted: list[str], exact: float, f1: float) -> None:
    assert exact_match(short_answer, accepted) == exact
    assert token_f1(short_answer, accepted) == pytest.approx(f1)


def test_a_quote_has_every_place_where_it_stands() -> None:
    found = places(Evidence(document="d", quote="aba"), {"d": "ababa aba"})
    assert [(p.start, p.end) for p in found] == [(0, 3), (2, 5), (6, 9)]
    assert places(Evidence(document="d", quote="x"), {"d": "ababa"}) == ()
    assert places(Evidence(document="e", quote="a"), {"d": "ababa"}) == ()


@pytest.mark.parametrize(
    ("spans", "share"),
    [
        ([(0, 10)], 0.0),
        ([(10, 15)], 0.5),
        ([(10, 15), (12, 16)], 0.6),  # what overlaps counts once
        ([(12, 16), (10, 15)], 0.6),
        ([(0, 100)], 1.0),
        ([(18, 30), (5, 12)], 0.4),
        ([], 0.0),
    ],
)
def test_covered_share(spans: list[tuple[int, int]], share: float) -> None:
    assert covered_share(span(10, 20), [span(a, b) for a, b in spans]) == share


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=6))
def test_covered_share_counts_code_points(spans: list[tuple[int, int]]) -> None:
    covered = {i for start, size in spans for i in range(start, start + size)} & set(range(10, 30))
    assert covered_share(span(10, 30), [span(a, a + n) for a, n in spans]) == len(covered) / 20


@pytest.mark.parametrize(
    ("cited", "is_reached"),
    [
        ([(10, 15)], True),  # half of it
        ([(5, 15)], True),
        ([(5, 14)], False),  # 4 of 10
        ([(5, 13), (18, 25)], True),  # 3 and 2 of 10, together half
        ([(12, 13)], True),  # lies within it
        ([(12, 12)], False),  # empty
        ([], False),
    ],
)
def test_evidence_is_cited_if_half_is_covered_or_a_span_lies_within(cited: list[tuple[int, int]], is_reached: bool) -> None:
    assert is_cited([span(10, 20)], [span(a, b) for a, b in cited]) is is_reached
    assert not is_cited([span(10, 20)], [span(a, b, document="other") for a, b in cited])


def test_first_rank_takes_the_first_chunk_that_covers_half() -> None:
    chunks = [span(0, 14), span(0, 15), span(0, 30)]
    assert first_rank([span(10, 20)], chunks) == 2
    assert first_rank([span(40, 50), span(10, 20)], chunks) == 2
    assert first_rank([span(40, 50)], chunks) is None
    assert first_rank([span(10, 20)], []) is None


def test_citation_recall_and_precision() -> None:
    gold = [[span(0, 10)], [span(20, 30), span(50, 60)], [span(80, 90)]]
    cited = [span(0, 10), span(51, 55), span(70, 75), span(70, 75, document="other")]
    assert citation_recall(gold, cited) == pytest.approx(2 / 3)
    assert citation_precision(gold, cited) == pytest.approx(2 / 4)
    assert citation_recall(gold, []) == 0.0


def test_a_citation_resolves_only_verbatim() -> None:
    documents = {"d": "Straße, 40 m"}
    assert resolves(span(0, 6, quote="Straße"), documents)
    for wrong in (span(0, 6, quote="Strasse"), span(1, 6, quote="Straße"), span(0, 0, quote=""), span(0, 6)):
        assert not resolves(wrong, documents)
    assert not resolves(span(-1, 12, quote="m"), documents)
    assert not resolves(span(0, 6, document="e", quote="Straße"), documents)


def test_confusion_matrix_and_balanced_accuracy_by_hand() -> None:
    labels, verdicts = np.array([0.0, 0.0, 0.0, 1.0, 2.0, 2.0]), np.array([0.0, 0.0, 1.0, 0.0, 2.0, 1.0])
    assert confusion_matrix(labels, verdicts, 3).tolist() == [[2, 1, 0], [1, 0, 0], [0, 1, 1]]
    assert balanced_accuracy(labels, verdicts) == pytest.approx((2 / 3 + 0 + 1 / 2) / 3)
    assert isnan(balanced_accuracy(np.array([]), np.array([])))


@pytest.mark.filterwarnings("ignore:y_pred contains classes not in y_true", "ignore:A single label was found")
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=40))
def test_labels_agree_with_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    array = np.array(pairs, dtype=np.float64)
    labels, verdicts = array[:, 0], array[:, 1]
    assert balanced_accuracy(labels, verdicts) == pytest.approx(balanced_accuracy_score(labels, verdicts))
    theirs = sklearn_confusion_matrix(labels, verdicts, labels=[0, 1, 2])
    assert confusion_matrix(labels, verdicts, 3).tolist() == theirs.tolist()


def test_percentile_lies_between_neighbours() -> None:
    times = np.array([10.0, 40.0, 20.0, 30.0])
    assert [percentile(times, s) for s in (0.0, 0.5, 1.0)] == [10.0, 25.0, 40.0]
    assert percentile(times, 0.95) == pytest.approx(38.5)
    assert isnan(percentile(np.array([]), 0.5))


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=30), st.floats(0, 1))
def test_percentiles_agree_with_numpy(values: list[float], share: float) -> None:
    assert percentile(np.array(values), share) == pytest.approx(float(np.percentile(values, 100 * share)))


GOLD = (
    GoldValue(value="490.5 billion yuan", as_of="2021", evidence=(), variants=("half a trillion",)),
    GoldValue(value="RMB 335.6bn", as_of="2018-H1", evidence=()),
)


def values(*pairs: str) -> tuple[ConflictValue, ...]:
    return tuple(ConflictValue(value=value, as_of=None) for value in pairs)


def test_a_conflict_is_shown_if_two_gold_values_stand_side_by_side() -> None:
    assert is_shown(GOLD, [values("RMB490.5bn yuan", "335.6 billion")])
    assert is_shown(GOLD, [values("about half a trillion", "335.6bn")])
    assert not is_shown(GOLD, [values("RMB490.5bn", "RMB 490.5 billion")])  # the same value twice
    assert not is_shown(GOLD, [values("RMB490.5bn"), values("335.6 billion")])  # not side by side
    assert not is_shown(GOLD, [values("12%", "13%")])
    assert not is_shown(GOLD, [])


def test_the_newest_value_comes_first() -> None:
    assert is_newest_first(GOLD, [values("12%"), values("490.5 billion", "335.6 billion")])
    assert not is_newest_first(GOLD, [values("335.6 billion", "490.5 billion")])
    assert not is_newest_first(GOLD, [values("12%")])
