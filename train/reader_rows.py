"""Questions with the sentences found for them and which of those are right: what the reader is fitted on and measured with.

Beside the questions as they are there are two ways to make unanswerable ones of answerable ones: another year, name or thing
counted (`perturb.py`), and the passages that hold the answer hidden from the search, as if the library did not have them.
"""

import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from answer.comparing.wanted import wanted_of
from answer.features import Candidate, candidates_of
from answer.options import ReaderOptions
from answer.question import Asked, parse_question
from answer.reader import span_readings
from answer.span_reader import SpanReader
from index.embedding import SentenceEmbedding
from index.library import ingest
from index.options import FusionOptions, IndexOptions
from index.search import Hit, Index
from ingest.document import SourceDocument
from ingest.facts.annotate import annotate
from train.perturb import perturbed
from train.report_part import SPLITS, document_of

SEED = 20
CHANGED_SHARE = 0.4  # of the answerable questions, made unanswerable by another year or name, beside the set's own
HIDDEN_SHARE = 0.4  # of them, made unanswerable by hiding the passages that answer
SEARCHED = 20  # chunks found where some are to be hidden; ten of the rest are read
OWN = "own"  # the project's own questions, about the documents that ship
OWN_FILES = ("facts", "first", "overview", "unanswerable")
OWN_FIT = frozenset({"city-profile-2021.md", "investment-2018.md"})  # the other three documents are only reported on

FUSION = FusionOptions()

Kind = Literal["asked", "changed", "hidden"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question with its candidates and which of them are right."""

    document: str  # of the gold evidence, or the one that tempts; "" for none
    answerable: bool
    kind: Kind
    asked: Asked
    hits: tuple[Hit, ...]
    candidates: tuple[Candidate, ...]
    idf: Mapping[str, float]  # of the question's words
    unknown: frozenset[str]  # stems of the question's words that no document has
    right: tuple[bool, ...]  # the candidate lies in the gold evidence and holds an accepted answer


def rows_of(data: Path, work: Path, limit: int, trained: SpanReader | None, *, fusion: FusionOptions = FUSION) -> Iterator[Row]:
    """Rows of one public set's documents to fit and to report on, at most `limit` of each, drawn with a fixed seed."""
    lines = _lines(data / "questions.jsonl")
    random.Random(SEED).shuffle(lines)
    parts = json.loads(SPLITS.read_text(encoding="utf-8"))[data.name]
    lines = [line for part in ("fit", "report") for line in [x for x in lines if document_of(x) in set(parts[part])][:limit]]
    yield from _read(data.name, lines, data / "corpus", work / data.name, trained, fusion)


def own_rows(
    questions: Path, corpus: Path, work: Path, trained: SpanReader | None, *, fusion: FusionOptions = FUSION
) -> Iterator[Row]:
    """Rows of the questions that ship, about all documents that ship."""
    lines = [line for name in OWN_FILES for line in _lines(questions / f"{name}.jsonl")]
    yield from _read(OWN, lines, corpus, work / OWN, trained, fusion)


def _read(
    name: str, lines: list[dict[str, Any]], corpus: Path, storage: Path, trained: SpanReader | None, fusion: FusionOptions
) -> Iterator[Row]:
    options = IndexOptions(storage=storage, fusion=fusion)
    embedding = SentenceEmbedding(options.embedding)
    ingest([corpus], options, embedding, rebuild=not storage.exists(), prune=True)
    index = Index(options, embedding)
    rng = random.Random(SEED)
    work: list[tuple[Kind, dict[str, Any]]] = [("asked", line) for line in lines]
    work += [("changed", line) for line in changed(lines, index)]
    work += [("hidden", line) for line in lines if line.get("answerable", True) and rng.random() < HIDDEN_SHARE]
    for number, (kind, line) in enumerate(work, start=1):
        if number % 50 == 0:
            print(f"\r{name}: {number} of {len(work)}", end="", file=sys.stderr, flush=True)
        row = _row(kind, line, index, trained)
        if row is not None:
            yield row
    print(file=sys.stderr)


def _row(kind: Kind, line: Mapping[str, Any], index: Index, trained: SpanReader | None) -> Row | None:
    """The question's row; None if nothing was found for it."""
    question = line["question"]
    gold = list(_spans(line, index.documents))
    accepted = _accepted(line)
    hits = index.search(question, count=SEARCHED if kind == "hidden" else 10).hits
    if kind == "hidden":
        hits = tuple(hit for hit in hits if not _answers(hit, gold, accepted))[:10]
    asked, idf, options = parse_question(question, index.lexicon), index.idf(question), ReaderOptions()
    readings = span_readings(asked, hits[: options.trained_chunks], trained) if trained is not None else ()
    found = candidates_of(asked, hits[: options.read_chunks], index.documents, index.lexicon, idf, readings)
    if not found:
        return None
    return Row(
        document=document_of(line),
        answerable=kind == "asked" and line.get("answerable", True),
        kind=kind,
        asked=asked,
        hits=hits,
        candidates=tuple(found),
        idf=idf,
        unknown=index.unknown(question),
        right=tuple(_is_right(item, gold, accepted) for item in found),
    )


def changed(lines: Sequence[Mapping[str, Any]], index: Index) -> Iterator[dict[str, Any]]:
    """Answerable questions made unanswerable by another year or name, each of the same document."""
    rng = random.Random(SEED)
    answerable = [line for line in lines if line.get("answerable", True) and line.get("evidence")]
    names = [name for line in answerable for name in annotate(line["question"], lexicon=index.lexicon).names]
    wanted = [wanted_of(line["question"]) for line in answerable]
    counted = [item.text for item in wanted if item is not None and item.kind == "count"]
    for line in answerable:
        question = perturbed(line["question"], names, counted, rng, index.lexicon) if rng.random() < CHANGED_SHARE else None
        if question is not None:
            yield {"question": question, "answerable": False, "near": line["evidence"][0]["document"]}


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _accepted(line: Mapping[str, Any]) -> list[str]:
    """What an answer must hold one of; empty where lying in the evidence is enough."""
    groups = line.get("answers_all") or [line.get("answers") or []]
    return [answer.casefold() for group in groups for answer in group]


def _spans(line: Mapping[str, Any], documents: Mapping[str, SourceDocument]) -> Iterator[tuple[str, int, int]]:
    for item in line.get("evidence") or []:
        for place in (item, *item.get("also", ())):
            doc = documents.get(place["document"])
            start = doc.text.find(place["quote"]) if doc else -1
            if start >= 0:
                yield place["document"], start, start + len(place["quote"])


def _answers(hit: Hit, gold: Sequence[tuple[str, int, int]], accepted: Sequence[str]) -> bool:
    in_gold = any(hit.document == doc and start < hit.end and hit.start < end for doc, start, end in gold)
    return in_gold or any(answer in hit.text.casefold() for answer in accepted)


def _is_right(item: Candidate, gold: Sequence[tuple[str, int, int]], accepted: Sequence[str]) -> bool:
    in_gold = any(item.hit.document == doc and start < item.end and item.start < end for doc, start, end in gold)
    return in_gold and (not accepted or any(answer in item.text.casefold() for answer in accepted))
