"""The network of the support model: a BERT body that reads claim and evidence together, and a head for three labels.

Imports PyTorch: import this file only where the network is needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import BertModel

from answer.checking.piece_marks import Mark
from answer.checking.support_input import PairPieces, longest

LABELS = ("supported", "contradicted", "not_found")
FAR_BELOW = -1e4


@dataclass(frozen=True, slots=True, kw_only=True)
class PairBatch:
    """Pairs as tensors, padded to the longest."""

    ids: Tensor  # (n, length) int64
    types: Tensor  # (n, length) int64: 0 claim, 1 evidence
    mask: Tensor  # (n, length) int64
    claim: Tensor  # (n, length) bool: the claim's pieces
    marks: Tensor  # (n, length) int64: how the piece stands to the other text, a number of `Mark`


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportLogits:
    """What the network says of a batch."""

    labels: Tensor  # (n, 3) in the order of LABELS
    pieces: Tensor  # (n, length, 2): how much each piece of the claim is contradicted, and missing; FAR_BELOW elsewhere


class SupportNetwork(nn.Module):
    """A claim is contradicted as far as its most contradicted piece is, and not found as far as its least found one is."""

    def __init__(self, body: BertModel) -> None:
        super().__init__()
        width = int(body.config.hidden_size)
        self.body = body
        self.marks = nn.Embedding(len(Mark), width)
        self.whole = nn.Linear(3 * width, 3)
        self.piece = nn.Linear(width, 2)
        nn.init.zeros_(self.marks.weight)
        for head in (self.whole, self.piece):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def forward(self, batch: PairBatch) -> SupportLogits:
        """The logits of a batch."""
        words = self.body.embeddings.word_embeddings(batch.ids)
        words = words + self.marks(batch.marks).to(words.dtype)
        seen = self.body(inputs_embeds=words, attention_mask=batch.mask, token_type_ids=batch.types).last_hidden_state.float()
        evidence = (batch.types * batch.mask).bool()
        claimed, found = _mean(seen, batch.claim), _mean(seen, evidence)
        whole = self.whole(torch.cat([seen[:, 0], claimed, claimed * found], dim=-1))
        pieces = self.piece(seen).masked_fill(~batch.claim.unsqueeze(-1), FAR_BELOW)
        most = pieces.amax(dim=1)
        return SupportLogits(labels=torch.cat([whole[:, :1], whole[:, 1:] + most], dim=-1), pieces=pieces)


def _mean(seen: Tensor, chosen: Tensor) -> Tensor:
    weights = chosen.to(seen.dtype).unsqueeze(-1)
    return (seen * weights).sum(dim=1) / weights.sum(dim=1).clamp(min=1)


def to_pair_batch(pairs: Sequence[PairPieces]) -> PairBatch:
    """The pairs as tensors."""
    shape = (len(pairs), longest(pairs))
    ids, types, mask, marks = (torch.zeros(shape, dtype=torch.long) for _ in range(4))
    claim = torch.zeros(shape, dtype=torch.bool)
    for row, pair in enumerate(pairs):
        end, cut = len(pair.ids), pair.claim_end
        ids[row, :end] = torch.tensor(pair.ids)
        types[row, cut + 1 : end] = 1
        mask[row, :end] = 1
        claim[row, 1:cut] = True
        marks[row, :end] = torch.tensor(pair.marks)
    return PairBatch(ids=ids, types=types, mask=mask, claim=claim, marks=marks)
