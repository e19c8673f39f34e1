"""The span reader's weights: what training added to the packaged model, in eight bits, and the network made from both.

Imports PyTorch: import this file only where the network is needed.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import torch
from safetensors import safe_open
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from answer.span_model import SpanModel
from index.packaged_model import packaged_folder
from ingest.errors import ModelUnavailableError

WEIGHTS = Path(__file__).resolve().parent / "weights" / "span_reader.safetensors"
SCALE = ":scale"  # ends the name of the row scales of an eight-bit matrix
LEVELS = 127  # whole numbers on each side of 0
POOLER = "pooler."  # weights of the packaged file that the reader has no use for


def card_of(weights: Path) -> Path:
    """Where the hash of a file of weights stands."""
    return weights.with_suffix(".json")


def packed(trained: Mapping[str, Tensor], packaged: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """What has to be shipped of a trained network: body weights as differences, matrices in eight bits with a scale a row.

    A difference spans a small part of what the weight itself does, so its eight bits are so much finer.
    """
    found: dict[str, Tensor] = {}
    for name, weight in trained.items():
        base = packaged.get(name.removeprefix("body."))
        change = weight.float() - base if base is not None else weight.float()
        if base is not None and not change.any():
            continue
        if base is None or change.dim() < 2:
            found[name] = change.contiguous()
            continue
        scale = change.abs().amax(dim=1, keepdim=True).clamp(min=1e-12) / LEVELS
        found[name] = (change / scale).round().to(torch.int8)
        found[name + SCALE] = scale
    return found


def unpacked(shipped: Mapping[str, Tensor], packaged: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """All weights of the network: the packaged ones, changed by what `packed` made."""
    weights = {f"body.{name}": weight for name, weight in packaged.items()}
    for name, value in shipped.items():
        if name.endswith(SCALE):
            continue
        scale = shipped.get(name + SCALE)
        change = value if scale is None else value.float().mul_(scale)
        base = weights.get(name)
        weights[name] = change if base is None else change.add_(base)
    return weights


def packaged_weights(folder: Path) -> dict[str, Tensor]:
    """Weights of the packaged body, by their names in it."""
    with safe_open(folder / "model.safetensors", framework="pt") as file:
        return {name: file.get_tensor(name) for name in file.keys() if not name.startswith(POOLER) and "_ids" not in name}  # noqa: SIM118


Network = TypeVar("Network", bound=nn.Module)


def network(folder: Path, weights: Mapping[str, Tensor], kind: Callable[[BertModel], Network]) -> Network:
    """A network upon the packaged body with these weights, ready to read; nothing is filled with random numbers first."""
    config = BertConfig.from_pretrained(folder, local_files_only=True)
    config._attn_implementation = "sdpa"
    with torch.device("meta"):
        body = BertModel(config, add_pooling_layer=False)
        model = kind(body)
    embeddings = body.embeddings  # numbers of positions and types are in no file
    embeddings.register_buffer("position_ids", torch.arange(config.max_position_embeddings).view(1, -1), persistent=False)
    embeddings.register_buffer("token_type_ids", torch.zeros_like(embeddings.position_ids), persistent=False)
    model.load_state_dict(dict(weights), assign=True)
    return model.eval()


def load_network(weights: Path = WEIGHTS) -> SpanModel:
    """The shipped network, in float32.

    Raises:
        ModelUnavailableError: the file is missing or is not the one of the card, or the packaged model is not there.
    """
    check(weights)
    folder = packaged_folder()
    return network(folder, unpacked(load_file(weights), packaged_weights(folder)), SpanModel)


def check(weights: Path) -> None:
    """
    Raises:
        ModelUnavailableError: the file is missing, or its hash is not the one of the card beside it.
    """
    card = card_of(weights)
    for file in (weights, card):
        if not file.is_file():
            raise ModelUnavailableError(f"{file} is missing; restore it from the repository, or run train.span_reader.quantise")
    expected = json.loads(card.read_text(encoding="utf-8"))["sha256"]
    with weights.open("rb") as opened:
        found = hashlib.file_digest(opened, "sha256").hexdigest()
    if found != expected:
        raise ModelUnavailableError(
            f"{weights} has SHA-256 {found}, its card {card.name} says {expected}; restore both from the repository"
        )
