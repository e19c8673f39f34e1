"""Questions with an answer behind them → pairs: does the text answer so?

The check of an answer (`answer/verifying.py`) shows the model question and short answer together, "Who runs the port? Ada Lind",
and a sentence. Questions are of the documents that the span reader may learn from; the answer to one that cannot be answered is a
value of the kind asked for, from a sentence near to it, as a reader would pick it (Hu et al. 2019, Read + Verify).
"""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ingest.words import stems
from train.report_part import document_of
from train.span_reader.sets import TOWNS
from train.span_reader.splits import TOWN_FOLDERS
from train.support.examples import Pair, wanted_kind
from train.support.splits import load_question_splits, question_part
from train.support.texts import paragraphs_of, plain, title_of
from train.support.triples import Passage, document_passages
from train.support.values import kind_of, other_value, values_of

SEED = 24
LONGEST_ANSWER = 12  # words
NEAR = 2  # sentences that tempt, of a question that cannot be answered
BESIDE_SHARE = 0.6  # of answerable ones also stand beside a sentence that does not tell, with a value of it
OTHER_SHARE = 0.25  # and with another value beside the right sentence


def asked_pairs(data: Path, number: int, most: int = 2500) -> list[Pair]:
    """The pairs of one pass: of all questions about towns, and of about `most` of the other sets."""
    chance = random.Random(SEED + number)
    towns = [pair for row, text in _town_rows() for pair in _pairs_of(row, text, chance)]
    rows = [one for name in ("squad2", "squad1") if (data / name).is_dir() for one in _set_rows(data, name)]
    chance.shuffle(rows)
    others: list[Pair] = []
    for row, text in rows:
        if len(others) >= most:
            break
        others += _pairs_of(row, text, chance)
    return [*towns, *others]


def _town_rows() -> Iterator[tuple[dict[str, Any], Passage]]:
    texts = document_passages(TOWNS.name)
    for line in (TOWNS / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = document_of(row)
        if row.get("kind") != "overview" and document in texts and document[0] in TOWN_FOLDERS["train"]:
            yield row, texts[document]


def _set_rows(data: Path, name: str) -> Iterator[tuple[dict[str, Any], Passage]]:
    splits, texts = load_question_splits(), {}
    for line in (data / name / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = document_of(row)
        if not document or question_part(splits, name, document) != "train":
            continue
        if document not in texts:
            cut = tuple(one for paragraph in paragraphs_of(data / name / "corpus" / document) for one in paragraph.sentences)
            texts[document] = Passage(title=title_of(document), sentences=cut)
        yield row, texts[document]


def _pairs_of(row: dict[str, Any], text: Passage, chance: random.Random) -> Iterator[Pair]:
    question = plain(row["question"])
    wanted = set(stems(question))
    order = sorted(range(len(text.sentences)), key=lambda at: -len(wanted & set(stems(text.sentences[at]))))
    if not row.get("answerable", True):
        tempting = [at for at, one in enumerate(text.sentences) if one == row.get("tempting")]
        for at in tempting or order[:NEAR]:
            yield from _tempting(question, text, at, chance)
        return
    quote = plain(row["evidence"][0]["quote"])
    answers = [answer.strip(" .") for answer in row.get("answers") or [] if len(answer.split()) <= LONGEST_ANSWER]
    gold = next((at for at, one in enumerate(text.sentences) if (one in quote or quote in one) and _has(one, answers)), None)
    if gold is None:
        return
    answer = next(answer for answer in answers if answer in text.sentences[gold])
    yield Pair(claim=f"{question} {answer}", evidence=_shown(text, gold), label="supported")
    if chance.random() < BESIDE_SHARE:
        beside = [at for at in order[:4] if at != gold and not _has(text.sentences[at], answers)]
        for at in beside[:1]:
            yield from _tempting(question, text, at, chance)
    if chance.random() < OTHER_SHARE:
        pool = [value.text for value in values_of(text.sentences[gold]) if value.kind == kind_of(answer)]
        other = other_value(answer, kind_of(answer), pool, chance)
        if other:
            yield Pair(claim=f"{question} {other}", evidence=_shown(text, gold), label="contradicted", wrong=other)


def _has(sentence: str, answers: Sequence[str]) -> bool:
    return any(answer and answer in sentence for answer in answers)


def _tempting(question: str, text: Passage, at: int, chance: random.Random) -> Iterator[Pair]:
    """The question with a value of a sentence that does not answer it, of the kind asked for if there is one."""
    values = [value for value in values_of(text.sentences[at]) if value.text.casefold() not in question.casefold()]
    fitting = [value for value in values if value.kind.startswith(wanted_kind(question))] or values
    if fitting:
        yield Pair(claim=f"{question} {chance.choice(fitting).text}", evidence=_shown(text, at), label="not_found")


def _shown(text: Passage, at: int) -> str:
    """As the check of an answer shows it: behind the document's title."""
    return f"{text.title}. {text.shown(at)}" if text.title else text.shown(at)
