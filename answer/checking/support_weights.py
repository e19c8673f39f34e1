"""The support model's network from its shipped weights, which are differences to the packaged model as the span reader's are.

Imports PyTorch: import this file only where the network is needed.
"""

from pathlib import Path

from safetensors.torch import load_file

from answer.checking.support_model import WEIGHTS
from answer.checking.support_network import SupportNetwork
from answer.span_weights import check, network, packaged_weights, unpacked
from index.packaged_model import packaged_folder


def load_support_network(weights: Path = WEIGHTS) -> SupportNetwork:
    """The shipped network, in float32.

    Raises:
        ModelUnavailableError: the file is not the one of its card, or the packaged model is not there.
    """
    check(weights)
    folder = packaged_folder()
    return network(folder, unpacked(load_file(weights), packaged_weights(folder)), SupportNetwork)
