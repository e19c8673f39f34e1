"""The rows about the source documents: well formed, and each span lies in its document."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from eval.matching import accepts
from eval.reading import parse_row
from eval.rows import Claim, Question
from tests.seeds.materialise import FILES, HERE, PARTS, SETS, TEXTS, SeedError, read_documents, read_rows, with_quotes, write

SHARED = HERE.parents[2] / "shared"
needs_documents = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the source documents are not here")
EITHER = {"id", "part", "evidence", "kind", "derived"}
QUESTION = EITHER | {"question", "answerable", "answers", "answers_all", "need", "polarity", "near", "traits", "asker"}
KEYS = {
    "questions.jsonl": QUESTION,
    "claims.jsonl": EITHER | {"claim", "label"},
    "visitors.jsonl": QUESTION,
    "later_questions.jsonl": QUESTION,
    "later_claims.jsonl": EITHER | {"claim", "label"},
    "newest_questions.jsonl": QUESTION,
    "newest_claims.jsonl": EITHER | {"claim", "label"},
    "last_questions.jsonl": QUESTION,
    "last_claims.jsonl": EITHER | {"claim", "label"},
    "draft_labels.jsonl": {"sentence", "text", "label", "differs", "traits", "evidence"},
}
PREFIXES = {"questions.jsonl": "seed-q", "claims.jsonl": "seed-c", "visitors.jsonl": "visitor-q"}


def group(row: dict[str, Any]) -> tuple[str, str]:
    """What the parts are balanced over: label and kind."""
    return str(row.get("label", row.get("answerable"))), row["kind"]


def spans(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [span for piece in row.get("evidence", []) for span in (piece, *piece.get("also", []))]


@pytest.mark.parametrize("name", PREFIXES)
def test_ids_are_unique_and_in_order(name: str) -> None:
    rows = read_rows(name)
    assert [row["id"] for row in rows] == [f"{PREFIXES[name]}{i:03d}" for i in range(1, len(rows) + 1)]


@pytest.mark.parametrize("name", FILES)
def test_keys_are_known(name: str) -> None:
    assert {key for row in read_rows(name) for key in row} <= KEYS[name]


@pytest.mark.parametrize("name", FILES)
def test_spans_name_known_documents(name: str) -> None:
    rows = read_rows(name)
    assert {frozenset(span) for row in rows for span in spans(row)} <= {
        frozenset({"document", "start", "end"}),
        frozenset({"document", "start", "end", "also"}),
    }
    assert {span["document"] for row in rows for span in spans(row)} <= set(TEXTS)
    assert {row["near"] for row in rows if "near" in row} <= set(TEXTS)


@pytest.mark.parametrize("name", PREFIXES)
def test_odd_rows_are_dev_and_even_rows_test(name: str) -> None:
    assert [row["part"] for row in read_rows(name)] == [PARTS[(int(row["id"][-3:]) + 1) % 2] for row in read_rows(name)]


@pytest.mark.parametrize("name", PREFIXES)
def test_parts_differ_by_at_most_one_row_of_a_kind(name: str) -> None:
    dev, test = (Counter(map(group, read_rows(name, part))) for part in PARTS)
    assert [g for g in dev | test if abs(dev[g] - test[g]) > 1] == []


@pytest.mark.parametrize(
    ("name", "prefix", "parts"),
    [
        ("later_questions.jsonl", "later-q", ["test", "dev", "test"]),
        ("later_claims.jsonl", "later-c", ["test", "dev", "test"]),
        ("newest_questions.jsonl", "newest-q", ["dev", "test"]),
        ("newest_claims.jsonl", "newest-c", ["dev", "test"]),
        ("last_questions.jsonl", "last-q", ["dev", "test"]),
        ("last_claims.jsonl", "last-c", ["dev", "test"]),
    ],
)
def test_of_later_rows_whole_writers_are_dev_or_test(name: str, prefix: str, parts: list[str]) -> None:
    rows = read_rows(name)
    assert [row["id"] for row in rows] == [f"{prefix}{i:03d}" for i in range(1, len(rows) + 1)]
    assert [part for part, _ in groupby(rows, key=lambda row: row["part"])] == parts


def test_claims_of_each_label_and_questions_of_both_sorts_are_there() -> None:
    assert Counter(row["label"] for row in read_rows("later_claims.jsonl")) == {
        "supported": 69,
        "contradicted": 68,
        "not_found": 71,
    }
    assert Counter(row["answerable"] for row in read_rows("later_questions.jsonl")) == {True: 120, False: 60}
    assert Counter(row["label"] for row in read_rows("claims.jsonl")) == {"supported": 60, "contradicted": 55, "not_found": 55}
    assert Counter(row["answerable"] for row in read_rows("questions.jsonl")) == {True: 65, False: 35}
    assert Counter(row["answerable"] for row in read_rows("visitors.jsonl")) == {True: 40, False: 20}
    assert Counter(row["label"] for row in read_rows("draft_labels.jsonl")) == {
        "supported": 12,
        "contradicted": 9,
        "not_found": 6,
        "nothing_to_check": 3,
    }


def test_labels_of_the_draft_are_its_sentences_in_order_and_no_others() -> None:
    blocks = (HERE / "draft.md").read_text(encoding="utf-8").split("\n\n")
    rows = read_rows("draft_labels.jsonl")
    assert [row["sentence"] for row in rows] == list(range(1, len(rows) + 1))
    assert " ".join(row["text"] for row in rows) == " ".join(block.strip() for block in blocks if not block.startswith("#"))


def test_a_sentence_says_what_differs_just_where_it_is_contradicted() -> None:
    rows = read_rows("draft_labels.jsonl")
    assert [row["sentence"] for row in rows if ("differs" in row) != (row["label"] == "contradicted")] == []
    assert [row["sentence"] for row in rows if ("evidence" in row) == (row["label"] == "nothing_to_check")] == []


@needs_documents
@pytest.mark.parametrize("name", FILES)
def test_every_span_lies_in_its_document_without_blanks_around_it(name: str) -> None:
    documents = read_documents(SHARED)
    wrong = []
    for row in read_rows(name):
        for span in spans(row):
            text, start, end = documents[span["document"]], span["start"], span["end"]
            if not 0 <= start < end <= len(text) or text[start:end] != text[start:end].strip():
                wrong.append((row["id"], span))
    assert wrong == []


@needs_documents
@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("questions.jsonl", Question),
        ("claims.jsonl", Claim),
        ("visitors.jsonl", Question),
        ("later_questions.jsonl", Question),
        ("later_claims.jsonl", Claim),
    ],
)
def test_rows_with_quotes_are_read_by_the_evaluation(name: str, form: type) -> None:
    documents = read_documents(SHARED)
    assert {type(parse_row(with_quotes(row, documents))) for row in read_rows(name)} == {form}


@needs_documents
def test_a_key_of_a_visitor_stands_in_the_evidence() -> None:
    documents = read_documents(SHARED)
    wrong = []
    for row in read_rows("visitors.jsonl"):
        question = parse_row(with_quotes(row, documents))
        assert isinstance(question, Question)
        quotes = "\n".join(passage.quote for piece in question.evidence for passage in piece.passages)
        if question.answerable and question.polarity is None and not accepts(question, quotes, None):
            wrong.append(row["id"])
    assert wrong == []


@needs_documents
@pytest.mark.parametrize("chosen", SETS)
def test_each_set_is_written_whole(chosen: str, tmp_path: Path) -> None:
    write(SHARED, tmp_path, None, SETS[chosen])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(SETS[chosen])


def test_a_span_beyond_its_document_is_refused() -> None:
    row = {"evidence": [{"document": "d.txt", "start": 2, "end": 9}]}
    with pytest.raises(SeedError, match="2..9 is no span of d.txt, which has 4 characters"):
        with_quotes(row, {"d.txt": "four"})


def test_a_span_becomes_a_quote_and_the_rest_stays() -> None:
    row = {
        "id": "a",
        "evidence": [{"document": "d.txt", "start": 0, "end": 2, "also": [{"document": "d.txt", "start": 2, "end": 4}]}],
    }
    assert with_quotes(row, {"d.txt": "four"}) == {
        "id": "a",
        "evidence": [{"document": "d.txt", "quote": "fo", "also": [{"document": "d.txt", "quote": "ur"}]}],
    }


def test_missing_documents_are_named(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="name the folder that holds seeds/"):
        read_documents(tmp_path)


def test_quotes_are_not_written_into_the_repository(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="lies in the repository"):
        write(tmp_path, HERE / "out", None)
