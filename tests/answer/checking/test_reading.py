"""What the support model's reading comes to."""

import json
from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pytest

from answer.checking.evidence import given_document, sentences_of
from answer.checking.passages import Passage
from answer.checking.reading import FEATURES, WEIGHTS, Reading, load_fitted, read
from answer.comparing.statement import statement_of
from ingest.facts.names.lexicon import EMPTY

EVIDENCE = sentences_of(given_document("The mill was built in 1962. Ardon Steel bought it in 1999."), EMPTY)
CLAIM = statement_of("Ardon Steel has owned the mill since 1999.")


class Model:
    """Says the same of every pair."""

    def __init__(self, *row: float) -> None:
        self.row = row
        self.asked: list[str] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Any:
        self.asked += [evidence for _, evidence in pairs]
        return np.array([self.row] * len(pairs))


def reading(*row: float) -> Reading:
    return read(CLAIM, EVIDENCE, cast(Any, Model(*row)))


@pytest.mark.parametrize(("row", "label"), [((0.97, 0.01, 0.02), 0), ((0.02, 0.96, 0.02), 1), ((0.01, 0.01, 0.98), 2)])
def test_what_the_model_says_of_all_passages_is_what_they_come_to(row, label):
    probabilities = reading(*row).probabilities
    assert sum(probabilities) == pytest.approx(1)
    assert int(np.argmax(probabilities)) == label


def test_a_surer_model_makes_a_surer_reading():
    assert reading(0.97, 0.01, 0.02).probabilities[0] > reading(0.6, 0.2, 0.2).probabilities[0]


def test_no_text_is_read_twice():
    model = Model(0.5, 0.3, 0.2)
    read(CLAIM, EVIDENCE[:1], cast(Any, model))
    assert len(model.asked) == len(set(model.asked))


@pytest.mark.parametrize(("alone", "quoted"), [(0.9, (1,)), (0.5, (1,)), (0.4, (0, 1))])
def test_several_sentences_are_quoted_where_none_says_it_alone(alone, quoted):
    passages = (Passage(kind="joined", text="both", by=(0, 1)), Passage(kind="nearest", text="one", by=(1,)))
    said = np.array([[0.95, 0.03, 0.02], [alone, 0.1, 0.9 - alone]])
    assert Reading(passages=passages, said=said, probabilities=(0.9, 0.05, 0.05)).telling(0).by == quoted


def test_weights_fitted_for_other_features_are_refused(tmp_path):
    values = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    values["weights"]["moon"] = [0, 0, 0]
    path = tmp_path / "reading.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    with pytest.raises(ValueError, match="fit it anew"):
        load_fitted(path)


def test_the_shipped_weights_are_numbers():
    fitted = load_fitted()
    assert fitted.weights.shape == (len(FEATURES), 3)
    assert np.isfinite(fitted.weights).all()
    assert np.isfinite(fitted.bias).all()
