"""Losses, clock and packing of the span reader, on numbers that can be worked out by hand."""

import math

import pytest
import torch

from answer.span_weights import packed, unpacked
from answer.span_windows import packaged_pieces
from train.span_reader.examples import Example
from train.span_reader.losses import Scored, group_loss, loss_of, sentence_loss, span_loss
from train.span_reader.quantise import mean_of
from train.span_reader.short_answers import exact_match, f1
from train.span_reader.train import Clock

(WINDOW,) = packaged_pieces().windows("Who?", "", "Lin Yue came.", [(0, 13)])


def scored(*, spans: tuple[tuple[int, int], ...], sentences: tuple[int, ...], logits: list[float], none: float = 0.0) -> Scored:
    """Starts and ends all alike, so that each of four pieces has probability 1/4."""
    return Scored(
        example=Example(window=WINDOW, spans=spans, sentences=sentences),
        start=torch.zeros(4),
        end=torch.zeros(4),
        sentences=torch.tensor(logits),
        none=torch.tensor(none),
    )


def test_accepted_spans_share_the_probability():
    one = scored(spans=((1, 1), (1, 2)), sentences=(0,), logits=[0.0])
    assert span_loss(one).item() == pytest.approx(-math.log(2 / 16))


def test_without_an_answer_the_first_piece_is_right():
    assert span_loss(scored(spans=(), sentences=(), logits=[0.0])).item() == pytest.approx(-math.log(1 / 16))


def test_an_unknown_span_is_anything_but_none():
    assert span_loss(scored(spans=(), sentences=(0,), logits=[0.0])).item() == pytest.approx(-2 * math.log(3 / 4))


def test_a_certain_none_where_there_is_an_answer_stays_finite():
    one = scored(spans=(), sentences=(0,), logits=[0.0])
    one.start[0] = one.end[0] = 1000.0
    assert math.isfinite(span_loss(one).item())


def test_right_sentences_share_the_probability_and_none_is_a_choice():
    one = scored(spans=((1, 1),), sentences=(0, 2), logits=[0.0, 0.0, 0.0])
    assert sentence_loss(one).item() == pytest.approx(-math.log(2 / 4))
    assert sentence_loss(scored(spans=(), sentences=(), logits=[0.0, 0.0, 0.0])).item() == pytest.approx(-math.log(1 / 4))


def test_each_sentence_of_an_answer_without_a_span_has_to_be_found():
    one = scored(spans=(), sentences=(0, 2), logits=[4.0, 0.0, 0.0])
    every = 4.0 - math.log(math.exp(4.0) + 3), -math.log(math.exp(4.0) + 3)
    assert sentence_loss(one).item() == pytest.approx(-sum(every) / 2)


def test_a_right_sentence_has_to_beat_those_of_the_wrong_chunk():
    right, wrong = scored(spans=(), sentences=(0,), logits=[0.0]), scored(spans=(), sentences=(), logits=[0.0, 0.0, 0.0])
    assert group_loss([right, wrong]).item() == pytest.approx(-math.log(1 / 4))


def test_a_chunk_alone_has_nothing_to_beat():
    assert group_loss([scored(spans=((1, 1),), sentences=(0,), logits=[0.0])]).item() == 0.0


def test_the_loss_of_a_question_is_that_of_its_chunks_and_of_the_group():
    group = [scored(spans=(), sentences=(0,), logits=[0.0]), scored(spans=(), sentences=(), logits=[0.0])]
    alone = [0.5 * span_loss(one) + 0.5 * sentence_loss(one) for one in group]
    assert loss_of(group).item() == pytest.approx((alone[0] + alone[1] + 0.5 * group_loss(group)).item())


@pytest.mark.parametrize(("done", "rate"), [(0.0, 0.0), (0.025, 0.5), (0.05, 1.0), (0.525, 0.5), (1.0, 0.0), (1.2, 0.0)])
def test_the_rate_follows_the_clock(monkeypatch, done, rate):
    monkeypatch.setattr("time.monotonic", lambda: 50 + done * 1000)
    assert Clock(begun=50, seconds=1000).rate == pytest.approx(rate)


def test_packing_loses_at_most_half_a_level():
    packaged = {"layer.weight": torch.arange(6.0).view(2, 3), "layer.bias": torch.ones(2)}
    change = torch.tensor([[0.1, -0.2, 0.05], [1.0, 0.3, -0.7]])
    trained = {"body.layer.weight": packaged["layer.weight"] + change, "body.layer.bias": torch.tensor([1.5, 1.0])}
    shipped = packed({**trained, "ends.weight": change}, packaged)
    back = unpacked(shipped, packaged)
    lost = (back["body.layer.weight"] - trained["body.layer.weight"]).abs().amax(dim=1)
    assert shipped["body.layer.weight"].dtype == torch.int8
    assert lost.tolist() == pytest.approx([0, 0], abs=0.5 / 127)
    assert (back["body.layer.bias"].tolist(), back["ends.weight"].tolist()) == ([1.5, 1.0], change.tolist())


def test_a_weight_that_did_not_learn_is_not_shipped():
    packaged = {"words.weight": torch.ones(3, 2)}
    assert packed({"body.words.weight": torch.ones(3, 2)}, packaged) == {}
    assert unpacked({}, packaged)["body.words.weight"].tolist() == [[1, 1]] * 3


def test_exact_match_is_blind_to_case_articles_and_punctuation():
    assert exact_match("The Robot-Factory.", ("a robotfactory",)) == 1.0
    assert exact_match("robots", ("robot",)) == 0.0


def test_f1_takes_the_best_accepted_answer():
    assert f1("Lin Yue came", ("nobody", "Lin Yue")) == pytest.approx(0.8)
    assert f1("", ("Lin",)) == 0.0


def test_of_several_checkpoints_the_mean_is_written():
    one = {"weight": torch.tensor([1.0, 2.0]), "places": torch.tensor([0, 1])}
    other = {"weight": torch.tensor([3.0, 6.0]), "places": torch.tensor([0, 1])}
    found = mean_of([one, other])
    assert {name: value.tolist() for name, value in found.items()} == {"weight": [2.0, 4.0], "places": [0, 1]}
