"""The public sets → groups of pairs, by part."""

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from answer.checking.passages import sharing_most
from ingest.sentences import sentence_spans
from ingest.words import stems
from train.support.declarative import LONGEST_ANSWER, frame_of
from train.support.examples import Group, Label, Place, question_group, sentence_groups, unanswerable_group, wanted_kind
from train.support.splits import load_question_splits, load_splits, question_part, rows_of
from train.support.texts import QUESTION_SETS, paragraphs_of, plain, question_paragraphs, title_of
from train.support.values import Value, kind_of, values_of
from train.support.verbs import base_verbs

SEED = 7
MOST_EVIDENCE_WORDS = 70  # of a long text, the sentences that share most words with the claim


def made_groups(data: Path, part: str) -> list[Group]:
    """All that is made from questions and from sentences of the question sets."""
    chance = random.Random(SEED)
    groups: list[Group] = []
    for name in QUESTION_SETS:
        paragraphs = question_paragraphs(data, name, part)
        places: dict[str, list[Place]] = defaultdict(list)
        for paragraph in paragraphs:
            places[paragraph.document] += [Place(paragraph=paragraph, number=at) for at in range(len(paragraph.sentences))]
        groups += _of_questions(data, name, part, places, chance)
        verbs = base_verbs(sentence for paragraph in paragraphs for sentence in paragraph.sentences)
        for document in sorted(places):
            groups += _of_sentences(places[document], verbs, name, chance)
    return groups


def _of_questions(data: Path, name: str, part: str, places: dict[str, list[Place]], chance: random.Random) -> Iterator[Group]:
    rows = list(_questions(data, name, part))
    verbs = base_verbs([*(row["question"] for row in rows), *(place.sentence for found in places.values() for place in found)])
    pools: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        for answer in row["answers"][:1]:
            pools[row["document"], kind_of(answer)].append(answer.strip(" .,"))
    cases: dict[str, list[str]] = {}
    for row in rows:
        frame = frame_of(plain(row["question"]), verbs)
        if frame is None:
            continue
        if not row.get("answerable", True):
            group = unanswerable_group(frame, places[row["document"]], wanted_kind(row["question"]), chance, name)
            if group:
                yield group
            continue
        answers = [answer.strip(" .,") for answer in row["answers"] if len(answer.split()) <= LONGEST_ANSWER]
        quote = plain(row["evidence"][0]["quote"])
        place = next((place for place in places[row["document"]] if place.sentence in quote or quote in place.sentence), None)
        answer = next((answer for answer in answers if place and answer and answer in place.sentence), None)
        if place is None or answer is None:
            continue
        document = row["document"]
        if document not in cases:
            cases[document] = [value.text for one in places[document] for value in values_of(one.sentence) if _is_case(value)]
        group = question_group(frame, answer, place, pools[document, kind_of(answer)], cases[document], chance, name)
        if group:
            yield group


def _is_case(value: Value) -> bool:
    return value.kind.startswith("name") or value.kind == "time"


def _questions(data: Path, name: str, part: str) -> Iterator[dict[str, Any]]:
    splits = load_question_splits()
    for line in (data / name / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = row["evidence"][0]["document"] if row.get("evidence") else row.get("near") or ""
        is_of_use = row.get("answers") or not row.get("answerable", True)
        if is_of_use and document and question_part(splits, name, document) == part:
            yield {**row, "document": document, "answers": row.get("answers") or []}


def _of_sentences(places: Sequence[Place], verbs: frozenset[str], name: str, chance: random.Random) -> Iterator[Group]:
    pools: dict[str, list[str]] = defaultdict(list)
    for place in places:
        for value in values_of(place.sentence):
            pools[value.kind].append(value.text)
            if value.kind.startswith("name"):
                pools["name"].append(value.text)
    for place in places:
        yield from sentence_groups(place, pools, verbs, chance, name)


def real_groups(data: Path, part: str) -> list[Group]:
    """Claims that people wrote, with their evidence, one group a claim."""
    return [group for name in ("feverous", "factcheck", "wice", "fever_symmetric") for group in claim_groups(data, name, part)]


def claim_groups(data: Path, name: str, part: str) -> list[Group]:
    """The claims of one set; those of feverous beside their documents, and without one of the sentences that they need."""
    inside = set(load_splits()[name][part])
    groups: dict[str, Group] = {}
    for row in rows_of(data, name):
        if row["id"] not in inside:
            continue
        group = groups.setdefault(row["claim"], Group(source=name, kind="real"))
        claim = plain(row["claim"])
        if name == "feverous":
            _add_feverous(group, data, claim, row)
        else:
            group.add(row["label"], claim, selected(claim, plain(row["evidence_text"])))
    return [group for group in groups.values() if group.pairs]


def _add_feverous(group: Group, data: Path, claim: str, row: dict[str, Any]) -> None:
    sentences = feverous_sentences(data, row["documents"])
    if not sentences:
        return
    label: Label = row["label"]
    group.add(label, claim, selected(claim, " ".join(sentences)))
    wanted = set(stems(claim))
    shares = [len(wanted & set(stems(sentence))) for sentence in sentences]
    needed = shares.index(max(shares))
    rest = [sentence for at, sentence in enumerate(sentences) if at != needed]
    if rest:
        group.add("not_found", claim, selected(claim, " ".join(rest)))


def feverous_sentences(data: Path, documents: Sequence[str]) -> list[str]:
    """The sentences of a claim's documents, the first of each behind its title."""
    found = []
    for name in documents:
        sentences = [
            sentence for paragraph in paragraphs_of(data / "feverous" / "corpus" / name) for sentence in paragraph.sentences
        ]
        found += [f"{title_of(name.rsplit('-', 1)[0])}: {sentences[0]}", *sentences[1:]] if sentences else []
    return found


def selected(claim: str, text: str) -> str:
    """The text, or of a long one the sentences that share most words with the claim, in their order."""
    if len(text.split()) <= MOST_EVIDENCE_WORDS:
        return text
    sentences = [text[start:end] for start, end in sentence_spans(text, 0, len(text))]
    return " ".join(sentences[at] for at in sharing_most(claim, sentences, words=MOST_EVIDENCE_WORDS))
