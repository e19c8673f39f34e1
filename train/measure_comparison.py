"""Measures the comparison of facts on public claims and questions; fits nothing.

    python -m train.measure_comparison --data DIR [--half dev|report] [--errors N] [--questions N] [--work DIR]

DIR holds fever_symmetric, feverous and squad2 in the project's own formats. Claims: how often "differs" is found where the label is
contradicted, and how often, wrongly, where it is supported. Questions: AUROC of answerable from the nearest sentence's cosine, from
coverage, and from both (a logistic regression, fitted on the documents that `reader_splits.json` fits on). The rules were written
with the even rows of the claims in view ("dev"); the odd ones ("report") were only measured.
"""

import argparse
import functools
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from answer.comparing.context import statements_of
from answer.comparing.relation import AGREES
from answer.comparing.statement import statement_of
from answer.comparing.statements import Compared, compare
from answer.coverage_features import COVERAGE_FEATURES, coverage_features
from eval.intervals import wilson
from index.embedding import SentenceEmbedding
from index.library import ingest
from index.options import IndexOptions
from index.search import Index
from ingest.sentences import sentence_spans
from ingest.words import stems

SEED = 3
SPLITS = Path(__file__).resolve().parent / "reader_splits.json"
NEAREST = 5  # sentences of a claim's documents that it is compared with


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One claim and what the comparison says of it."""

    row: str
    label: str
    relation: str  # "differs", "agrees" or "open"
    kind: str  # of the first difference; "" without one
    told: str  # claim, sentence and difference, to be read


def rows_of(path: Path, half: str) -> Iterator[dict[str, Any]]:
    """The even rows of a file for "dev", the odd ones for "report"."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if number % 2 == (0 if half == "dev" else 1):
            yield json.loads(line)


def symmetric(data: Path, half: str) -> Iterator[Judged]:
    """Claims of fever_symmetric beside their one sentence."""
    for row in rows_of(data / "fever_symmetric" / "claims.jsonl", half):
        got = compare(statement_of(plain(row["claim"])), statement_of(plain(row["evidence_text"])))
        yield judged(row, [(got, row["evidence_text"])])


def plain(text: str) -> str:
    """The text without the marks of the parser that it went through."""
    for mark, sign in (("-LRB-", "("), ("-RRB-", ")"), ("``", '"'), ("''", '"')):
        text = text.replace(mark, sign)
    return text


def feverous(data: Path, half: str) -> Iterator[Judged]:
    """Claims of feverous that have their documents, each beside the sentences that share the most words with it."""

    @functools.cache
    def sentences(name: str) -> tuple[str, list[str]]:
        text = (data / "feverous" / "corpus" / name).read_text(encoding="utf-8")
        found = [part[a:b] for part in text.split("\n\n") for a, b in sentence_spans(part, 0, len(part))]
        return name.rsplit("-", 1)[0].replace("-", " "), found

    for row in rows_of(data / "feverous" / "claims.jsonl", half):
        if not row.get("documents"):
            continue
        wanted = set(stems(row["claim"]))
        near = sorted(
            ((len(wanted & set(stems(text))), title, text) for title, texts in map(sentences, row["documents"]) for text in texts),
            reverse=True,
        )[:NEAREST]
        claim = statement_of(row["claim"])
        yield judged(row, [(compare(claim, statement_of(text, context=title)), text) for _, title, text in near])


def judged(row: dict[str, Any], compared: Sequence[tuple[Compared, str]]) -> Judged:
    """What several sentences say of a claim: a fact that one bears out is not contradicted by another."""
    borne_out = {item.claimed_span for got, _ in compared for item in got.comparisons if item.relation in AGREES}
    for got, text in compared:
        differences = [item for item in got.differences if item.claimed_span not in borne_out]
        if differences:
            told = f"{row['claim']} | {text} | {[(item.kind, item.claimed, item.found) for item in differences]}"
            return Judged(row=row["id"], label=row["label"], relation="differs", kind=differences[0].kind, told=told)
    agrees = any(got.relation in AGREES for got, _ in compared)
    return Judged(row=row["id"], label=row["label"], relation="agrees" if agrees else "open", kind="", told="")


def report_claims(name: str, found: Sequence[Judged], errors: int) -> None:
    """Prints rates with 95% Wilson intervals, and the first wrong ones."""
    for label in ("contradicted", "supported"):
        of_label = [item for item in found if item.label == label]
        count = sum(item.relation == "differs" for item in of_label)
        low, high = wilson(count, len(of_label))
        agrees = sum(item.relation == "agrees" for item in of_label)
        kinds = dict(Counter(item.kind for item in of_label if item.kind).most_common())
        print(
            f"{name:16} {label:13} n {len(of_label):4}  differs {count / len(of_label):.3f} ({low:.3f}-{high:.3f})"
            f"  agrees {agrees / len(of_label):.3f}  {kinds}"
        )
    for item in [item for item in found if item.label == "supported" and item.relation == "differs"][:errors]:
        print(f"  wrong: {item.told}")


def report_questions(data: Path, work: Path, count: int) -> None:
    """Prints the AUROC of answerable on squad2, by what it is told from."""
    options = IndexOptions(storage=work / "squad2")
    embedding = SentenceEmbedding(options.embedding)
    ingest([data / "squad2" / "corpus"], options, embedding, prune=True)
    index = Index(options, embedding)
    rows = [json.loads(line) for line in (data / "squad2" / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    random.Random(SEED).shuffle(rows)
    features, answerable, documents = [], [], []
    for number, row in enumerate(rows[:count], start=1):
        if number % 100 == 0:
            print(f"\rsquad2: {number} of {min(count, len(rows))}", end="", file=sys.stderr, flush=True)
        features.append(_question_features(index, row["question"]))
        answerable.append(bool(row.get("answerable", True)))
        documents.append(row.get("near") or row["evidence"][0]["document"])
    print(file=sys.stderr)
    fitted_on = set(json.loads(SPLITS.read_text(encoding="utf-8"))["squad2"]["fit"])
    is_fit = np.array([doc in fitted_on for doc in documents])
    x, y = np.array(features), np.array(answerable)
    columns = {"cosine": slice(0, 1), "coverage": slice(1, None), "both": slice(0, None)}
    for name, part in columns.items():
        model = LogisticRegression(max_iter=2000).fit(x[is_fit][:, part], y[is_fit])
        scores = model.decision_function(x[~is_fit][:, part])
        low, high = auroc_interval(y[~is_fit], scores)
        auroc = roc_auc_score(y[~is_fit], scores)
        print(f"squad2 answerable from {name:9} AUROC {auroc:.3f} ({low:.3f}-{high:.3f})  n {int(sum(~is_fit))}")
    print({name: round(float(value), 2) for name, value in zip(("cosine", *COVERAGE_FEATURES), model.coef_[0], strict=True)})


def _question_features(index: Index, question: str) -> tuple[float, ...]:
    """Cosine of the nearest sentence of the five best chunks, and how it covers the question."""
    asked = statement_of(question, lexicon=index.lexicon)
    pairs = [
        (sentence.cosine or 0.0, statement)
        for hit in index.search(question).hits[:NEAREST]
        for sentence, statement in zip(hit.sentences, statements_of(hit, index.documents, index.lexicon), strict=True)
    ]
    cosine, best = max(pairs, key=lambda pair: pair[0])
    return (cosine, *coverage_features(asked, best, index.idf(question)))


def auroc_interval(answerable: "np.ndarray[Any, Any]", scores: "np.ndarray[Any, Any]", draws: int = 500) -> tuple[float, float]:
    """95% bootstrap interval of the AUROC."""
    rng = np.random.default_rng(SEED)
    values = []
    for _ in range(draws):
        rows = rng.integers(0, len(scores), len(scores))
        if 0 < answerable[rows].sum() < len(rows):
            values.append(roc_auc_score(answerable[rows], scores[rows]))
    low, high = np.quantile(values, (0.025, 0.975))
    return float(low), float(high)


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("dev", "report"), default="report")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--questions", type=int, default=0, help="of squad2; 0 leaves them out")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "qiantang-fit")
    given = parser.parse_args()
    report_claims("fever_symmetric", list(symmetric(given.data, given.half)), given.errors)
    report_claims("feverous", list(feverous(given.data, given.half)), given.errors)
    if given.questions:
        report_questions(given.data, given.work, given.questions)


if __name__ == "__main__":
    main()
