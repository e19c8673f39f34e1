"""How well pairs of a claim and its evidence are judged: by the rules alone, by the model alone, by both.

    python -m train.support.measure --data DIR [--seeds FILE] [--part report|dev] [--checkpoint FILE | --weights FILE]

FILE of --seeds: claims with their evidence, as tests/seeds/materialise.py writes them. Without --checkpoint the shipped weights
are measured. "Both": the rules where they find a difference or agreement, else the model. Each figure has its n and 95% interval.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from answer.checking.support_model import WEIGHTS, SupportModel
from answer.checking.support_network import LABELS
from answer.checking.support_weights import load_support_network
from answer.comparing.statement import statement_of
from answer.comparing.statements import compare
from answer.span_windows import packaged_pieces
from eval.intervals import interval_of_statistic, wilson
from ingest.sentences import sentence_spans
from train.measure_comparison import judged
from train.support.sets import feverous_sentences, selected
from train.support.splits import CLAIM_SETS, load_splits, rows_of
from train.support.texts import plain
from train.support.towns import town_pairs
from train.support.train import fresh_network

RESAMPLES = 1000
OF_RULES = {"differs": "contradicted", "agrees": "supported", "open": "not_found"}

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A claim with its evidence in hand."""

    claim: str
    evidence: str  # as the model reads it
    whole: str  # all of it, as the rules do
    label: str


def cases_of(data: Path, name: str, part: str) -> Iterator[Case]:
    """The rows of a part that have evidence."""
    inside = set(load_splits()[name][part])
    for row in rows_of(data, name):
        if row["id"] not in inside or (name == "feverous" and not row["documents"]):
            continue
        claim = plain(row["claim"])
        whole = " ".join(feverous_sentences(data, row["documents"])) if name == "feverous" else plain(row["evidence_text"])
        yield Case(claim=claim, evidence=selected(claim, whole), whole=whole, label=row["label"])


def seed_cases(path: Path) -> Iterator[Case]:
    """Claims about the source documents beside their gold sentences; for not found, the nearest passage."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        whole = " ".join(item["quote"] for item in row["evidence"])
        yield Case(claim=row["claim"], evidence=selected(row["claim"], whole), whole=whole, label=row["label"])


def town_cases(part: str) -> Iterator[Case]:
    """Claims of `train/towns` beside the sentences that decide them; for not found, the nearest sentence."""
    seen: set[str] = set()
    for pair in town_pairs(part):
        if pair.claim not in seen:
            seen.add(pair.claim)
            yield Case(claim=pair.claim, evidence=pair.evidence, whole=pair.evidence, label=pair.label)


def by_rules(case: Case) -> str:
    """What the comparison of facts says, sentence by sentence: a fact that one bears out is not contradicted by another."""
    claim = statement_of(case.claim)
    sentences = [case.whole[start:end] for start, end in sentence_spans(case.whole, 0, len(case.whole))]
    row = {"id": "", "claim": case.claim, "label": case.label}
    return OF_RULES[judged(row, [(compare(claim, statement_of(text)), text) for text in sentences]).relation]


def model_of(checkpoint: Path | None, weights: Path = WEIGHTS) -> SupportModel:
    """The model of a file of weights, or that of a checkpoint; in float32, so that figures do not hang on the machine."""
    if checkpoint is None:
        return SupportModel(load_support_network(weights), packaged_pieces())
    network = fresh_network("packaged", 0)
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["model"])
    return SupportModel(network, packaged_pieces())


def lines_of(name: str, who: str, truth: Sequence[str], said: Sequence[str]) -> Iterator[str]:
    """Accuracy, balanced accuracy and the confusion matrix."""
    right = sum(a == b for a, b in zip(truth, said, strict=True))
    low, high = wilson(right, len(truth))
    seen = np.array([[LABELS.index(a), LABELS.index(b)] for a, b in zip(truth, said, strict=True)], dtype=np.float64)
    balanced = interval_of_statistic(seen, list(range(len(truth))), _balanced, resamples=RESAMPLES)
    spread = f"{balanced.low:.3f} – {balanced.high:.3f}" if balanced else ""
    matrix = "; ".join(
        f"{label} {[sum(a == label and b == other for a, b in zip(truth, said, strict=True)) for other in LABELS]}"
        for label in LABELS
        if label in truth
    )
    share = right / len(truth)
    yield f"| {name} | {who} | {len(truth)} | {share:.3f} ({low:.3f} – {high:.3f}) | {_balanced(seen):.3f} ({spread}) | {matrix} |"


def _balanced(seen: Numbers) -> float:
    """Mean recall of the labels that occur."""
    labels = np.unique(seen[:, 0])
    return float(np.mean([(seen[seen[:, 0] == label, 1] == label).mean() for label in labels]))


def report(name: str, cases: Sequence[Case], model: SupportModel | None, errors: int) -> Iterator[str]:
    """The lines of one set: three labels, and where only two occur, the choice between those two."""
    truth = [case.label for case in cases]
    rules = [by_rules(case) for case in cases]
    yield from lines_of(name, "rules", truth, rules)
    forced = set(truth) <= set(LABELS[:2])
    if forced:
        two = ["contradicted" if said == "contradicted" else "supported" for said in rules]
        yield from lines_of(name, "rules, of two", truth, two)
    if model is None:
        return
    probabilities = model.judge([(case.claim, case.evidence) for case in cases])
    said = [LABELS[at] for at in probabilities.argmax(axis=1)]
    both = [model_says if rule == "not_found" else rule for rule, model_says in zip(rules, said, strict=True)]
    yield from lines_of(name, "model", truth, said)
    yield from lines_of(name, "both", truth, both)
    if forced:
        choice = [LABELS[at] for at in probabilities[:, :2].argmax(axis=1)]
        yield from lines_of(name, "model, of two", truth, choice)
        either = [model_says if rule == "not_found" else rule for rule, model_says in zip(rules, choice, strict=True)]
        yield from lines_of(name, "both, of two", truth, either)
    wrong = [(case, label) for case, label in zip(cases, said, strict=True) if case.label != label]
    for case, label in wrong[:errors]:
        yield f"  {case.label} called {label}: {case.claim} || {case.evidence}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seeds", type=Path)
    parser.add_argument("--part", default="report", choices=("dev", "report"))
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--rules-only", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    given = parser.parse_args()
    model = None if given.rules_only else model_of(given.checkpoint, given.weights)
    print("| set | by | n | accuracy (95%) | balanced accuracy (95%) | confusion: truth [supported, contradicted, not found] |")
    print("| --- | --- | ---: | ---: | ---: | --- |")
    for name in CLAIM_SETS:
        for line in report(name, list(cases_of(given.data, name, given.part)), model, given.errors):
            print(line, flush=True)
    for line in report("towns", list(town_cases(given.part)), model, given.errors):
        print(line, flush=True)
    if given.seeds:
        for line in report("seeds", list(seed_cases(given.seeds)), model, given.errors):
            print(line, flush=True)


if __name__ == "__main__":
    main()
