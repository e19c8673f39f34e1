"""Turns a checkpoint into the weights that ship, with the card of numbers beside them.

    python -m train.span_reader.quantise --checkpoint FILE [--out FILE]

Write CARD.md's hash anew afterwards; a test compares the two.
"""

import argparse
import hashlib
import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from answer.span_weights import WEIGHTS, card_of, packaged_weights, packed
from index.packaged_model import SHA256, packaged_folder


def write_weights(trained: dict[str, Tensor], out: Path, *, about: dict[str, object]) -> str:
    """Writes the weights and their card; returns the SHA-256 of the weights.

    Args:
        about: what the card says besides the hash.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    save_file(packed(trained, packaged_weights(packaged_folder())), out)
    with out.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    card = {"sha256": found, "bytes": out.stat().st_size, "packaged_model_sha256": SHA256, **about}
    card_of(out).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return found


def main() -> None:
    """Quantise and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    held = torch.load(given.checkpoint, weights_only=True)
    state = held["state"]
    about = {"trained_steps": state["step"], "trained_minutes": round(state["used_s"] / 60), "card": "train/span_reader/CARD.md"}
    found = write_weights(held["model"], given.out, about=about)
    print(f"{given.out}: {given.out.stat().st_size} bytes, SHA-256 {found}")


if __name__ == "__main__":
    main()
