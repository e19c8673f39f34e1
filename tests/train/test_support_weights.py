"""What a later stage of the support model begins with."""

import torch
from safetensors.torch import save_file

from answer.checking.piece_marks import Mark
from train.support.train import weights_at


def test_marks_that_earlier_weights_do_not_know_begin_as_the_nearest_of_the_two_that_they_do(tmp_path):
    save_file({"shared.weight": torch.tensor([[0.0], [1.0]])}, tmp_path / "old.safetensors")
    marks = weights_at(tmp_path / "old.safetensors")["marks.weight"].squeeze(1)
    assert {mark.name for mark in Mark if marks[mark] == 1} == {"SHARED", "AGREES", "COARSER", "ALIKE"}


def test_weights_that_know_all_marks_are_taken_as_they_are(tmp_path):
    table = torch.rand(len(Mark), 2)
    save_file({"marks.weight": table}, tmp_path / "new.safetensors")
    assert torch.equal(weights_at(tmp_path / "new.safetensors")["marks.weight"], table)
