"""Fits in which order the sentences near a claim are likeliest to decide it, and writes `answer/weights/ranking.json`.

    python -m train.fit_ranking [--own CLAIMS:CORPUS …] [--work DIR] [--out FILE]

Fitted on claims of `train/triples` about towns, whose sentences are known, searched for as `qiantang check` does. Measured: how
often the right sentence is first, among the first two and among the first six, on claims about other towns, and on one's own, in
the order by nearness and in that which was fitted.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from answer.checking.claims import claims_of
from answer.checking.decision import Matrix
from answer.checking.evidence import Evidence, evidence_of
from answer.checking.ranking import RANKING_FEATURES, ranking_features
from answer.checking.weighing import rule_matrix
from answer.comparing.statement import statement_of
from answer.comparing.statements import compare
from index.embedding import SentenceEmbedding
from index.library import ingest
from index.options import IndexOptions
from index.search import Index
from train.checker_data import claims_with_folder
from train.listwise import fit_listwise
from train.span_reader.sets import TOWNS
from train.span_reader.splits import TOWN_FOLDERS
from train.support.triples import Passages, triple_rows

SEED = 6
FITTED_ON = 2600  # claims, drawn
MEASURED_ON = 600
FIRST = (1, 2, 6)
DECIDED = ("supported", "contradicted")

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A claim and the sentences that decide it."""

    claim: str
    told: tuple[str, ...]  # white space made plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """The sentences near a claim, the nearest first."""

    features: Matrix  # (n_sentences, len(RANKING_FEATURES))
    right: Flags  # (n_sentences,)


def near_sentences(source: str, known: Sequence[Known], corpus: Path, work: Path) -> Iterator[Near]:
    """What is found for each claim of one statement."""
    options = IndexOptions(storage=work)
    embedding = SentenceEmbedding(options.embedding)
    ingest([corpus], options, embedding, prune=True, rebuild=not work.exists())
    index = Index(options, embedding)
    for number, item in enumerate(known, start=1):
        if number % 25 == 0:
            print(f"\r{source}: {number} of {len(known)}", end="", file=sys.stderr, flush=True)
        parts = [part for claim in claims_of(item.claim, lexicon=index.lexicon) for part in claim.parts]
        if len(parts) != 1:
            continue
        claimed = statement_of(parts[0].text, lexicon=index.lexicon)
        vectors = index.encode([claimed.text])
        found, _ = evidence_of([(claimed, None if vectors is None else vectors[0])], index)
        if found:
            weights = index.idf(claimed.text)
            compared = [compare(claimed, one.statement, weights=weights) for one in found]
            features = ranking_features(rule_matrix(claimed, found, compared, weights), found)
            yield Near(features=features, right=np.array([_is_told(one, item.told) for one in found]))
    print(file=sys.stderr)


def _is_told(found: Evidence, told: Sequence[str]) -> bool:
    text = " ".join(found.text.split())
    return any(one in text or text in one for one in told)


def known_of_triples() -> list[Known]:
    """Claims to fit on."""
    passages = Passages(Path())
    rows = [row for row in triple_rows() if row["set"] == TOWNS.name and row["label"] in DECIDED]
    drawn = random.Random(SEED).sample(rows, FITTED_ON)
    found = ((row["claim"], passages.of(row), row["sentences"]) for row in drawn)
    return [Known(claim=claim, told=tuple(text.sentences[at] for at in places)) for claim, text, places in found if text]


def known_of(path: Path, folders: str = "") -> list[Known]:
    """The decided claims of a file, with what they quote.

    Args:
        folders: only rows whose ids begin with one of these letters; all without.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["label"] in DECIDED and row.get("evidence") and (not folders or row["id"][0] in folders)]
    random.Random(SEED).shuffle(rows)
    return [
        Known(claim=row["claim"], told=tuple(" ".join(item["quote"].split()) for item in row["evidence"]))
        for row in rows[:MEASURED_ON]
    ]


def shares(found: Sequence[Near], weights: Matrix | None) -> dict[str, float]:
    """How often the right sentence is among the first; by nearness without weights."""
    places = []
    for item in found:
        order = range(len(item.right)) if weights is None else np.argsort(-(item.features @ weights), kind="stable")
        places.append(next((place for place, at in enumerate(order) if item.right[at]), len(item.right)))
    return {f"among the first {count}": round(float(np.mean(np.array(places) < count)), 3) for count in FIRST}


def main() -> None:
    """Search, fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--own", nargs="*", default=[], metavar="CLAIMS:CORPUS", help="claims of one's own to measure on")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "qiantang-fit-ranking")
    parser.add_argument("--out", type=Path, default=Path("answer/weights/ranking.json"))
    given = parser.parse_args()
    towns = TOWNS / "corpus"
    fitted_on = list(near_sentences("to fit", known_of_triples(), towns, given.work / "towns"))
    weights = fit_listwise([(item.features, item.right, 1.0) for item in fitted_on if item.right.any()])
    sets = {"towns": (known_of(TOWNS / "claims.jsonl", TOWN_FOLDERS["fit"]), towns)}
    for item in given.own:
        claims, folder, _ = claims_with_folder(item)
        sets[claims.stem] = (known_of(claims), folder)
    figures = {}
    for name, (known, corpus) in sets.items():
        found = list(near_sentences(name, known, corpus, given.work / corpus.parent.name / corpus.name))
        figures[name] = {"claims": len(found), "by nearness": shares(found, None), "as fitted": shares(found, weights)}
        print(name, json.dumps(figures[name]), file=sys.stderr)
    numbers = {name: round(float(value), 4) for name, value in zip(RANKING_FEATURES, weights, strict=True)}
    result = {"weights": numbers, "fitted_on": len(fitted_on), "measured": figures}
    given.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
