"""Fits the reader's weights on public question sets and writes `answer/weights/reader.json`.

    python -m train.fit_reader --data DIR [--work DIR] [--out FILE] [--limit N] [--without-trained]

DIR holds squad1, squad2 and tatqa in the project's own formats (`corpus/` and `questions.jsonl` each). Documents are split by name
(`span_reader/splits.json`). What the trained reader was trained on is not read here. The sentence score is fitted on the "fit"
documents of squad1 and tatqa, the confidence on those of squad2 and tatqa and on changed questions; the "report" documents are
only measured.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score

from answer.comparing.wanted import wanted_of
from answer.confidence import CONFIDENCE_FEATURES, confidence_features
from answer.features import SENTENCE_FEATURES, Candidate, candidates_of, matrix
from answer.options import ReaderOptions
from answer.question import Asked, parse_question
from answer.reader import span_readings
from answer.span_reader import SpanReader, load_span_reader
from index.embedding import SentenceEmbedding
from index.library import ingest
from index.options import IndexOptions
from index.search import Hit, Index
from ingest.document import SourceDocument
from ingest.facts.annotate import annotate
from train.perturb import perturbed
from train.report_part import SPLITS, document_of

SEED = 20
CHANGED_SHARE = 0.4  # of the answerable questions, made unanswerable by another year or name, beside the set's own
LEARNING_C = 1.0  # inverse strength of the L2 penalty of both regressions


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question with its candidates and which of them are right."""

    document: str  # of the gold evidence, or the one that tempts
    answerable: bool
    is_changed: bool  # made unanswerable by another year or name
    asked: Asked
    hits: tuple[Hit, ...]
    candidates: tuple[Candidate, ...]
    idf: Mapping[str, float]  # of the question's words
    right: tuple[bool, ...]  # the candidate lies in the gold evidence and holds an accepted answer


def rows_of(data: Path, work: Path, limit: int, trained: SpanReader | None) -> Iterator[Row]:
    """Rows of one set's documents to fit and to report on, at most `limit` of each, drawn with a fixed seed."""
    options = IndexOptions(storage=work / data.name)
    embedding = SentenceEmbedding(options.embedding)
    ingest([data / "corpus"], options, embedding, rebuild=True, prune=True)
    index = Index(options, embedding)
    lines = [json.loads(line) for line in (data / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    random.Random(SEED).shuffle(lines)
    parts = json.loads(SPLITS.read_text(encoding="utf-8"))[data.name]
    lines = [line for part in ("fit", "report") for line in [x for x in lines if document_of(x) in set(parts[part])][:limit]]
    lines += list(_changed(lines, index))
    for number, line in enumerate(lines, start=1):
        if number % 100 == 0:
            print(f"\r{data.name}: {number} of {len(lines)}", end="", file=sys.stderr, flush=True)
        gold = list(_spans(line, index.documents))
        asked = parse_question(line["question"], index.lexicon)
        hits = index.search(line["question"]).hits
        idf = index.idf(line["question"])
        options_read = ReaderOptions()
        readings = span_readings(asked, hits[: options_read.trained_chunks], trained) if trained is not None else ()
        found = candidates_of(asked, hits[: options_read.read_chunks], index.documents, index.lexicon, idf, readings)
        if found:
            yield Row(
                document=gold[0][0] if gold else str(line.get("near") or ""),
                answerable=line.get("answerable", True),
                is_changed=bool(line.get("changed")),
                asked=asked,
                hits=hits,
                candidates=tuple(found),
                idf=idf,
                right=tuple(_is_right(item, gold, line.get("answers") or []) for item in found),
            )
    print(file=sys.stderr)


def _changed(lines: Sequence[dict[str, Any]], index: Index) -> Iterator[dict[str, Any]]:
    """Answerable questions made unanswerable by another year or name, each of the same document."""
    rng = random.Random(SEED)
    answerable = [line for line in lines if line.get("answerable", True) and line.get("evidence")]
    names = [name for line in answerable for name in annotate(line["question"], lexicon=index.lexicon).names]
    wanted = [wanted_of(line["question"]) for line in answerable]
    counted = [item.text for item in wanted if item is not None and item.kind == "count"]
    for line in answerable:
        question = perturbed(line["question"], names, counted, rng, index.lexicon) if rng.random() < CHANGED_SHARE else None
        if question is not None:
            near = line["evidence"][0]["document"]
            yield {"question": question, "answerable": False, "near": near, "changed": True}


def _spans(line: dict[str, Any], documents: Mapping[str, SourceDocument]) -> Iterator[tuple[str, int, int]]:
    for item in line.get("evidence") or []:
        doc = documents.get(item["document"])
        start = doc.text.find(item["quote"]) if doc else -1
        if start >= 0:
            yield item["document"], start, start + len(item["quote"])


def _is_right(item: Candidate, gold: Sequence[tuple[str, int, int]], answers: Sequence[str]) -> bool:
    in_gold = any(item.hit.document == doc and start < item.end and item.start < end for doc, start, end in gold)
    return in_gold and any(answer.casefold() in item.text.casefold() for answer in answers)


def fit_sentence(rows: Sequence[Row]) -> tuple[np.ndarray, float]:
    """Weights and bias of the sentence score."""
    usable = [row for row in rows if any(row.right)]
    model = LogisticRegression(C=LEARNING_C, max_iter=2000)
    model.fit(np.vstack([matrix(row.candidates) for row in usable]), np.concatenate([row.right for row in usable]))
    return model.coef_[0], float(model.intercept_[0])


def ranked(row: Row, weights: np.ndarray, bias: float) -> list[tuple[Candidate, bool]]:
    """Candidates with their scores, best first, and whether each is right."""
    scores = matrix(row.candidates) @ weights + bias
    order = np.argsort(-scores, kind="stable")
    return [(replace(row.candidates[at], score=float(scores[at])), row.right[at]) for at in order]


def confidence_data(rows: Sequence[Row], weights: np.ndarray, bias: float) -> tuple[np.ndarray, np.ndarray]:
    """(n_rows, n_features) and whether the best candidate of each row is right."""
    features, right = [], []
    for row in rows:
        best = ranked(row, weights, bias)
        features.append(confidence_features(row.asked, [item for item, _ in best], row.hits, row.idf))
        right.append(best[0][1])
    return np.vstack(features), np.array(right)


def measured(rows: Sequence[Row], weights: np.ndarray, bias: float, model: LogisticRegression) -> dict[str, float]:
    """Figures on rows that nothing was fitted on."""
    answerable = [row for row in rows if row.answerable]
    best = [ranked(row, weights, bias) for row in answerable]
    features, right = confidence_data(rows, weights, bias)
    confidence = model.predict_proba(features)[:, 1]
    is_answerable = np.array([row.answerable for row in rows])
    figures = {
        "n": len(rows),
        "n_answerable": len(answerable),
        "right_first": float(np.mean([found[0][1] for found in best])),
        "right_in_two": float(np.mean([any(ok for _, ok in found[:2]) for found in best])),
        "brier": float(brier_score_loss(right, confidence)),
    }
    if not is_answerable.all():
        figures["auroc_answerable"] = float(roc_auc_score(is_answerable, confidence))
    for threshold in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4):
        figures[f"answerable_declined_at_{threshold}"] = float(np.mean(confidence[is_answerable] < threshold))
        if not is_answerable.all():
            figures[f"unanswerable_declined_at_{threshold}"] = float(np.mean(confidence[~is_answerable] < threshold))
    return figures


def fitted(sets: Mapping[str, Sequence[Row]]) -> tuple[np.ndarray, float, LogisticRegression, dict[str, dict[str, float]]]:
    """Weights and bias of the sentence score, the model of the confidence, and figures on the documents to report on."""
    parts = json.loads(SPLITS.read_text(encoding="utf-8"))
    fit = {name: [row for row in rows if row.document in set(parts[name]["fit"])] for name, rows in sets.items()}
    report = {name: [row for row in sets[name] if row.document in set(parts[name]["report"])] for name in ("squad2", "tatqa")}
    plain = [row for row in (*fit["squad1"], *fit["tatqa"]) if not row.is_changed]
    weights, bias = fit_sentence(plain)
    changed = [row for row in fit["squad1"] if row.is_changed]
    features, right = confidence_data([*fit["squad2"], *fit["tatqa"], *changed], weights, bias)
    model = LogisticRegression(C=LEARNING_C, max_iter=3000).fit(features, right)
    figures = {name: measured([row for row in rows if not row.is_changed], weights, bias, model) for name, rows in report.items()}
    for name, rows in report.items():
        figures[f"{name}, with changed questions"] = measured(rows, weights, bias, model)
    return weights, bias, model, figures


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "qiantang-fit")
    parser.add_argument("--out", type=Path, default=Path("answer/weights/reader.json"))
    parser.add_argument("--limit", type=int, default=800)
    parser.add_argument("--without-trained", action="store_true", help="for ablation: words and facts alone")
    given = parser.parse_args()
    trained = None if given.without_trained else load_span_reader()
    sets = {name: list(rows_of(given.data / name, given.work, given.limit, trained)) for name in ("squad1", "squad2", "tatqa")}
    weights, bias, model, figures = fitted(sets)
    result = {
        "sentence": dict(zip(SENTENCE_FEATURES, weights.round(4).tolist(), strict=True)),
        "sentence_bias": round(bias, 4),
        "confidence": dict(zip(CONFIDENCE_FEATURES, model.coef_[0].round(4).tolist(), strict=True)),
        "confidence_bias": round(float(model.intercept_[0]), 4),
        "fitted_on": "documents to fit: of squad1, tatqa (sentence); of squad2, tatqa, and changed questions of all (confidence)",
        "measured_on_report_documents": {
            name: {key: round(value, 3) for key, value in values.items()} for name, values in figures.items()
        },
    }
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result["measured_on_report_documents"], indent=1))


if __name__ == "__main__":
    main()
