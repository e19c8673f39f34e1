"""Trains the span reader by the clock: the learning rate falls to nothing at a deadline, whatever the machine's speed.

    python -m train.span_reader.train --data DIR --work DIR --minutes N [--towns] [--resume]

With --towns a second stage begins at the shipped weights: questions as visitors ask them (`train/towns`), and a part of the
others, so that what they taught is not forgotten. Checkpoints go to WORK/checkpoint.pt; an interrupted run goes on with --resume.
The word embeddings stay as they are: they are half of the body's weights, and the packaged model brings them.
"""

import argparse
import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from answer.span_model import SpanModel
from answer.span_weights import load_network
from answer.span_windows import Pieces, packaged_pieces, to_batch
from train.span_reader.examples import Example, Item, drawn, items_of
from train.span_reader.fresh import fresh_model
from train.span_reader.losses import Scored, loss_of, scored
from train.span_reader.sets import NAMES, read_set
from train.span_reader.splits import OFFICIAL, load_splits

SEED = 20
GROUPS = 12  # questions of a step
MICRO = 12  # windows that go through the network together: the processor's caches like small ones
POOL = 40  # steps whose questions are sorted by length together
WARM_UP = 0.05  # of the time
BODY_RATE, HEAD_RATE = 1.2e-4, 1e-3
DECAY = 0.01
CLIP = 1.0
KEEP_EVERY_S = 180.0
TOWNS_TIMES = 3  # a pass of the second stage has each question of the towns so often, unless told otherwise
OTHERS_NTH = 4  # and every n-th of the others, likewise
SECOND_RATE = 0.5  # of the rates, in the second stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """How far the run is, by the time that it may take."""

    begun: float  # time.monotonic()
    seconds: float

    @property
    def done(self) -> float:
        """0..1 and beyond."""
        return (time.monotonic() - self.begun) / self.seconds

    @property
    def rate(self) -> float:
        """Share of the full learning rate: up, then straight down to 0 at the end."""
        done = self.done
        return min(done / WARM_UP, max(0.0, (1 - done) / (1 - WARM_UP)))


def steps_of(items: Sequence[Item], pieces: Pieces, epoch: int) -> Iterator[list[list[Example]]]:
    """One pass over the items, GROUPS questions a step; questions of similar length together, steps in random order."""
    chance = random.Random(SEED + epoch)
    order = list(range(len(items)))
    chance.shuffle(order)
    for at in range(0, len(order), GROUPS * POOL):
        groups = [drawn(items[number], pieces, chance) for number in order[at : at + GROUPS * POOL]]
        groups.sort(key=lambda group: max(len(example.window.ids) for example in group))
        steps = [groups[first : first + GROUPS] for first in range(0, len(groups), GROUPS)]
        chance.shuffle(steps)
        yield from steps


def add_gradients(model: SpanModel, groups: Sequence[Sequence[Example]], share: float) -> float:
    """Adds `share` of the gradient of these questions' mean loss to the network's; returns that loss."""
    examples = sorted((example for group in groups for example in group), key=lambda example: len(example.window.ids))
    by_example: dict[int, Scored] = {}
    for at in range(0, len(examples), MICRO):
        part = examples[at : at + MICRO]
        for one in scored(part, model(to_batch([example.window for example in part]))):
            by_example[id(one.example)] = one
    loss = torch.stack([loss_of([by_example[id(example)] for example in group]) for group in groups]).mean()
    (share * loss).backward()  # type: ignore[no-untyped-call]
    return loss.item()


def optimiser_of(model: nn.Module, share: float = 1.0) -> torch.optim.AdamW:
    """AdamW with a rate for the body and one for the heads, of both `share`; no decay of biases and norms."""
    groups = []
    for is_body, rate in ((True, BODY_RATE * share), (False, HEAD_RATE * share)):
        for is_matrix in (True, False):
            chosen = [
                weight
                for name, weight in model.named_parameters()
                if weight.requires_grad and name.startswith("body.") == is_body and (weight.dim() > 1) == is_matrix
            ]
            groups.append({"params": chosen, "lr": rate, "full": rate, "weight_decay": DECAY if is_matrix else 0.0})
    return torch.optim.AdamW(groups, fused=True)


def main() -> None:
    """Train until the deadline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--workers", type=int, default=2, help="cores; the sum of the gradients does not hang on their order")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--towns", action="store_true", help="the second stage")
    parser.add_argument("--towns-times", type=int, default=TOWNS_TIMES)
    parser.add_argument("--official-more", type=int, default=0, help="so often more for those in the style of a city government")
    parser.add_argument("--others-nth", type=int, default=OTHERS_NTH)
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    splits = load_splits()
    held = {name: items_of(read_set(given.data, given.work, name), splits, "train") for name in NAMES}
    towns, others = held.pop("towns"), [item for items in held.values() for item in items]
    official = [item for item in towns if _folder_of(item) in OFFICIAL]
    items = towns * given.towns_times + official * given.official_more + others[:: given.others_nth] if given.towns else others
    print(f"{len(items)} questions, {sum(bool(item.right) for item in items)} with an answer", file=sys.stderr, flush=True)
    _train(items, given.work / "checkpoint.pt", given.minutes * 60, given.workers, second=given.towns, resume=given.resume)


def _folder_of(item: Item) -> str:
    """The folder of towns that a question's first passage is of."""
    passages = [passage for passage, _ in item.right] or list(item.wrong)
    return passages[0].document.split("/")[0]


def _started(*, second: bool) -> SpanModel:
    model = fresh_model()
    if second:
        model.load_state_dict(load_network().state_dict())
    return model.train()


def _train(items: Sequence[Item], kept: Path, seconds: float, worker_count: int, *, second: bool, resume: bool) -> None:
    model, pieces = _started(second=second), packaged_pieces()
    optimiser = optimiser_of(model, SECOND_RATE if second else 1.0)
    state = {"epoch": 0, "step_of_epoch": 0, "step": 0, "used_s": 0.0}
    if resume:
        held = torch.load(kept, weights_only=True)
        model.load_state_dict(held["model"])
        optimiser.load_state_dict(held["optimiser"])
        state = held["state"]
    clock = Clock(begun=time.monotonic() - state["used_s"], seconds=seconds)
    workers = [ThreadPoolExecutor(1, initializer=torch.set_num_threads, initargs=(1,)) for _ in range(worker_count)]
    stored, losses = time.monotonic(), [0.0]
    while clock.done < 1:
        for number, groups in enumerate(steps_of(items, pieces, int(state["epoch"]))):
            if number < state["step_of_epoch"]:
                continue
            if clock.done >= 1:
                break
            losses.append(_step(model, optimiser, groups, clock.rate, workers))
            state.update(step_of_epoch=number + 1, step=state["step"] + 1, used_s=clock.done * seconds)
            if state["step"] % 20 == 0:
                _report(state, losses[-20:], clock)
            if time.monotonic() - stored > KEEP_EVERY_S:
                _keep(model, optimiser, state, kept)
                stored = time.monotonic()
        else:
            state.update(epoch=state["epoch"] + 1, step_of_epoch=0)
    _keep(model, optimiser, state, kept)


def _step(
    model: SpanModel,
    optimiser: torch.optim.AdamW,
    groups: Sequence[Sequence[Example]],
    rate: float,
    workers: Sequence[ThreadPoolExecutor],
) -> float:
    """One step; returns the mean loss of its questions.

    The questions are dealt to the workers. Each takes its part through the network on one core: cores that other work holds up
    then wait for each other once a step and not at every product.
    """
    for group in optimiser.param_groups:
        group["lr"] = group["full"] * rate
    parts = [part for part in (groups[at :: len(workers)] for at in range(len(workers))) if part]
    begun = [
        worker.submit(add_gradients, model, part, len(part) / len(groups)) for worker, part in zip(workers, parts, strict=False)
    ]
    loss = sum(job.result() * len(part) for job, part in zip(begun, parts, strict=True)) / len(groups)
    torch.nn.utils.clip_grad_norm_([weight for weight in model.parameters() if weight.requires_grad], CLIP)
    optimiser.step()
    optimiser.zero_grad()
    return loss


def _report(state: dict[str, Any], losses: Sequence[float], clock: Clock) -> None:
    left = (1 - clock.done) * clock.seconds / 60
    mean = math.fsum(losses) / len(losses)
    print(
        f"epoch {state['epoch']} step {state['step']} loss {mean:.3f} rate {clock.rate:.2f} left {left:.1f} min",
        file=sys.stderr,
        flush=True,
    )


def _keep(model: SpanModel, optimiser: torch.optim.AdamW, state: dict[str, Any], kept: Path) -> None:
    part = kept.with_suffix(".part")
    torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "state": state}, part)
    part.replace(kept)


if __name__ == "__main__":
    main()
