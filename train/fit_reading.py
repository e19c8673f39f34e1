"""Fits what the support model's reading of several passages comes to, and writes `answer/weights/reading.json`.

    python -m train.fit_reading --data DIR [--own CLAIMS:CORPUS …] [--work DIR] [--out FILE]

DIR holds feverous and fever_symmetric in the project's own formats. It is fitted on claims that the support model was not trained
on: those about towns of the folders to fit, the "dev" rows of the public sets (`support/splits.json`), and claims of one's own.
Each claim is checked as `qiantang check` does: split, searched for, read. A multinomial logistic regression on scaled columns.
What it prints is cross-fitted: each set's figures come from a fit on the others.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from answer.checking.claims import claims_of
from answer.checking.costs import cheapest
from answer.checking.decision import LABELS, SUPPORTED, Matrix, softmax
from answer.checking.evidence import Evidence, evidence_of, given_document, nearest, sentences_of
from answer.checking.loading import support_model
from answer.checking.reading import FEATURES, heard, reading_features
from answer.checking.support_model import SupportModel
from answer.checking.weighing import considered
from answer.comparing.statement import Statement, statement_of
from index.embedding import SentenceEmbedding
from index.library import ingest
from index.options import IndexOptions
from index.search import Index
from ingest.facts.names.lexicon import EMPTY
from train.checker_data import claims_with_folder
from train.fit_checker import regression, tally
from train.span_reader.sets import TOWNS
from train.span_reader.splits import TOWN_FOLDERS
from train.support.splits import load_splits, rows_of
from train.support.texts import plain

PUBLIC = ("feverous", "fever_symmetric")
C = 0.02  # inverse strength of the L2 penalty, columns scaled
SEED = 11
TOWNS_LIMIT = 1400  # claims about towns, drawn with a fixed seed
SHARES = {"feverous": 2.0, "fever_symmetric": 0.5}  # how much a claim of a set counts beside the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One statement with its label and the numbers of its reading."""

    source: str
    label: int  # place in LABELS
    features: tuple[float, ...]  # in the order of FEATURES


class Reader:
    """Reads claims against one folder of documents, or each against its own text."""

    def __init__(self, corpus: Path | None, work: Path, model: SupportModel) -> None:
        options = IndexOptions(storage=work)
        embedding = SentenceEmbedding(options.embedding)
        if corpus is not None:
            ingest([corpus], options, embedding, prune=True, rebuild=not work.exists())
        self._index = Index(options, embedding) if corpus is not None else None
        self._lexicon = self._index.lexicon if self._index is not None else EMPTY
        self._embedding = embedding
        self._model = model

    def examples(self, source: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Example]:
        """The statements of the claims; of several only where it is supported: its label need not be that of each."""
        for number, row in enumerate(rows, start=1):
            if number % 25 == 0:
                print(f"\r{source}: {number} of {len(rows)}", end="", file=sys.stderr, flush=True)
            label = LABELS.index(row["label"])
            parts = [part for claim in claims_of(plain(row["claim"]), lexicon=self._lexicon) for part in claim.parts]
            if len(parts) > 1 and label != SUPPORTED:
                continue
            for part in parts:
                claimed = statement_of(part.text, lexicon=self._lexicon)
                evidence = self._evidence(claimed, row)
                if evidence:
                    weights = self._index.idf(claimed.text) if self._index is not None else None
                    evidence, _, _ = considered(claimed, evidence, weights)
                    features = reading_features(claimed, evidence, *heard(claimed.text, evidence, self._model))
                    yield Example(source=source, label=label, features=features)
        print(file=sys.stderr)

    def _evidence(self, claimed: Statement, row: Mapping[str, Any]) -> Sequence[Evidence]:
        if self._index is not None:
            vector = self._index.encode([claimed.text])
            return evidence_of([(claimed, None if vector is None else vector[0])], self._index)[0]
        sentences = sentences_of(given_document(plain(row["evidence_text"])), self._lexicon)
        vectors = self._embedding.encode([claimed.text, *(item.text for item in sentences)])
        return nearest(claimed, vectors[0], sentences, vectors[1:])


def examples_of(data: Path, work: Path, own: Sequence[str], model: SupportModel) -> list[Example]:
    """All that is fitted on."""
    towns = [json.loads(line) for line in (TOWNS / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    towns = [row for row in towns if row["id"][0] in TOWN_FOLDERS["fit"]]
    random.Random(SEED).shuffle(towns)
    found = list(Reader(TOWNS / "corpus", work / "towns", model).examples("towns", towns[:TOWNS_LIMIT]))
    for name in PUBLIC:
        wanted = set(load_splits()[name]["dev"])
        rows = [row for row in rows_of(data, name) if row["id"] in wanted]
        corpus = data / name / "corpus"
        found += Reader(corpus if corpus.is_dir() else None, work / name, model).examples(name, rows)
    for item in own:
        claims, folder, rows = claims_with_folder(item)
        found += Reader(folder, work / folder.name, model).examples(claims.stem, rows)
    return found


def weights_of(examples: Sequence[Example]) -> Matrix:
    """(n_examples,): by the share of the source."""
    return np.array([SHARES.get(item.source, 1.0) for item in examples])


def fit(examples: Sequence[Example]) -> tuple[Matrix, Matrix]:
    """Weights (len(FEATURES), 3) and bias (3,)."""
    rows = np.array([item.features for item in examples])
    return regression(rows, np.array([item.label for item in examples]), weights_of(examples), C)


def measured(examples: Sequence[Example], fitted: tuple[Matrix, Matrix]) -> dict[str, Any]:
    """Figures of one set, of the reading alone."""
    labels = np.array([item.label for item in examples])
    probabilities = softmax(np.array([item.features for item in examples]) @ fitted[0] + fitted[1])
    said = cheapest(probabilities)
    sure = probabilities[np.arange(len(labels)), labels]
    return {**tally(labels, said), "log_loss": round(float(-np.log(np.clip(sure, 1e-6, 1)).mean()), 3)}


def main() -> None:
    """Read, fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--own", nargs="*", default=[], metavar="CLAIMS:CORPUS", help="claims of one's own to fit on")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "qiantang-fit-reading")
    parser.add_argument("--out", type=Path, default=Path("answer/weights/reading.json"))
    given = parser.parse_args()
    model = support_model()
    if model is None:
        parser.error("the support model's weights are not there; make them with train/support first")
    examples = examples_of(given.data, given.work, given.own, model)
    figures = {}
    for source in dict.fromkeys(item.source for item in examples):
        others = fit([item for item in examples if item.source != source])
        figures[source] = measured([item for item in examples if item.source == source], others)
        print(f"{source:18} {json.dumps(figures[source])}", file=sys.stderr)
    weights, bias = fit(examples)
    result = {
        "weights": {name: [round(float(value), 4) for value in row] for name, row in zip(FEATURES, weights, strict=True)},
        "bias": [round(float(value), 4) for value in bias],
        "measured": figures,
    }
    given.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
