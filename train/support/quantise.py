"""Turns a checkpoint into the weights that ship, with the card of numbers beside them.

    python -m train.support.quantise --checkpoint FILE [--out FILE]

Write CARD.md's hash anew afterwards; a test compares the two.
"""

import argparse
from pathlib import Path

import torch

from answer.checking.support_model import WEIGHTS
from train.span_reader.quantise import write_weights


def main() -> None:
    """Quantise and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    held = torch.load(given.checkpoint, weights_only=True)
    state = held["state"]
    about = {"trained_steps": state["step"], "trained_minutes": round(state["used_s"] / 60), "card": "train/support/CARD.md"}
    found = write_weights(held["model"], given.out, about=about)
    print(f"{given.out}: {given.out.stat().st_size} bytes, SHA-256 {found}")


if __name__ == "__main__":
    main()
