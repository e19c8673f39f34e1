"""The network of the span reader: a BERT body, one head for the ends of the short answer, one for the sentences.

Imports PyTorch: import this file only where the network is needed.
"""

from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn
from transformers import BertModel

FAR_BELOW = -1e4  # logit of what cannot be chosen; finite, so that no difference of two becomes NaN
FIRST_COSINE_SCALE = 10.0  # logits that a cosine of 1 is worth before training: the order is then that of the untrained body


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Windows of one length as tensors; every one begins with [CLS]."""

    ids: Tensor  # (n, length) int64
    types: Tensor  # (n, length) int64: 0 question, 1 the rest
    mask: Tensor  # (n, length) int64: 1 where there is a word piece
    question: Tensor  # (n, length) float: 1 on the pieces of the question
    sentence: Tensor  # (n, length) int64: number of the sentence that a piece belongs to, -1 outside the text
    sentence_count: int  # the largest number of any window of the batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Logits:
    """What the network says of a batch."""

    start: Tensor  # (n, length): [CLS] stands for "no answer"; FAR_BELOW elsewhere outside the text
    end: Tensor  # (n, length)
    sentences: Tensor  # (n, sentence_count); FAR_BELOW where a window has fewer
    none: Tensor  # (n,): no sentence answers


class SpanModel(nn.Module):
    """Body and heads. A sentence's logit: its mean vector, its most telling piece, and its cosine to the question."""

    def __init__(self, body: BertModel) -> None:
        super().__init__()
        width = int(body.config.hidden_size)
        self.body = body
        self.ends = nn.Linear(width, 2)
        self.mean = nn.Linear(2 * width, 1)  # of the sentence's mean vector and its product with the question's
        self.piece = nn.Linear(width, 1, bias=False)
        self.none = nn.Linear(width, 1)
        self.cosine_scale = nn.Parameter(torch.tensor(FIRST_COSINE_SCALE))
        for head in (self.ends, self.mean, self.piece, self.none):
            nn.init.normal_(head.weight, std=0.02)
            if head.bias is not None:
                nn.init.zeros_(head.bias)

    def forward(self, batch: Batch) -> Logits:
        """The logits of a batch."""
        seen = self.body(input_ids=batch.ids, attention_mask=batch.mask, token_type_ids=batch.types).last_hidden_state.float()
        ends = self.ends(seen)
        choosable = batch.sentence >= 0
        choosable[:, 0] = True
        sentences = self._sentences(seen, batch)
        return Logits(
            start=ends[..., 0].masked_fill(~choosable, FAR_BELOW),
            end=ends[..., 1].masked_fill(~choosable, FAR_BELOW),
            sentences=sentences,
            none=self.none(seen[:, 0]).squeeze(-1),
        )

    def _sentences(self, seen: Tensor, batch: Batch) -> Tensor:
        numbers = torch.arange(batch.sentence_count)
        of_sentence = batch.sentence.unsqueeze(1) == numbers.view(1, -1, 1)  # (n, sentence_count, length)
        means = _means(of_sentence.to(seen.dtype), seen)
        asked = _means(batch.question.to(seen.dtype).unsqueeze(1), seen)
        cosines = nn.functional.cosine_similarity(means, asked, dim=-1)
        pieces = self.piece(seen).squeeze(-1).unsqueeze(1).masked_fill(~of_sentence, FAR_BELOW).amax(dim=-1)
        logits = self.mean(torch.cat([means, means * asked], dim=-1)).squeeze(-1) + pieces + self.cosine_scale * cosines
        return cast(Tensor, logits.masked_fill(~of_sentence.any(dim=-1), FAR_BELOW))


def _means(weights: Tensor, seen: Tensor) -> Tensor:
    """(n, k, width): mean vector of each of k groups of pieces; zeros for an empty group."""
    return weights @ seen / weights.sum(dim=-1, keepdim=True).clamp(min=1)
