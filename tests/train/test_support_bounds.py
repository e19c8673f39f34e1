"""Claims with a limit in the place of a figure: that they say what their label says, and that the limit alone does not tell."""

import random

import pytest

from train.support.bounds import OVER, UNDER, bound_pairs, limits_of
from train.support.triples import Passage


@pytest.fixture(scope="module")
def pairs(tmp_path_factory):
    return bound_pairs(tmp_path_factory.mktemp("nowhere"), 0)  # towns alone: no other set is there


@pytest.mark.parametrize("words", [OVER, UNDER])
def test_which_limit_it_is_does_not_tell_the_label(pairs, words):
    having = [pair.label for pair in pairs if any(f" {word} " in f" {pair.claim.lower()} " for word in words)]
    share = having.count("supported") / (having.count("supported") + having.count("contradicted"))
    assert len(having) > 200
    assert 0.35 < share < 0.65


def test_wrong_words_are_the_limit(pairs):
    assert all((pair.wrong.casefold() in pair.claim.casefold()) for pair in pairs)
    assert {pair.label for pair in pairs if pair.wrong} == {"contradicted"}


def test_passes_differ(pairs, tmp_path):
    assert {pair.claim for pair in bound_pairs(tmp_path, 1)} != {pair.claim for pair in pairs}


@pytest.mark.parametrize("seed", range(40))
def test_a_limit_is_true_of_the_figure_or_not(seed):
    passage = Passage(title="", sentences=("It drew 540,000 visitors.",))
    for pair in limits_of("The museum drew 540,000 guests.", [0], passage, random.Random(seed)):
        number = float(pair.claim.split(" guests")[0].split()[-1].replace(",", ""))
        words = pair.claim.split("drew ")[1]
        if words.startswith(OVER):
            assert (number < 540_000) == (pair.label == "supported")
        elif words.startswith(UNDER):
            assert (number > 540_000) == (pair.label == "supported")
        else:
            assert (abs(number / 540_000 - 1) < 0.05) == (pair.label == "supported")


def test_a_figure_that_the_sentence_leaves_open_is_not_limited_from_there():
    passage = Passage(title="", sentences=("It drew more than 540,000 visitors.",))
    for seed in range(60):
        for pair in limits_of("The museum drew more than 540,000 guests.", [0], passage, random.Random(seed)):
            is_over = pair.claim.split("drew ")[1].startswith(OVER)
            assert is_over == (pair.label == "supported")


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The museum drew many guests.", "It drew 540,000 visitors."),
        ("The museum drew 540,000 guests.", "It drew 300,000 visitors."),
        ("All the 540,000 guests came.", "It drew 540,000 visitors."),
        ("Three guests came.", "3 visitors came."),
    ],
)
def test_without_a_figure_that_the_sentence_bears_out_there_is_no_pair(claim, sentence):
    assert not list(limits_of(claim, [0], Passage(title="", sentences=(sentence,)), random.Random(1)))
