"""Turns a checkpoint into the weights that ship, with the card of numbers beside them.

    python -m train.span_reader.quantise --checkpoint FILE [FILE …] [--out FILE]

Of several checkpoints the mean, weight by weight (Wortsman et al., ICML 2022); steps and minutes are those of the last.
Write CARD.md's hash anew afterwards; a test compares the two.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
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


def mean_of(trained: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Weight by weight; what is no number with a fraction, as the last one has it."""
    return {
        name: torch.stack([one[name] for one in trained]).mean(dim=0) if last.dtype.is_floating_point else last
        for name, last in trained[-1].items()
    }


def main() -> None:
    """Quantise and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    held = [torch.load(path, weights_only=True) for path in given.checkpoint]
    state = held[-1]["state"]
    about = {"trained_steps": state["step"], "trained_minutes": round(state["used_s"] / 60), "card": "train/span_reader/CARD.md"}
    found = write_weights(mean_of([one["model"] for one in held]), given.out, about=about)
    print(f"{given.out}: {given.out.stat().st_size} bytes, SHA-256 {found}")


if __name__ == "__main__":
    main()
