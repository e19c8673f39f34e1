"""The claims of `train/triples` → pairs: claims that a passage supports, contradicts and leaves open, three by three.

All three are in words of their own and rest on the same sentences, so neither the claim nor the words shared tell the label.
"""

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answer.checking.passages import WORDS, sharing_most
from answer.checking.shown import headed
from ingest.facts.times.anchors import anchor_of
from ingest.load import load_paths
from ingest.words import stems
from train.span_reader.sets import TOWNS
from train.support.examples import Pair
from train.support.texts import dated_sentences, paragraphs_of, title_of

TRIPLES = Path(__file__).resolve().parent.parent / "triples" / "claims.jsonl"
PAGES = "pages"  # the set of the documents that lie beside the claims
# Sets of whole documents, which ship; the others lie in the folder that is given, and are cut into paragraphs.
SHIPPED = {TOWNS.name: TOWNS / "corpus", PAGES: TRIPLES.parent / "corpus"}
NEIGHBOUR_SHARE = 0.3  # of the evidence comes with the sentence before or behind it
# Of the evidence comes among other sentences of its text that share most words with the claim, as the check joins them.
JOINED_SHARE = 0.4
BESIDE_SHARE = 0.3  # of the decided claims are also shown beside another sentence of the same text
NEW = "NL"  # ids of the latest claims begin so
OTHERS_NTH = 3  # a pass has every one of the latest claims, and every n-th group of the others
UNTITLED_SHARE = 0.2  # of the evidence comes without the title of its document
DIGEST = 8  # hexadecimal digits
SEED = 23


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A document, or a paragraph of a question set, cut into sentences."""

    title: str  # with the document's year, as `answer/checking/shown.py` writes it
    sentences: tuple[str, ...]
    dated: tuple[str, ...] = ()  # the same with the years of "this year" written out; empty where no date is known

    def shown(self, at: int) -> str:
        """One sentence as the support model sees it."""
        return (self.dated or self.sentences)[at]


def digest_of(sentences: Sequence[str]) -> str:
    """The first digits of the SHA-256 of the sentences: by them a cut that has changed is noticed."""
    return hashlib.sha256("\n".join(sentences).encode()).hexdigest()[:DIGEST]


def triple_rows(path: Path = TRIPLES) -> list[dict[str, Any]]:
    """The claims, each with the place of the sentences that it rests on."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def triple_pairs(data: Path, number: int, path: Path = TRIPLES) -> list[Pair]:
    """The pairs of one pass; in each pass other neighbours stand beside the evidence.

    Args:
        data: folder of the question sets, as `shared` names it; rows whose set is not there are left out.

    Raises:
        ValueError: a passage is not cut as it was when its claims were written.
    """
    chance = random.Random(SEED + number)
    passages = Passages(data)
    rows = [row for at, row in enumerate(triple_rows(path)) if _is_new(row) or at // 3 % OTHERS_NTH == number % OTHERS_NTH]
    return [pair for row in rows for pair in _pairs_of(row, passages, chance)]


def _is_new(row: dict[str, Any]) -> bool:
    return bool(row["id"].startswith(NEW))


def document_passages(name: str) -> dict[str, Passage]:
    """The documents of a set of SHIPPED by id."""
    found = {}
    for doc in load_paths([SHIPPED[name]]).docs:
        cut = list(dated_sentences(doc))
        found[doc.id] = Passage(
            title=headed(doc.about.title, anchor_of(doc.about)),
            sentences=tuple(one.text for one in cut),
            dated=tuple(one.dated for one in cut),
        )
    return found


class Passages:
    """Passages by their place, read once."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._files: dict[str, list[Passage]] = {}
        self._documents: dict[str, dict[str, Passage]] = {}

    def of(self, row: dict[str, Any]) -> Passage | None:
        """The passage of a row; None if its set is not there."""
        found = self._document(row) if row["set"] in SHIPPED else self._paragraph(row)
        if found and digest_of([found.sentences[at] for at in row["sentences"] if at < len(found.sentences)]) != row["digest"]:
            place = f"{row['set']}/{row['document']}"
            raise ValueError(f"{place} is cut otherwise than when {row['id']} was written: its places are wrong")
        return found

    def _document(self, row: dict[str, Any]) -> Passage:
        if row["set"] not in self._documents:
            self._documents[row["set"]] = document_passages(row["set"])
        return self._documents[row["set"]][row["document"]]

    def _paragraph(self, row: dict[str, Any]) -> Passage | None:
        file = self._data / row["set"] / "corpus" / row["document"]
        if not file.is_file():
            return None
        if str(file) not in self._files:
            self._files[str(file)] = [Passage(title=title_of(file.name), sentences=one.sentences) for one in paragraphs_of(file)]
        return self._files[str(file)][int(row["paragraph"])]


def _pairs_of(row: dict[str, Any], passages: Passages, chance: random.Random) -> Iterator[Pair]:
    passage = passages.of(row)
    if passage is None:
        return
    places = list(row["sentences"])
    claim, label = row["claim"], row["label"]
    beside = [at for at in (places[0] - 1, places[-1] + 1) if 0 <= at < len(passage.sentences)]
    way = chance.random()
    if way < JOINED_SHARE:
        places = sharing_most(claim, passage.sentences, words=WORDS, kept=places)
    elif beside and len(places) < 3 and way < JOINED_SHARE + NEIGHBOUR_SHARE:
        places = sorted([*places, chance.choice(beside)])
    yield Pair(claim=claim, evidence=shown_as(passage, places, chance), label=label, wrong=row.get("wrong", ""))
    if label != "not_found" and chance.random() < BESIDE_SHARE:
        near = other_places(claim, row["sentences"], passage)
        if near:
            yield Pair(claim=claim, evidence=shown_as(passage, near, chance), label="not_found")


def other_places(claim: str, places: Sequence[int], passage: Passage) -> list[int]:
    """The place of the other sentence that shares most words with the claim; none where it stands next to those of `places`, for
    it may tell the same.
    """
    wanted = set(stems(claim))
    others = sorted(
        (at for at in range(len(passage.sentences)) if at not in places),
        key=lambda at: -len(wanted & set(stems(passage.sentences[at]))),
    )[:1]
    return [at for at in others if abs(at - places[0]) > 1]


def shown_as(passage: Passage, places: Sequence[int], chance: random.Random) -> str:
    """As the check shows it to the model: behind the document's title, mostly."""
    text = " ".join(passage.shown(at) for at in places)
    return f"{passage.title}. {text}" if passage.title and chance.random() >= UNTITLED_SHARE else text
