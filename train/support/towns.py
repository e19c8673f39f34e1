"""The claims of `train/towns` → pairs: each beside the sentences that decide it, and beside near ones that do not.

They are what the made pairs are not: claims in quite other words, written by hand beside the document, in three labels.
"""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from answer.checking.shown import headed
from index.embedding import SentenceEmbedding
from index.options import EmbeddingOptions
from ingest.document import SourceDocument
from ingest.facts.times.anchors import anchor_of
from ingest.load import load_paths
from train.span_reader.sets import TOWNS
from train.span_reader.splits import TOWN_FOLDERS
from train.support.examples import Pair
from train.support.texts import dated_sentences

PARTS = {"train": TOWN_FOLDERS["train"], "dev": TOWN_FOLDERS["fit"], "report": TOWN_FOLDERS["report"]}
NEAR = 2  # sentences beside which a claim that no document decides is shown
MOST_GOLD = 3  # sentences of one piece of evidence
LOOKED_AT = 12  # nearest sentences among which a wrong one of the same document is looked for
SEED = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a document."""

    document: str
    title: str
    start: int  # code points into the document's text
    end: int
    text: str


def town_rows(part: str) -> list[dict[str, Any]]:
    """The claims of a part."""
    lines = (TOWNS / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [row for row in rows if row["id"][0] in PARTS[part]]


def town_pairs(part: str) -> list[Pair]:
    """The pairs of a part, those of a claim together."""
    chance = random.Random(SEED)
    embedding = SentenceEmbedding(EmbeddingOptions())
    return [pair for folder in PARTS[part] for pair in _of_folder(folder, town_rows(part), embedding, chance)]


def _of_folder(folder: str, rows: Sequence[dict[str, Any]], embedding: SentenceEmbedding, chance: random.Random) -> Iterator[Pair]:
    docs = {doc.id: doc for doc in load_paths([TOWNS / "corpus"]).docs if doc.id.startswith(f"{folder}/")}
    sentences = [sentence for doc in docs.values() for sentence in _sentences(doc)]
    own = [row for row in rows if row["id"][0] == folder]
    near = np.argsort(-(embedding.encode([row["claim"] for row in own]) @ embedding.encode([one.text for one in sentences]).T))
    for row, order in zip(own, near, strict=True):
        if row["label"] == "not_found":
            yield from _not_found(row["claim"], sentences, order)
        else:
            texts = {key: doc.text for key, doc in docs.items()}
            yield from _decided(row, texts, sentences, order, chance)


def _sentences(doc: SourceDocument) -> Iterator[Sentence]:
    title = headed(doc.about.title, anchor_of(doc.about))
    for one in dated_sentences(doc):
        yield Sentence(document=doc.id, title=title, start=one.start, end=one.end, text=one.dated)


def _not_found(claim: str, sentences: Sequence[Sentence], order: NDArray[np.int64]) -> Iterator[Pair]:
    for at in order[:NEAR]:
        yield Pair(claim=claim, evidence=_shown([sentences[at]]), label="not_found")
    first = int(order[0])
    if first + 1 < len(sentences) and sentences[first + 1].document == sentences[first].document:
        yield Pair(claim=claim, evidence=_shown(sentences[first : first + 2]), label="not_found")


def _decided(
    row: dict[str, Any],
    texts: Mapping[str, str],
    sentences: Sequence[Sentence],
    order: NDArray[np.int64],
    chance: random.Random,
) -> Iterator[Pair]:
    gold = sorted({at for item in row["evidence"] for at in _covered(item, texts, sentences)})
    if not gold or len({sentences[at].document for at in gold}) > 1:
        return  # what two documents decide together, one sentence does not
    yield Pair(claim=row["claim"], evidence=_shown([sentences[at] for at in gold[:MOST_GOLD]]), label=row["label"])
    document = sentences[gold[0]].document
    beside = [at for at in (gold[0] - 1, gold[0] + 1) if 0 <= at < len(sentences) and sentences[at].document == document]
    if len(gold) == 1 and beside:
        both = sorted([gold[0], chance.choice(beside)])
        yield Pair(claim=row["claim"], evidence=_shown([sentences[at] for at in both]), label=row["label"])
    same = [at for at in order[:LOOKED_AT] if at not in gold and sentences[at].document == document]
    other = [at for at in order[: LOOKED_AT // 2] if sentences[at].document != document]
    for at in (*same[:1], *other[:1]):
        yield Pair(claim=row["claim"], evidence=_shown([sentences[at]]), label="not_found")


def _covered(item: Mapping[str, str], texts: Mapping[str, str], sentences: Sequence[Sentence]) -> Iterator[int]:
    """Places of the sentences in which a quote stands."""
    start = texts[item["document"]].find(item["quote"])
    end = start + len(item["quote"])
    for at, one in enumerate(sentences):
        if one.document == item["document"] and one.start < end and start < one.end:
            yield at


def _shown(sentences: Sequence[Sentence]) -> str:
    """As the check shows them to the model: behind the document's title."""
    return f"{sentences[0].title}. {' '.join(one.text for one in sentences)}"
