"""The trained support model: pairs of a claim and evidence → probabilities of supported, contradicted, not found.

Its weights are made by `train/support`. PyTorch is imported when it is loaded, not before.
"""

import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from answer.checking.support_input import PairPieces, pair_pieces
from answer.span_windows import Pieces, packaged_pieces
from index.embedding import one_thread, processor_has_bfloat16

if TYPE_CHECKING:
    from answer.checking.support_network import SupportNetwork

WEIGHTS = Path(__file__).resolve().parent.parent / "weights" / "support.safetensors"
TOGETHER = 8  # pairs that go through the network at once

Probabilities = NDArray[np.float32]


class SupportModel:
    """Judges pairs with the trained network. Safe to use from several threads."""

    def __init__(self, model: "SupportNetwork", pieces: Pieces, *, dtype: str = "float32") -> None:
        """
        Args:
            dtype: "float32" or "bfloat16" for the body; the head always computes in float32.
        """
        import torch

        model.body.to(getattr(torch, dtype))
        self._model = model.eval()
        self._pieces = pieces
        self._dtype = getattr(torch, dtype)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Probabilities:
        """(n_pairs, 3) float32, rows sum to 1: supported, contradicted, not found.

        Args:
            pairs: claim and evidence; evidence of one to three sentences, which may begin with their title and a colon. A claim is
                read up to 48 word pieces, both together up to 128.
        """
        return self.judge_pieces([pair_pieces(claim, evidence, self._pieces) for claim, evidence in pairs])

    def judge_pieces(self, pairs: Sequence[PairPieces]) -> Probabilities:
        """The same of pairs that are cut already."""
        import torch

        from answer.checking.support_network import to_pair_batch

        found = np.zeros((len(pairs), 3), dtype=np.float32)
        order = sorted(range(len(pairs)), key=lambda at: len(pairs[at].ids))  # of like length together: less padding
        with one_thread(), torch.inference_mode():
            for first in range(0, len(order), TOGETHER):
                rows = order[first : first + TOGETHER]
                logits = self._model(to_pair_batch([pairs[at] for at in rows])).labels
                found[rows] = logits.softmax(-1).numpy()
        return found


_loading = threading.Lock()


def load_support_model() -> SupportModel | None:
    """The shipped model, loaded once; None if its weights are not there, which is no error: the rules then decide alone.

    Raises:
        ModelUnavailableError: the weights are not those of their card, or the packaged model is not installed.
    """
    if not WEIGHTS.is_file():
        return None
    with _loading:
        return _loaded()


@lru_cache(maxsize=1)
def _loaded() -> SupportModel:
    from answer.checking.support_weights import load_support_network

    return SupportModel(load_support_network(), packaged_pieces(), dtype="bfloat16" if processor_has_bfloat16() else "float32")
