"""Trains the support model until a deadline, from the span reader's body. At any moment the mean of the last weights is ready.

    python -m train.support.train --data DIR --work DIR --minutes N [--frozen 2] [--body reader|packaged] [--resume]
    python -m train.support.train … --towns --start FILE
    python -m train.support.train … --triples --start FILE

With --towns a second stage begins at the weights of FILE: claims in quite other words (`train/towns`), and a part of
the made pairs, so that what they taught is not forgotten. With --triples a later stage: the triples of `train/triples`,
questions with an answer behind them, a part of the towns' pairs, the claims of the public sets, and a smaller part of the
made pairs. Checkpoints go to WORK/support.pt; a run goes on with --resume. Word embeddings and the lowest layers stay as they
are. The rate stays the same and the weights are averaged instead: how far a shared machine comes until the deadline is not
known beforehand.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from transformers import BertConfig, BertModel

from answer.checking.piece_marks import Mark
from answer.checking.support_network import SupportNetwork, to_pair_batch
from answer.span_weights import load_network, packaged_weights, unpacked
from answer.span_windows import packaged_pieces
from index.packaged_model import packaged_folder
from train.span_reader.train import optimiser_of
from train.support.asked import asked_pairs
from train.support.bounds import bound_pairs
from train.support.examples import Pair
from train.support.kept import pairs_of
from train.support.losses import Shown, loss_of, shown
from train.support.sets import real_groups
from train.support.towns import town_pairs
from train.support.triples import triple_pairs

SEED = 21
PAIRS = 16  # of a step
POOL = 60  # steps whose pairs are sorted by length together
MICRO = 8  # pairs that go through the network together
CLIP = 1.0
KEEP_EVERY_S = 120.0
RATE = 0.6  # of the span reader's rates
WARM_UP = 40  # steps
OTHERS_NTH = 8  # a pass of the second stage has every n-th of the made pairs
TOWNS_NTH = 3  # a pass over the triples has every n-th of the towns' pairs
MADE_NTH = 12  # and every n-th of the made ones
SECOND_RATE = 0.45  # of the span reader's rates, in the second stage
AVERAGED = 0.15  # share of the steps so far, the last ones, that the mean of the weights reaches back


def fresh_network(body: str, frozen: int, dropout: float = 0.0) -> SupportNetwork:
    """The body of the trained span reader, or the packaged one, under a new head.

    Args:
        body: "reader" or "packaged".
        frozen: so many of the lowest layers do not learn.
        dropout: share of what is left out at random while it learns.
    """
    folder = packaged_folder()
    config = BertConfig.from_pretrained(folder, local_files_only=True)
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = dropout
    config._attn_implementation = "sdpa"
    bert = BertModel(config, add_pooling_layer=False)
    bert.load_state_dict(load_network().body.state_dict() if body == "reader" else packaged_weights(folder))
    model = SupportNetwork(bert)
    still = ("embeddings.", *(f"encoder.layer.{number}." for number in range(frozen)))
    for name, weight in model.body.named_parameters():
        weight.requires_grad_(not name.startswith(still))
    return model


def weights_at(file: Path) -> dict[str, torch.Tensor]:
    """The weights of a file. Those of the first five stages knew two marks only, whether a piece is shared: each of the later
    marks begins as the one of the two that comes nearest to it.
    """
    shipped = load_file(file)
    if "shared.weight" in shipped:
        none, shared = shipped.pop("shared.weight")
        alike = (Mark.SHARED, Mark.AGREES, Mark.COARSER, Mark.ALIKE)
        shipped["marks.weight"] = torch.stack([shared if mark in alike else none for mark in Mark])
    return unpacked(shipped, packaged_weights(packaged_folder()))


def steps_of(pairs: Sequence[Pair], number: int) -> Iterator[list[Shown]]:
    """One pass: pairs of similar length together, steps in random order."""
    chance = random.Random(SEED + number)
    pieces = packaged_pieces()
    for at in range(0, len(pairs), PAIRS * POOL):
        part = sorted((shown(pair, pieces) for pair in pairs[at : at + PAIRS * POOL]), key=lambda one: len(one.pieces.ids))
        steps = [part[first : first + PAIRS] for first in range(0, len(part), PAIRS)]
        chance.shuffle(steps)
        yield from steps


def add_gradients(model: SupportNetwork, part: Sequence[Shown], count: int) -> tuple[float, int]:
    """Adds the gradient of these pairs' share of the mean loss; returns the summed loss and how many were right."""
    total, right = 0.0, 0
    for at in range(0, len(part), MICRO):
        batch = part[at : at + MICRO]
        logits = model(to_pair_batch([one.pieces for one in batch]))
        loss = loss_of(batch, logits)
        (loss / count).backward()  # type: ignore[no-untyped-call]
        total += loss.item()
        right += sum(int(number) == one.label for number, one in zip(logits.labels.argmax(-1), batch, strict=True))
    return total, right


def main() -> None:
    """Train until the deadline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--frozen", type=int, default=2)
    parser.add_argument("--body", choices=("reader", "packaged"), default="reader")
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--name", default="support")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--towns", action="store_true", help="the second stage")
    parser.add_argument("--triples", action="store_true", help="a later stage")
    parser.add_argument("--start", type=Path, help="weights at which it begins")
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    model = fresh_network(given.body, given.frozen, given.dropout).train()
    if given.start:
        model.load_state_dict(weights_at(given.start))
    rate = SECOND_RATE if given.towns or given.triples else RATE
    run = Run(model=model, kept=given.work / f"{given.name}.pt", workers=given.workers, rate=rate)
    if given.resume:
        run.resume()
    towns = town_pairs("train") if given.towns or given.triples else []
    public = list(_public_pairs(given.data)) if given.triples else []

    def pairs(number: int) -> list[Pair]:
        made = pairs_of(given.data, given.work, number)
        if not towns:
            return made
        if given.triples:
            later = [*triple_pairs(given.data, number), *bound_pairs(given.data, number), *asked_pairs(given.data, number)]
            both = [*later, *towns[number % TOWNS_NTH :: TOWNS_NTH], *public, *made[::MADE_NTH]]
        else:
            both = [*towns, *made[::OTHERS_NTH]]
        random.Random(SEED + number).shuffle(both)
        return both

    run.go(pairs, time.monotonic() + given.minutes * 60)


def _public_pairs(data: Path) -> Iterator[Pair]:
    """Claims that people wrote, of the public sets."""
    for group in real_groups(data, "train"):
        for pairs in group.pairs.values():
            yield from pairs


class Run:
    """A training run: network, optimiser, averaged weights, and how far it has come."""

    def __init__(self, *, model: SupportNetwork, kept: Path, workers: int, rate: float = RATE) -> None:
        self.model = model
        self.rate = rate
        self.kept = kept
        self.optimiser = optimiser_of(model)
        self.average = {name: weight.detach().clone() for name, weight in model.state_dict().items()}
        self.state: dict[str, Any] = {"pass": 0, "step_of_pass": 0, "step": 0, "used_s": 0.0}
        self.workers = [ThreadPoolExecutor(1, initializer=torch.set_num_threads, initargs=(1,)) for _ in range(workers)]

    def resume(self) -> None:
        """Goes on where the kept run stopped."""
        held = torch.load(self.kept, weights_only=True)
        self.model.load_state_dict(held["live"])
        self.optimiser.load_state_dict(held["optimiser"])
        self.average, self.state = held["model"], held["state"]

    def go(self, pairs: Callable[[int], Sequence[Pair]], deadline: float) -> None:
        """Trains until `deadline`, a value of time.monotonic()."""
        begun, stored, before = time.monotonic(), time.monotonic(), self.state["used_s"]
        seen: list[tuple[float, int]] = []
        while time.monotonic() < deadline:
            number = int(self.state["pass"])
            for at, step in enumerate(steps_of(pairs(number), number)):
                if at < self.state["step_of_pass"]:
                    continue
                if time.monotonic() >= deadline:
                    break
                seen.append(self.step(step))
                self.state.update(step_of_pass=at + 1, step=self.state["step"] + 1, used_s=before + time.monotonic() - begun)
                if self.state["step"] % 20 == 0:
                    _report(self.state, seen[-20:], deadline)
                if time.monotonic() - stored > KEEP_EVERY_S:
                    self.keep()
                    stored = time.monotonic()
            else:
                self.state.update({"pass": number + 1, "step_of_pass": 0})
        self.keep()

    def step(self, step: Sequence[Shown]) -> tuple[float, int]:
        """One step, its pairs dealt to the workers; returns the mean loss and how many were right."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["full"] * self.rate * min(1.0, (self.state["step"] + 1) / WARM_UP)
        parts = [part for part in (step[at :: len(self.workers)] for at in range(len(self.workers))) if part]
        begun = [
            worker.submit(add_gradients, self.model, part, len(step)) for worker, part in zip(self.workers, parts, strict=False)
        ]
        results = [job.result() for job in begun]
        torch.nn.utils.clip_grad_norm_([weight for weight in self.model.parameters() if weight.requires_grad], CLIP)
        self.optimiser.step()
        self.optimiser.zero_grad()
        share = 1 / (1 + AVERAGED * self.state["step"])
        for name, weight in self.model.state_dict().items():
            if weight.dtype.is_floating_point and not name.startswith("body.embeddings."):
                self.average[name].lerp_(weight, share)
        return sum(loss for loss, _ in results) / len(step), sum(right for _, right in results)

    def keep(self) -> None:
        """Writes the checkpoint; "model" is the averaged network."""
        part = self.kept.with_suffix(".part")
        live, optimiser = self.model.state_dict(), self.optimiser.state_dict()
        torch.save({"model": self.average, "live": live, "optimiser": optimiser, "state": self.state}, part)
        part.replace(self.kept)


def _report(state: dict[str, Any], seen: Sequence[tuple[float, int]], deadline: float) -> None:
    loss = sum(loss for loss, _ in seen) / len(seen)
    right = sum(right for _, right in seen) / len(seen) / PAIRS
    left = (deadline - time.monotonic()) / 60
    print(
        f"pass {state['pass']} step {state['step']} loss {loss:.3f} right {right:.3f} left {left:.1f} min",
        file=sys.stderr,
        flush=True,
    )


if __name__ == "__main__":
    main()
