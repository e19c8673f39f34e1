"""Turns a checkpoint into the weights that ship, with the card of numbers beside them.

    python -m train.support.quantise --checkpoint FILE [FILE …] [--out FILE]

Of several runs from one start the mean of their weights ships (Wortsman et al., ICML 2022); steps and minutes are those of all.

Write CARD.md's hash anew afterwards; a test compares the two.
"""

import argparse
from pathlib import Path

import torch

from answer.checking.support_model import WEIGHTS
from train.span_reader.quantise import mean_of, write_weights


def main() -> None:
    """Quantise and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    runs = [torch.load(file, weights_only=True) for file in given.checkpoint]
    steps, seconds = (sum(run["state"][key] for run in runs) for key in ("step", "used_s"))
    about = {"trained_steps": steps, "trained_minutes": round(seconds / 60), "card": "train/support/CARD.md"}
    found = write_weights(mean_of([run["model"] for run in runs]), given.out, about=about)
    print(f"{given.out}: {given.out.stat().st_size} bytes, SHA-256 {found}")


if __name__ == "__main__":
    main()
