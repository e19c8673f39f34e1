"""The support model: how a pair is cut, what the network does with it, and the weights if they ship."""

import hashlib
import json

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertModel

from answer.checking import support_model
from answer.checking.support_input import CLAIM_PIECES, LENGTH, canonical, pair_pieces
from answer.checking.support_model import WEIGHTS, SupportModel, load_support_model
from answer.checking.support_network import FAR_BELOW, SupportNetwork, to_pair_batch
from answer.span_weights import card_of
from answer.span_windows import packaged_pieces

SHIPS = pytest.mark.skipif(not WEIGHTS.is_file(), reason="the rules decide alone: no weights ship")


@pytest.fixture(scope="module")
def small() -> SupportModel:
    """An untrained network: what it says means nothing, how it is asked does."""
    torch.manual_seed(1)
    config = BertConfig(hidden_size=12, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16, vocab_size=30522)
    return SupportModel(SupportNetwork(BertModel(config, add_pooling_layer=False)), packaged_pieces())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("RMB490.5bn", "490.5 billion yuan"),
        ("490.5 billion RMB", "490.5 billion yuan"),
        ("RMB 36 million", "36 million yuan"),
        ("US$8.2 billion", "8.2 billion dollars"),
        ("$5.", "5 dollars."),
        ("¥12", "12 yuan"),
        ("27.1 per cent", "27.1 percent"),
        ("27.1%", "27.1 percent"),
        ("4,200 of 234,567", "4200 of 234567"),
        ("1,234,567 of 2.5bn", "1.234567 million of 2.5 billion"),
        ("in 2019, 30 ships", "in 2019, 30 ships"),
        ("-LRB- “old” -RRB-", '( "old" )'),
        ("Lin’s  quay", "Lin's quay"),
        ("", ""),
    ],
)
def test_values_are_written_in_one_way(text, written):
    assert canonical(text) == written


def test_a_pair_holds_claim_and_evidence():
    pair = pair_pieces("Lin came.", "Lin left.", packaged_pieces())
    assert (pair.ids[0], pair.ids[pair.claim_end], pair.ids[-1]) == (101, 102, 102)
    assert (len(pair.ids), pair.claim_end, pair.offsets) == (9, 4, ((0, 3), (4, 8), (8, 9)))


def test_what_is_too_long_is_cut():
    pair = pair_pieces("quay " * 500, "port " * 5000, packaged_pieces())
    assert (pair.claim_end, len(pair.ids)) == (1 + CLAIM_PIECES, LENGTH)


def test_the_network_is_told_which_pieces_stand_in_both_texts():
    batch = to_pair_batch([pair_pieces("Lin came.", "Lin left.", packaged_pieces())])
    assert batch.marks.tolist() == [[0, 1, 0, 1, 0, 1, 0, 1, 0]]
    assert batch.types.tolist() == [[0, 0, 0, 0, 0, 1, 1, 1, 1]]
    assert batch.claim.tolist() == [[False, True, True, True, False, False, False, False, False]]


def test_only_pieces_of_the_claim_can_be_wrong(small):
    logits = small._model(to_pair_batch([pair_pieces("Lin came.", "Lin left.", packaged_pieces())]))
    assert [bool(value > FAR_BELOW) for value in logits.pieces[0, :, 0]] == [False, True, True, True, *[False] * 5]


def test_probabilities_of_a_pair_sum_to_one(small):
    found = small.judge([("Lin came.", "Lin left."), ("Ships load tea.", "Tea was loaded by ships in 1917.")])
    assert (found.shape, found.dtype) == ((2, 3), np.float32)
    assert found.sum(axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_a_pair_is_judged_alike_alone_and_among_others(small):
    pair = ("Lin came.", "Lin left.")
    among = small.judge([("Ships load tea.", "Tea " * 60), pair, ("a", "b")])
    assert among[1] == pytest.approx(small.judge([pair])[0], abs=1e-5)


def test_no_pair_gives_no_row(small):
    assert small.judge([]).shape == (0, 3)


@pytest.mark.parametrize("text", ["", "\ud800", "谁是老板？", "[SEP] [CLS]", "x" * 50_000])
def test_odd_texts_are_judged(small, text):
    assert np.isfinite(small.judge([(text, text), (text, "Lin came."), ("Lin came.", text)])).all()


def test_without_weights_there_is_no_model(monkeypatch, tmp_path):
    monkeypatch.setattr(support_model, "WEIGHTS", tmp_path / "gone.safetensors")
    assert load_support_model() is None


@SHIPS
def test_the_weights_are_those_of_both_cards(repository):
    found = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
    card = (repository / "train" / "support" / "CARD.md").read_text(encoding="utf-8")
    assert json.loads(card_of(WEIGHTS).read_text(encoding="utf-8"))["sha256"] == found
    assert found in card


def test_all_weights_together_are_small_enough_for_the_repository():
    assert sum(file.stat().st_size for file in WEIGHTS.parent.iterdir()) <= 25_000_000
