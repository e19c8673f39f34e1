"""What each part of the reader is worth: it is fitted anew without the part, and measured on the "report" documents.

    python -m train.ablate --data DIR [--work DIR] [--limit N]

Prints a Markdown table. "Without sentence vectors" searches without them and drops the cosine of the sentence; the other parts are
columns of features that are set to zero; "without calibration" takes the best sentence's score for the confidence.
"""

import argparse
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from answer.checking.loading import support_model
from answer.confidence import CONFIDENCE_FEATURES
from answer.coverage_features import COVERAGE_FEATURES
from answer.features import SENTENCE_FEATURES
from answer.span_reader import load_span_reader
from answer.verifying import VERDICT_FEATURES, Judge
from index.options import FusionOptions
from train import fit_reader
from train.fit_reader import PUBLIC, ROOT, Sets, fit_confidence, fit_sentence, fit_verdict, parted, ranked, verified
from train.reader_rows import OWN, Row, own_rows, rows_of

READER = frozenset({"reader_sentence", "reader_span", "unread", "reader_best", "reader_agrees"})
COMPARED = frozenset(
    {*COVERAGE_FEATURES, "value_nowhere", "amount_nowhere", "value_loose", "place_broken", "strange_name", "strange_word"}
    | {"reason_missing", "has_kind"}
)
VECTORS = frozenset({"cosine"})
VERDICTS = frozenset(f"verdict_{name}" for name in VERDICT_FEATURES)
DECLINED = 0.05  # share of the answerable questions that may be declined
WITHOUT_SENTENCES = FusionOptions(bm25=0.57, dense=0.43, sentence=0.0)


def without(rows: Sequence[Row], dropped: frozenset[str]) -> list[Row]:
    """The rows with the dropped features of their sentences at zero."""
    at = [SENTENCE_FEATURES.index(name) for name in dropped if name in SENTENCE_FEATURES]
    return [
        replace(row, candidates=tuple(replace(item, features=_zeroed(item.features, at)) for item in row.candidates))
        for row in rows
    ]


def _zeroed(features: Sequence[float], at: Sequence[int]) -> tuple[float, ...]:
    return tuple(0.0 if place in at else value for place, value in enumerate(features))


def measured(
    sets: Sets, dropped: frozenset[str], judge: Judge | None, *, is_calibrated: bool = True
) -> dict[str, tuple[float, ...]]:
    """By set: right first, right in two, AUROC of answerable, unanswerable declined where 5% of the answerable are.

    Args:
        judge: checks the short answers; None leaves that out.
    """
    fit, report = parted({name: without(rows, dropped) for name, rows in sets.items()})
    order = fit_sentence(fit)
    if judge is not None:
        fit, report = verified(fit, order, judge), verified(report, order, judge)
        order = fit_verdict(fit, order)
    keep = np.array([name not in dropped for name in CONFIDENCE_FEATURES], dtype=np.float64)
    confidence, confidence_bias = fit_confidence(fit, order, keep=keep)
    found = {}
    for name, rows in report.items():
        asked = [row for row in rows if row.kind == "asked"]
        if not asked:
            continue
        best = [ranked(row, order) for row in asked if row.answerable]
        features, _ = fit_reader.confidence_data(asked, order)
        sure = (features * keep) @ confidence + confidence_bias if is_calibrated else features[:, 0]
        figures = (
            float(np.mean([items[0][1] for items in best])),
            float(np.mean([any(ok for _, ok in items[:2]) for items in best])),
        )
        found[name] = (*figures, *_declining(np.array([row.answerable for row in asked]), sure))
    return found


def _declining(is_answerable: np.ndarray, sure: np.ndarray) -> tuple[float, ...]:
    if is_answerable.all():
        return ()
    threshold = np.quantile(sure[is_answerable], DECLINED)
    return float(roc_auc_score(is_answerable, sure)), float(np.mean(sure[~is_answerable] < threshold))


def table(figures: Mapping[str, Mapping[str, tuple[float, ...]]]) -> str:
    """A Markdown table, a line for each part left out and set."""
    lines = ["| | set | right first | in two | AUROC | unanswerable declined at 5% |", "| --- | --- | ---: | ---: | ---: | ---: |"]
    for part, sets in figures.items():
        for name, values in sets.items():
            told = [f"{value:.3f}" for value in values] + [""] * (4 - len(values))
            lines.append(f"| {part} | {name} | {' | '.join(told)} |")
    return "\n".join(lines)


def main() -> None:
    """Read, fit each way, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "qiantang-ablate")
    parser.add_argument("--limit", type=int, default=200)
    given = parser.parse_args()
    trained, judge = load_span_reader(), support_model()

    def read(fusion: FusionOptions) -> Sets:
        own = list(own_rows(ROOT / "eval" / "questions", ROOT / "corpus", given.work, trained, fusion=fusion))
        public = {name: list(rows_of(given.data / name, given.work, given.limit, trained, fusion=fusion)) for name in PUBLIC}
        return {OWN: own, **public}

    sets = read(FusionOptions())
    ways: dict[str, Callable[[], dict[str, tuple[float, ...]]]] = {
        "everything": lambda: measured(sets, frozenset(), judge),
        "without the check of answers": lambda: measured(sets, VERDICTS, None),
        "without the trained reader": lambda: measured(sets, READER, None),  # without its short answers there is nothing to check
        "without comparing facts": lambda: measured(sets, COMPARED, judge),
        "without calibration": lambda: measured(sets, frozenset(), judge, is_calibrated=False),
        "without sentence vectors": lambda: measured(read(WITHOUT_SENTENCES), VECTORS, judge),
    }
    print(table({name: way() for name, way in ways.items()}))


if __name__ == "__main__":
    main()
