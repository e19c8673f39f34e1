import json

import numpy as np
import pytest

from answer.checking.decision import LABELS, WEIGHTS, Weights, claim_features, decide, load_weights, softmax


def test_weights_fitted_for_other_features_are_refused(tmp_path):
    values = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    values["weights"]["pair"]["moon"] = [0, 0, 0]
    path = tmp_path / "checker.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    with pytest.raises(ValueError, match="fit it anew"):
        load_weights(path)


def test_the_shipped_weights_fit_the_program():
    weights = load_weights()
    assert np.isfinite(weights.pair).all()
    assert np.isfinite(weights.claim).all()


def test_probabilities_sum_to_one_whatever_the_logits():
    assert softmax(np.array([[1000.0, 0.0, -1000.0]])).tolist() == [[1.0, 0.0, 0.0]]


def test_of_several_sentences_the_telling_one_counts():
    pairs = np.array([[0.1, 0.1, 0.8], [0.9, 0.05, 0.05]])
    logs = np.log(pairs)
    found = claim_features(pairs)
    assert found.tolist() == [*logs[1], logs[1, 0], logs[1, 1], logs[0, 1], logs[0, 0], *logs[0]]


def test_a_decision_is_the_most_probable_label():
    weights = Weights(pair=np.zeros((1, 3)), pair_bias=np.zeros(3), claim=np.zeros((10, 3)), claim_bias=np.array([0.0, 2.0, 1.0]))
    assert LABELS[decide(np.full((2, 3), 1 / 3), weights).label] == "contradicted"
