import numpy as np

from train.listwise import fit_listwise


def test_the_feature_that_tells_gets_the_weight_and_a_constant_gets_none() -> None:
    rng = np.random.default_rng(3)
    lists = []
    for _ in range(200):
        features = np.column_stack([rng.normal(size=6), rng.normal(size=6), np.ones(6)])
        right = np.arange(6) == features[:, 0].argmax()
        lists.append((features, right, 1.0))

    weights = fit_listwise(lists)

    assert weights[0] > 1.0
    assert abs(weights[1]) < 0.2
    assert weights[2] == 0.0


def test_several_right_sentences_share_the_question() -> None:
    features = np.array([[1.0], [1.0], [0.0], [0.0]])
    lists = [(features, np.array([True, True, False, False]), 1.0)] * 50

    assert fit_listwise(lists)[0] > 1.0
