"""What the network is asked to get right."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from answer.span_model import FAR_BELOW, Logits
from train.span_reader.examples import Example


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One example and the network's logits for it."""

    example: Example
    start: Tensor  # (length,)
    end: Tensor
    sentences: Tensor  # (sentence_count,)
    none: Tensor  # ()


def scored(examples: Sequence[Example], logits: Logits) -> list[Scored]:
    """Example by example."""
    return [
        Scored(
            example=example,
            start=logits.start[row],
            end=logits.end[row],
            sentences=logits.sentences[row],
            none=logits.none[row],
        )
        for row, example in enumerate(examples)
    ]


def span_loss(one: Scored) -> Tensor:
    """-log of the probability of the accepted spans together; where none is accepted, of "no answer"."""
    start, end = one.start.log_softmax(-1), one.end.log_softmax(-1)
    if one.example.spans:
        first, last = _ends(one.example)
        return -torch.logsumexp(start[first] + end[last], dim=0)
    if one.example.sentences:  # there is an answer, and no one has marked its span: all that is known is that it is not "none"
        return -(_not(start[0]) + _not(end[0]))
    return -(start[0] + end[0])


def sentence_loss(one: Scored) -> Tensor:
    """-log of the probability of the right sentences together, "none" being one of the choices.

    Without a marked span each of them belongs to the answer, and none may be left out: then it is the mean of their losses.
    """
    every = torch.cat([one.sentences, one.none.view(1)]).log_softmax(-1)
    right = list(one.example.sentences)
    if not right:
        return -every[-1]
    return -torch.logsumexp(every[right], dim=0) if one.example.spans else -every[right].mean()


def group_loss(group: Sequence[Scored]) -> Tensor:
    """The same over all chunks of a question at once, without "none": what is right must beat the wrong chunk's best.

    Source: the shared normalisation of Clark and Gardner, ACL 2018.
    """
    right = next((one for one in group if one.example.sentences), None)
    if right is None or len(group) == 1:
        return group[0].none.new_zeros(())
    every = torch.logsumexp(torch.cat([one.sentences for one in group]), dim=0)
    loss = every - torch.logsumexp(right.sentences[list(right.example.sentences)], dim=0)
    if right.example.spans:
        first, last = _ends(right.example)
        starts = torch.logsumexp(torch.cat([one.start[1:] for one in group]), dim=0)
        ends = torch.logsumexp(torch.cat([one.end[1:] for one in group]), dim=0)
        loss = loss + 0.5 * (starts + ends - torch.logsumexp(right.start[first] + right.end[last], dim=0))
    return loss


def loss_of(group: Sequence[Scored]) -> Tensor:
    """Of one question: its chunks each, and together."""
    alone = [0.5 * span_loss(one) + 0.5 * sentence_loss(one) for one in group]
    return torch.stack(alone).sum() + 0.5 * group_loss(group)


def _ends(example: Example) -> tuple[Tensor, Tensor]:
    return torch.tensor([first for first, _ in example.spans]), torch.tensor([last for _, last in example.spans])


def _not(log_probability: Tensor) -> Tensor:
    """ln(1 - p) of ln p, kept finite."""
    return torch.log1p(-log_probability.exp().clamp(max=1 + 1 / FAR_BELOW))
