"""Fits the reader's weights on question sets and writes `answer/weights/reader.json`.

    python -m train.fit_reader --data DIR [--work DIR] [--out FILE] [--limit N] [--without-trained]

DIR holds squad1, squad2 and tatqa in the project's own formats (`corpus/` and `questions.jsonl` each); the project's own questions
about the documents that ship, and those about invented towns (`towns/`), are read too. Documents are split by name
(`span_reader/splits.json`); what the trained reader was trained on is not read here, and the "report" documents are only measured.

The sentence score is fitted to put the right sentence first; what the check of the best sentences' short answers moves is fitted
after it. The confidence is fitted in two steps: what tells answerable questions from unanswerable ones, then a line (Platt 1999)
from that to the probability that the best sentence is right, which leaves the order as it is.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score

from answer.checking.loading import support_model
from answer.confidence import CONFIDENCE_FEATURES, confidence_features
from answer.features import SENTENCE_FEATURES, Candidate, matrix
from answer.options import ReaderOptions
from answer.span_reader import load_span_reader
from answer.verifying import VERDICT_FEATURES, Judge, judged
from train.listwise import fit_listwise
from train.reader_rows import OWN, OWN_FIT, Row, own_rows, rows_of
from train.report_part import SPLITS
from train.span_reader.sets import TOWNS

ROOT = Path(__file__).resolve().parent.parent
CHECKED = ReaderOptions().verified
PUBLIC = ("squad1", "squad2", "tatqa")
LEARNING_C = 0.003  # inverse strength of the L2 penalty, of standardised features
# How often a row of a set counts. Our own questions are few, and asked as visitors ask; the towns' unanswerable ones differ more
# from their documents than a visitor's do. Chosen by the own questions kept back, the towns', and 60 about the source documents.
WORTH = {OWN: 8.0, "squad1": 0.5, "squad2": 1.0, "tatqa": 0.3, TOWNS.name: 1.0}
# The same for the confidence: our own unanswerable questions are told by likeness alone, and weighed more they made of it what
# tells everywhere. From 8 to 3: AUROC of the towns kept back .893 -> .901, of 180 questions on the source documents .905 -> .916.
CONFIDENCE_WORTH = {**WORTH, OWN: 3.0}

Sets = Mapping[str, Sequence[Row]]
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What puts the sentences of a question in order."""

    weights: Vector  # of SENTENCE_FEATURES
    bias: float
    verdict: Vector  # of VERDICT_FEATURES


def parted(sets: Sets) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """The rows to fit and those to report on, by set."""
    parts = json.loads(SPLITS.read_text(encoding="utf-8"))
    public = {name: rows for name, rows in sets.items() if name != OWN}
    fit = {name: [row for row in rows if row.document in set(parts[name]["fit"])] for name, rows in public.items()}
    report = {name: [row for row in rows if row.document in set(parts[name]["report"])] for name, rows in public.items()}
    own = sets.get(OWN, ())
    nowhere = [row for row in own if not row.document]
    fit[OWN] = [*(row for row in own if row.document in OWN_FIT), *nowhere[::2]]
    report[OWN] = [*(row for row in own if row.document and row.document not in OWN_FIT), *nowhere[1::2]]
    return fit, report


def fit_sentence(fit: Sets) -> Order:
    """Weights of the sentence score and its bias, with which a sentence that is as likely right as wrong has score 0."""
    usable = [(name, row) for name, rows in fit.items() for row in rows if row.kind == "asked" and any(row.right)]
    weights = fit_listwise([(matrix(row.candidates), np.array(row.right), WORTH[name]) for name, row in usable])
    scores = np.concatenate([matrix(row.candidates) @ weights for _, row in usable])
    right = np.concatenate([row.right for _, row in usable])
    line = LogisticRegression(C=1e6).fit(scores[:, None], right)
    return Order(weights=weights, bias=float(line.intercept_[0] / line.coef_[0][0]), verdict=np.zeros(len(VERDICT_FEATURES)))


def verified(sets: Sets, order: Order, judge: Judge) -> dict[str, list[Row]]:
    """The rows with verdicts on the short answers of their best sentences."""
    found: dict[str, list[Row]] = {name: [] for name in sets}
    for name, rows in sets.items():
        for number, row in enumerate(rows, start=1):
            if number % 50 == 0:
                print(f"\r{name}: checked {number} of {len(rows)}", end="", file=sys.stderr, flush=True)
            best = [item for item, _ in ranked(row, order)]
            by_place = {(item.hit.document, item.start): item.verdict for item in judged(row.asked, best, judge, CHECKED)}
            candidates = tuple(replace(item, verdict=by_place[item.hit.document, item.start]) for item in row.candidates)
            found[name].append(replace(row, candidates=candidates))
    print(file=sys.stderr)
    return found


def fit_verdict(fit: Sets, order: Order) -> Order:
    """The order with what verdicts move: fitted on the sentences that have one, beside their scores."""
    lists = []
    for name, rows in fit.items():
        for row in rows:
            best = [(item, right) for item, right in ranked(row, order)[:CHECKED] if any(item.verdict)]
            if row.kind == "asked" and 0 < sum(right for _, right in best) < len(best):
                features = np.array([(item.score, *item.verdict) for item, _ in best], dtype=np.float64)
                lists.append((features, np.array([right for _, right in best]), WORTH[name]))
    weights = fit_listwise(lists)
    return replace(order, verdict=weights[1:] / weights[0])


def ranked(row: Row, order: Order) -> list[tuple[Candidate, bool]]:
    """Candidates with their scores, best first, and whether each is right."""
    scores = matrix(row.candidates) @ order.weights + order.bias
    scores = scores + np.array([item.verdict for item in row.candidates], dtype=np.float64) @ order.verdict
    return [(replace(row.candidates[at], score=float(scores[at])), row.right[at]) for at in np.argsort(-scores, kind="stable")]


def confidence_data(rows: Sequence[Row], order: Order) -> tuple[Vector, NDArray[np.bool_]]:
    """(n_rows, n_features) and whether the best candidate of each row is right; an unanswerable question has none."""
    features, right = [], []
    for row in rows:
        best = ranked(row, order)
        features.append(confidence_features(row.asked, [item for item, _ in best], row.hits, row.idf, row.unknown))
        right.append(best[0][1] and row.answerable)
    return np.vstack(features), np.array(right)


def fit_confidence(fit: Sets, order: Order, *, keep: Vector | None = None) -> tuple[Vector, float]:
    """Weights and bias of the confidence's logit.

    Args:
        keep: (n_features,) 1 for features that may be used, 0 for others; all without.
    """
    # Questions whose passages were hidden are only measured: fitted on as well, they made the order of the others worse.
    pairs = [(name, row) for name, rows in fit.items() for row in rows if row.kind != "hidden"]
    rows, worth = [row for _, row in pairs], np.array([CONFIDENCE_WORTH[name] for name, _ in pairs])
    features, right = confidence_data(rows, order)
    features = features if keep is None else features * keep
    mean, spread = features.mean(axis=0), features.std(axis=0)
    spread[spread < 1e-6] = 1.0
    model = LogisticRegression(C=LEARNING_C, max_iter=3000)
    model.fit((features - mean) / spread, [row.answerable for row in rows], sample_weight=worth)
    slopes = model.coef_[0] / spread
    logits = (features - mean) @ slopes + model.intercept_[0]
    line = LogisticRegression(C=1e6).fit(logits[:, None], right, sample_weight=worth)
    scale = float(line.coef_[0][0])
    bias_of_all = scale * (float(model.intercept_[0]) - float(mean @ slopes)) + float(line.intercept_[0])
    return scale * slopes, bias_of_all


def measured(rows: Sequence[Row], order: Order, confidence: tuple[Vector, float]) -> dict[str, float]:
    """Figures on rows that nothing was fitted on."""
    best = [ranked(row, order) for row in rows if row.answerable]
    features, right = confidence_data(rows, order)
    probability = 1 / (1 + np.exp(-(features @ confidence[0] + confidence[1])))
    is_answerable = np.array([row.answerable for row in rows])
    figures = {
        "n": len(rows),
        "n_answerable": int(is_answerable.sum()),
        "right_first": float(np.mean([found[0][1] for found in best])),
        "right_in_two": float(np.mean([any(ok for _, ok in found[:2]) for found in best])),
        "brier": float(brier_score_loss(right, probability)),
    }
    if is_answerable.all():
        return figures
    figures["auroc_answerable"] = float(roc_auc_score(is_answerable, probability))
    for share in (0.05, 0.1):
        threshold = float(np.quantile(probability[is_answerable], share))
        figures[f"threshold_that_declines_{share}_of_answerable"] = threshold
        figures[f"unanswerable_declined_by_it_{share}"] = float(np.mean(probability[~is_answerable] < threshold))
    return figures


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "qiantang-fit")
    parser.add_argument("--out", type=Path, default=ROOT / "answer" / "weights" / "reader.json")
    parser.add_argument("--limit", type=int, default=500)
    parser.add_argument("--without-trained", action="store_true", help="for ablation: words and facts alone")
    given = parser.parse_args()
    trained = None if given.without_trained else load_span_reader()
    sets = {OWN: list(own_rows(ROOT / "eval" / "questions", ROOT / "corpus", given.work, trained))}
    sets |= {name: list(rows_of(given.data / name, given.work, given.limit, trained)) for name in PUBLIC}
    sets[TOWNS.name] = list(rows_of(TOWNS, given.work, given.limit, trained))
    fit, report = parted(sets)
    order = fit_sentence(fit)
    judge = None if given.without_trained else support_model()
    if judge is not None:
        fit, report = verified(fit, order, judge), verified(report, order, judge)
        order = fit_verdict(fit, order)
    confidence = fit_confidence(fit, order)
    figures = {
        f"{name}, {what}": measured([row for row in rows if row.kind in kinds], order, confidence)
        for name, rows in report.items()
        if rows
        for what, kinds in (("as asked", ("asked",)), ("with changed and hidden", ("asked", "changed", "hidden")))
    }
    result = {
        "sentence": dict(zip(SENTENCE_FEATURES, order.weights.round(4).tolist(), strict=True)),
        "sentence_bias": round(order.bias, 4),
        "verdict": dict(zip(VERDICT_FEATURES, order.verdict.round(4).tolist(), strict=True)),
        "confidence": dict(zip(CONFIDENCE_FEATURES, confidence[0].round(4).tolist(), strict=True)),
        "confidence_bias": round(confidence[1], 4),
        "fitted_on": {name: len(rows) for name, rows in fit.items()},
        "measured_on_report_documents": {
            name: {key: round(value, 3) for key, value in values.items()} for name, values in figures.items()
        },
    }
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result["measured_on_report_documents"], indent=1))


if __name__ == "__main__":
    main()
