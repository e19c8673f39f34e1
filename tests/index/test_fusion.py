import numpy as np
import pytest

from index.fusion import fuse, min_max, top_rows


def array(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float32)


def test_scores_are_scaled_to_0_and_1() -> None:
    assert min_max(array(2, 4, 3)).tolist() == [0.0, 1.0, 0.5]


def test_scores_that_are_all_the_same_are_all_the_best_or_none() -> None:
    assert min_max(array(7, 7)).tolist() == [1.0, 1.0]
    assert min_max(array(0, 0)).tolist() == [0.0, 0.0]


def test_fused_score_is_the_weighted_mean() -> None:
    fused = fuse([(0.5, array(0, 10)), (0.25, array(1, 0)), (0.25, array(0, 1))])

    assert fused.tolist() == [0.25, 0.75]


def test_weights_need_not_sum_to_one() -> None:
    assert fuse([(3.0, array(0, 1)), (1.0, array(1, 0))]).tolist() == [0.25, 0.75]


def test_weights_that_are_all_0_are_an_error() -> None:
    with pytest.raises(ValueError, match="at least one must be above 0"):
        fuse([(0.0, array(0, 1))])


def test_ties_keep_the_order_of_rows() -> None:
    assert top_rows(array(1, 2, 2, 0), 3).tolist() == [1, 2, 0]
