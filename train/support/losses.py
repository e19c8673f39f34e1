"""What the network is asked to get right: the label, and which words of the claim are wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from answer.checking.support_input import PairPieces, canonical, pair_pieces
from answer.checking.support_network import LABELS, SupportLogits
from answer.span_windows import Pieces
from train.support.examples import Pair

PIECE_WEIGHT = 0.3
CHANNEL = {"contradicted": 0, "not_found": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A pair as the network reads it, with what is right."""

    pieces: PairPieces
    label: int
    wrong: tuple[int, ...]  # pieces of the claim that the evidence does not bear out, numbered as in `pieces.ids`; () if unknown


def shown(pair: Pair, pieces: Pieces) -> Shown:
    """The pair in pieces."""
    cut = pair_pieces(pair.claim, pair.evidence, pieces)
    wrong: tuple[int, ...] = ()
    words = canonical(pair.wrong).casefold()
    if words:
        start = canonical(pair.claim).casefold().find(words)
        end = start + len(words)
        wrong = tuple(at + 1 for at, (a, b) in enumerate(cut.offsets) if start >= 0 and a < end and b > start)
    return Shown(pieces=cut, label=LABELS.index(pair.label), wrong=wrong)


def loss_of(batch: Sequence[Shown], logits: SupportLogits) -> Tensor:
    """Summed over the batch."""
    labels = nn.functional.cross_entropy(
        logits.labels, torch.tensor([one.label for one in batch]), reduction="sum", label_smoothing=0.05
    )
    pieces = [_piece_loss(one, logits.pieces[row]) for row, one in enumerate(batch)]
    return labels + PIECE_WEIGHT * torch.stack(pieces).sum()


def _piece_loss(one: Shown, logits: Tensor) -> Tensor:
    """Of the claim's pieces: what is wrong is marked, and nothing else; what is not known is left out."""
    claim = logits[1 : one.pieces.claim_end]
    label = LABELS[one.label]
    parts = []
    for channel in (0, 1):
        if label != "supported" and CHANNEL[label] == channel:
            if not one.wrong:
                continue
            marked = torch.zeros(len(claim), dtype=torch.bool)
            marked[[at - 1 for at in one.wrong]] = True
            parts.append(nn.functional.softplus(-claim[marked, channel]).mean())
            if not marked.all():
                parts.append(nn.functional.softplus(claim[~marked, channel]).mean())
        elif label == "supported":
            parts.append(nn.functional.softplus(claim[:, channel]).mean())
    return torch.stack(parts).mean() if parts else logits.new_zeros(())
