"""Question sets in the project's format → questions with their gold spans and what our own retriever finds for them."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.embedding import SentenceEmbedding
from index.library import ingest
from index.options import IndexOptions
from index.search import Hit, Index

NAMES = ("squad1", "squad2", "tatqa", "clapnq", "towns")
TOWNS = Path(__file__).resolve().parent.parent / "towns"  # ships; the others lie in the folder that is given
FOUND = 10  # chunks that are kept of each search


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A chunk as the reader sees it."""

    document: str
    start: int  # of the text, code points into the document's
    header: str  # title and headings
    text: str
    sentences: tuple[tuple[int, int], ...]  # relative to `text`


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One row of a set."""

    id: str
    text: str
    document: str  # of the gold evidence, or the one that tempts
    answerable: bool
    answers: tuple[str, ...]  # accepted; empty if only sentences are known
    gold: tuple[tuple[str, int, int], ...]  # document, start, end of each piece of evidence
    found: tuple[str, ...]  # ids of the chunks that retrieval found, best first
    cosines: tuple[tuple[float | None, ...], ...]  # of their sentences to the question


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """A set with its chunks."""

    name: str
    passages: dict[str, Passage]  # by chunk id
    questions: tuple[Question, ...]


def read_set(data: Path, work: Path, name: str) -> QuestionSet:
    """The set; its index and what each question found are kept in `work` and not worked out twice."""
    kept = work / f"{name}.found.json"
    if not kept.is_file():
        _prepare(TOWNS if name == TOWNS.name else data / name, work, kept)
    values = json.loads(kept.read_text(encoding="utf-8"))
    return QuestionSet(
        name=name,
        passages={key: Passage(**{**value, "sentences": _pairs(value["sentences"])}) for key, value in values["passages"].items()},
        questions=tuple(
            Question(
                **{
                    **value,
                    "answers": tuple(value["answers"]),
                    "gold": tuple((doc, start, end) for doc, start, end in value["gold"]),
                    "found": tuple(value["found"]),
                    "cosines": tuple(tuple(row) for row in value["cosines"]),
                }
            )
            for value in values["questions"]
        ),
    )


def _pairs(values: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in values)


def _prepare(data: Path, work: Path, kept: Path) -> None:
    """Indexes the corpus, asks every question, writes all to `kept`."""
    options = IndexOptions(storage=work / "index" / data.name)
    options.storage.mkdir(parents=True, exist_ok=True)
    embedding = SentenceEmbedding(options.embedding)
    ingest([data / "corpus"], options, embedding, prune=True)
    index = Index(options, embedding)
    passages = {chunk.id: passage_of(index.node(chunk)) for chunk in index.chunks()}
    rows = [json.loads(line) for line in (data / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    questions = []
    for number, row in enumerate(rows, start=1):
        if number % 50 == 0:
            print(f"\r{data.name}: {number} of {len(rows)}", end="", file=sys.stderr, flush=True)
        questions.append(_question(row, index))
    print(file=sys.stderr)
    values = {
        "passages": {key: asdict(passage) for key, passage in passages.items()},
        "questions": [asdict(question) for question in questions],
    }
    kept.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")


def passage_of(node: Any) -> Passage:
    """The passage of a LlamaIndex node that our chunker made."""
    from ingest import metadata as keys

    header = " ".join(str(node.metadata[key]) for key in keys.EMBEDDED if node.metadata.get(key))
    return Passage(
        document=str(node.metadata[keys.DOCUMENT]),
        start=int(node.start_char_idx),
        header=header,
        text=str(node.text),
        sentences=tuple(keys.decode_sentences(node.metadata[keys.SENTENCES])),
    )


def _question(row: dict[str, Any], index: Index) -> Question:
    gold = tuple(_spans(row, index))
    hits: Sequence[Hit] = index.search(row["question"], count=FOUND).hits
    return Question(
        id=row["id"],
        text=row["question"],
        document=gold[0][0] if gold else str(row.get("near") or ""),
        answerable=row.get("answerable", True),
        answers=tuple(row.get("answers") or ()),
        gold=gold,
        found=tuple(hit.node.node.node_id for hit in hits),
        cosines=tuple(tuple(sentence.cosine for sentence in hit.sentences) for hit in hits),
    )


def _spans(row: dict[str, Any], index: Index) -> Iterator[tuple[str, int, int]]:
    for item in row.get("evidence") or []:
        doc = index.documents.get(item["document"])
        start = doc.text.find(item["quote"]) if doc else -1
        if start >= 0:
            yield item["document"], start, start + len(item["quote"])
