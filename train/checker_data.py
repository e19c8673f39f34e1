"""Claims beside their evidence, as numbers, for fitting the check: of the public sets, of made pairs, of files of one's own.

Nothing here is a text that ships; what is worked out is kept in a work folder, so that fitting anew takes seconds.
"""

import hashlib
import json
import pickle
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from answer.checking.decision import LABELS, Matrix
from answer.checking.evidence import Evidence, Vector, evidence_of, given_document, nearest, sentences_of
from answer.checking.pair_features import RULE_FEATURES
from answer.checking.weighing import rule_matrix
from answer.comparing.statement import Statement, statement_of
from answer.comparing.statements import compare
from index.embedding import SentenceEmbedding
from index.library import ingest
from index.options import IndexOptions
from index.search import Index
from ingest.facts.names.lexicon import EMPTY
from train.support.sets import made_groups
from train.support.splits import load_splits, rows_of
from train.support.texts import plain

SEED = 11
TEXT_SETS = ("fever_symmetric", "factcheck", "wice")  # claims that bring their own text
VECTORS = "vectors.pickle"
MADE_EACH = 400  # made pairs of each label


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One claim with its label and its sentences, the nearest first."""

    source: str
    group: str  # what goes into one fold together
    label: int  # place in LABELS
    claim: str
    rules: Matrix  # (n_sentences, len(RULE_FEATURES))


def claims_with_folder(item: str) -> tuple[Path, Path, list[dict[str, Any]]]:
    """A file of claims, the folder of its documents, and the rows, of "CLAIMS:CORPUS"."""
    claims, _, corpus = item.rpartition(":")
    return Path(claims), Path(corpus), [json.loads(line) for line in Path(claims).read_text(encoding="utf-8").splitlines()]


class Workshop:
    """Makes examples, and keeps them in a folder by what they were made from."""

    def __init__(self, data: Path, work: Path) -> None:
        self.data = data
        self.work = work
        work.mkdir(parents=True, exist_ok=True)
        self.embedding = SentenceEmbedding(IndexOptions(storage=work).embedding)
        self._vectors: dict[str, Vector] = {}
        if (work / VECTORS).exists():
            self._vectors = pickle.loads((work / VECTORS).read_bytes())  # written below, by this program

    def public(self, name: str, part: str, limit: int | None = None) -> list[Example]:
        """The claims of a part of a public set, at most `limit`, drawn with a fixed seed."""
        wanted = set(load_splits()[name][part])
        rows = [row for row in rows_of(self.data, name) if row["id"] in wanted]
        random.Random(SEED).shuffle(rows)
        rows = rows[:limit]
        if name in TEXT_SETS:
            return self._kept(f"{name}-{part}", rows, lambda: self._of_texts(name, rows))
        return self.over(self.data / name / "corpus", rows, name=f"{name}-{part}", source=name)

    def over(self, corpus: Path, rows: Sequence[dict[str, Any]], *, name: str, source: str) -> list[Example]:
        """Claims that are checked against the documents of a folder."""
        return self._kept(name, rows, lambda: list(self._of_corpus(corpus, rows, source)))

    def made(self, part: str, each: int = MADE_EACH) -> list[Example]:
        """Pairs made from questions and sentences, each beside its one text."""
        rng = random.Random(SEED)
        pairs = [
            (f"{group.source}-{number}", pair)
            for number, group in enumerate(made_groups(self.data, part))
            for held in group.pairs.values()
            for pair in held
        ]
        rng.shuffle(pairs)
        chosen = [found for label in LABELS for found in [item for item in pairs if item[1].label == label][:each]]
        rows = [{"id": group, "claim": pair.claim, "evidence_text": pair.evidence, "label": pair.label} for group, pair in chosen]
        return self._kept(f"made-{part}-{each}", rows, lambda: self._of_texts("made", rows))

    def encode(self, texts: Sequence[str]) -> Vector:
        """(n_texts, dim) float32; what was encoded before is not encoded anew."""
        new = sorted({text for text in texts if text not in self._vectors}, key=len)
        if new:
            self._vectors.update(zip(new, self.embedding.encode(new), strict=True))
            (self.work / VECTORS).write_bytes(pickle.dumps(self._vectors))
        return np.array([self._vectors[text] for text in texts], dtype=np.float32)

    def _kept(self, name: str, rows: Sequence[Mapping[str, Any]], make: Any) -> list[Example]:
        key = hashlib.sha256(repr((RULE_FEATURES, _code(), [dict(row) for row in rows])).encode()).hexdigest()[:16]
        path = self.work / f"{name}-{key}.pickle"
        if not path.exists():
            print(f"{name}: {len(rows)} rows", file=sys.stderr, flush=True)
            path.write_bytes(pickle.dumps([item for item in make() if len(item.rules)]))
        found: list[Example] = pickle.loads(path.read_bytes())  # written above, by this program
        return found

    def _of_texts(self, source: str, rows: Sequence[Mapping[str, Any]]) -> list[Example]:
        claims = [statement_of(plain(row["claim"])) for row in rows]
        held = [sentences_of(given_document(plain(row["evidence_text"])), EMPTY) for row in rows]
        self.encode([*(claim.text for claim in claims), *(item.text for sentences in held for item in sentences)])
        found = []
        for row, claim, sentences in zip(rows, claims, held, strict=True):
            vectors = self.encode([claim.text, *(item.text for item in sentences)])
            found.append(_example(source, row, claim, nearest(claim, vectors[0], sentences, vectors[1:]), None))
        return found

    def _of_corpus(self, corpus: Path, rows: Sequence[dict[str, Any]], source: str) -> Iterator[Example]:
        options = IndexOptions(storage=self.work / f"index-{corpus.parent.name}-{corpus.name}")
        ingest([corpus], options, self.embedding, prune=True, rebuild=not options.storage.exists())
        index = Index(options, self.embedding)
        vectors = self.encode([row["claim"] for row in rows])
        for at, row in enumerate(rows):
            claimed = statement_of(row["claim"], lexicon=index.lexicon)
            evidence, _ = evidence_of([(claimed, vectors[at])], index)
            yield _example(source, row, claimed, evidence, index.idf(row["claim"]))
        index.close()


def _example(
    source: str, row: Mapping[str, Any], claimed: Statement, evidence: Sequence[Evidence], weights: Mapping[str, float] | None
) -> Example:
    compared = [compare(claimed, item.statement, weights=weights) for item in evidence]
    documents = row.get("documents") or [piece["document"] for piece in row.get("evidence") or []]
    return Example(
        source=source,
        group=str(documents[0]) if documents else claimed.text,
        label=LABELS.index(row["label"]),
        claim=claimed.text,
        rules=rule_matrix(claimed, evidence, compared, weights),
    )


def _code() -> str:
    """A hash of the program that makes the numbers: a change there makes them anew."""
    folder = Path(__file__).resolve().parents[1]
    paths = [*sorted((folder / "answer" / "comparing").glob("*.py")), *sorted((folder / "ingest" / "facts").rglob("*.py"))]
    paths += [folder / "answer" / "checking" / f"{name}.py" for name in ("evidence", "pair_features", "slots", "weighing")]
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
