"""Fits the reader's weights on question sets and writes `answer/weights/reader.json`.

    python -m train.fit_reader --data DIR [--work DIR] [--out FILE] [--limit N] [--without-trained]

DIR holds squad1, squad2 and tatqa in the project's own formats (`corpus/` and `questions.jsonl` each); the project's own questions
about the documents that ship, and those about invented towns (`towns/`), are read too. Documents are split by name
(`span_reader/splits.json`); what the trained reader was trained on is not read here, and the "report" documents are only measured.

The sentence score is fitted to put the right sentence first. The confidence is fitted in two steps: what tells answerable questions
from unanswerable ones, then a line (Platt 1999) from that to the probability that the best sentence is right, which leaves the
order as it is.
"""

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score

from answer.confidence import CONFIDENCE_FEATURES, confidence_features
from answer.features import SENTENCE_FEATURES, Candidate, matrix
from answer.span_reader import load_span_reader
from train.listwise import fit_listwise
from train.reader_rows import OWN, OWN_FIT, Row, own_rows, rows_of
from train.report_part import SPLITS
from train.span_reader.sets import TOWNS

ROOT = Path(__file__).resolve().parent.parent
PUBLIC = ("squad1", "squad2", "tatqa")
LEARNING_C = 0.01  # inverse strength of the L2 penalty, of standardised features
# A question of our own counts twice: they are few, and asked as visitors ask, which questions on Wikipedia are not.
OWN_WEIGHT = 2.0
ASKED_BY_VISITORS = (OWN, TOWNS.name)

Sets = Mapping[str, Sequence[Row]]
Vector = NDArray[np.float64]


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


def weight_of(name: str) -> float:
    """How often a row of the set counts."""
    return OWN_WEIGHT if name in ASKED_BY_VISITORS else 1.0


def fit_sentence(fit: Sets) -> tuple[Vector, float]:
    """Weights of the sentence score and its bias, with which a sentence that is as likely right as wrong has score 0."""
    usable = [(name, row) for name, rows in fit.items() for row in rows if row.kind == "asked" and any(row.right)]
    weights = fit_listwise([(matrix(row.candidates), np.array(row.right), weight_of(name)) for name, row in usable])
    scores = np.concatenate([matrix(row.candidates) @ weights for _, row in usable])
    right = np.concatenate([row.right for _, row in usable])
    line = LogisticRegression(C=1e6).fit(scores[:, None], right)
    return weights, float(line.intercept_[0] / line.coef_[0][0])


def ranked(row: Row, weights: Vector, bias: float) -> list[tuple[Candidate, bool]]:
    """Candidates with their scores, best first, and whether each is right."""
    scores = matrix(row.candidates) @ weights + bias
    order = np.argsort(-scores, kind="stable")
    return [(replace(row.candidates[at], score=float(scores[at])), row.right[at]) for at in order]


def confidence_data(rows: Sequence[Row], weights: Vector, bias: float) -> tuple[Vector, NDArray[np.bool_]]:
    """(n_rows, n_features) and whether the best candidate of each row is right; an unanswerable question has none."""
    features, right = [], []
    for row in rows:
        best = ranked(row, weights, bias)
        features.append(confidence_features(row.asked, [item for item, _ in best], row.hits, row.idf, row.unknown))
        right.append(best[0][1] and row.answerable)
    return np.vstack(features), np.array(right)


def fit_confidence(fit: Sets, weights: Vector, bias: float, *, keep: Vector | None = None) -> tuple[Vector, float]:
    """Weights and bias of the confidence's logit.

    Args:
        keep: (n_features,) 1 for features that may be used, 0 for others; all without.
    """
    # Questions whose passages were hidden are only measured: fitted on as well, they made the order of the others worse.
    pairs = [(name, row) for name, rows in fit.items() for row in rows if row.kind != "hidden"]
    rows, worth = [row for _, row in pairs], np.array([weight_of(name) for name, _ in pairs])
    features, right = confidence_data(rows, weights, bias)
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


def measured(rows: Sequence[Row], weights: Vector, bias: float, confidence: tuple[Vector, float]) -> dict[str, float]:
    """Figures on rows that nothing was fitted on."""
    best = [ranked(row, weights, bias) for row in rows if row.answerable]
    features, right = confidence_data(rows, weights, bias)
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
    weights, bias = fit_sentence(fit)
    confidence = fit_confidence(fit, weights, bias)
    figures = {
        f"{name}, {what}": measured([row for row in rows if row.kind in kinds], weights, bias, confidence)
        for name, rows in report.items()
        if rows
        for what, kinds in (("as asked", ("asked",)), ("with changed and hidden", ("asked", "changed", "hidden")))
    }
    result = {
        "sentence": dict(zip(SENTENCE_FEATURES, weights.round(4).tolist(), strict=True)),
        "sentence_bias": round(bias, 4),
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
