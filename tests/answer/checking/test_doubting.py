"""What comparing has settled is doubted only where the support model is sure of the contrary."""

from collections.abc import Sequence
from typing import Any, Literal, cast

import numpy as np
import pytest

from answer.checking.doubting import is_doubted
from answer.checking.evidence import given_document, sentences_of
from answer.checking.settling import Settled
from ingest.facts.names.lexicon import EMPTY

EVIDENCE = sentences_of(given_document("The mill was built in 1962. Ardon Steel bought the mill in 1999."), EMPTY)


class Model:
    """Says of every pair what it was told to say."""

    def __init__(self, *rows: tuple[float, float, float]) -> None:
        self.rows = rows
        self.asked: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Any:
        self.asked += pairs
        return np.array(self.rows[: len(pairs)])


def doubted(said: Literal["supported", "contradicted"], by: tuple[int, ...], model: Model) -> bool:
    found = Settled(said=said, way="compared", by=by)
    return is_doubted("Ardon Steel built the mill in 1962.", EVIDENCE, found, cast(Any, model))


@pytest.mark.parametrize(
    ("row", "is_so"),
    [((0.02, 0.97, 0.01), True), ((0.02, 0.9, 0.08), False), ((0.6, 0.3, 0.1), False), ((0.01, 0.04, 0.95), False)],
)
def test_support_is_doubted_where_the_model_is_sure_of_the_contrary(row: tuple[float, float, float], is_so: bool) -> None:
    assert doubted("supported", (0,), Model(row)) is is_so


def test_one_sentence_that_the_model_believes_is_enough() -> None:
    assert doubted("supported", (0, 1), Model((0.02, 0.97, 0.01), (0.3, 0.5, 0.2))) is False


def test_a_contradiction_is_not_doubted() -> None:
    model = Model((0.99, 0.0, 0.01))
    assert doubted("contradicted", (0,), model) is False
    assert model.asked == []
